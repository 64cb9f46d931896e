import { createHash } from "node:crypto";
import {
  type Erasure,
  openDsrCancellation,
  openDsrError,
  openDsrReceipt,
  openDsrStatus,
} from "../../../../src/brand/openDsr/replies.ts";
import { openDsrDiscovery, openDsrRequestShape } from "../../../../src/brand/openDsr/request.ts";
import { usuallyDue } from "../../../../src/rights/clock.ts";
import { readJson } from "../../../shared/http/body.ts";
import type { Request } from "../../../shared/http/replies.ts";
import { callbackTargets } from "../../erasing/callbacks.ts";
import { eraseCustomer } from "../../erasing/erase.ts";
import type { Stack } from "../../stack.ts";
import { findErasure, keepErasure, moveErasure } from "../../store/outside/erasureRequests.ts";
import { erasureShape } from "./shapes.ts";

/** Where OpenDSR's routes are. */
export const OPEN_DSR = "/opendsr/v1";

/** Erases a customer at once, and says what was removed and what remains. */
export async function postErasure(stack: Stack, context: Request) {
  const { customerId } = erasureShape.parse(await readJson(context));
  const result = await eraseCustomer(stack.database, stack.digest(customerId), stack.now());
  stack.wake();
  return context.json(result);
}

export function getDiscovery({ publicUrl }: Stack, context: Request) {
  return context.json(openDsrDiscovery(`${publicUrl}${OPEN_DSR}/certificate`));
}

export function getCertificate({ outside }: Stack, context: Request) {
  return context.body(outside.processor.publicKey, 200, { "content-type": "application/x-pem-file" });
}

/** Takes a request for erasure, and replies with a signed receipt. The same again gives the same receipt. */
export async function postOpenDsr(stack: Stack, context: Request) {
  const text = await context.req.text();
  const read = openDsrRequestShape.safeParse(parsed(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse(context, 400, `${issue?.path.join(".")}: ${issue?.message}`);
  }
  const { query } = stack.database;
  const {
    subject_request_id: id,
    subject_identities: identities,
    status_callback_urls: callbacks,
  } = read.data;
  if ((await callbackTargets(query, callbacks)) === undefined) {
    return refuse(
      context,
      400,
      "status_callback_urls: each has to be an approved target of the kind opendsr",
    );
  }
  const receivedAt = stack.now();
  const digest = createHash("sha256").update(text).digest("hex");
  const kept = await keepErasure(query, {
    ...{ id, state: "pending", receivedAt, dueAt: usuallyDue(receivedAt), erased: [], remains: [] },
    ...{ customerIds: identities.map(({ identity_value: name }) => stack.digest(name)), callbacks, digest },
  });
  if (kept.digest !== digest)
    return refuse(context, 409, "subject_request_id: it was used for another request");
  stack.wake();
  return signed(stack, context, 201, openDsrReceipt(stack.outside.processor.domain, kept, text));
}

export async function getOpenDsr(stack: Stack, context: Request) {
  return withErasure(stack, context, async (erasure) =>
    signed(stack, context, 200, openDsrStatus(stack.outside.processor.domain, erasure)),
  );
}

/** Cancels a request that nobody has begun with. */
export async function deleteOpenDsr(stack: Stack, context: Request) {
  return withErasure(stack, context, async (erasure) => {
    const isMoved = await moveErasure(stack.database.query, erasure.id, {
      from: ["pending"],
      to: "cancelled",
    });
    if (!isMoved) return refuse(context, 400, `the request is ${erasure.state}`);
    return signed(
      stack,
      context,
      202,
      openDsrCancellation(stack.outside.processor.domain, erasure, stack.now()),
    );
  });
}

async function withErasure(
  { database }: Stack,
  context: Request,
  work: (erasure: Erasure) => Promise<Response>,
): Promise<Response> {
  const erasure = await findErasure(database.query, context.req.param("id") ?? "");
  return erasure === undefined ? refuse(context, 404, "there is no such request") : work(erasure);
}

function signed({ outside }: Stack, context: Request, status: 200 | 201 | 202, body: string): Response {
  const headers = outside.processor.headersOf(body);
  return context.body(body, status, { "content-type": "application/json", ...headers });
}

function refuse(context: Request, status: 400 | 404 | 409, message: string): Response {
  return context.body(openDsrError(status, message), status, { "content-type": "application/json" });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
