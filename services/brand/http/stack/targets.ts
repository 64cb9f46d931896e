import { randomUUID, timingSafeEqual } from "node:crypto";
import { createWebhookSecret } from "../../../../src/brand/webhooks/secret.ts";
import { readJson } from "../../../shared/http/body.ts";
import { RequestRefusedError } from "../../../shared/http/errors.ts";
import { errorReply, notFound, type Request } from "../../../shared/http/replies.ts";
import { whyNoTarget } from "../../outside/guardedPost.ts";
import type { Stack } from "../../stack.ts";
import { countDeliveries, deadLetters, reviveDeadLetters } from "../../store/outside/deliveries.ts";
import {
  addTarget,
  allTargets,
  approveTarget,
  findTarget,
  removeTarget,
  replaceSecrets,
  rewindTarget,
  type Target,
} from "../../store/outside/targets.ts";
import { approvalShape, replayShape, targetShape } from "./shapes.ts";

/** Header in which the privacy officer's token is shown, beside that of the brand. */
export const OFFICER_HEADER = "x-decdp-officer";
/** Dead letters that are shown at once. */
const MOST_LETTERS = 100;

/** Names a target. Nothing is sent before the privacy officer has approved it. A webhook's secret is shown this once. */
export async function postTarget({ database, outside, now }: Stack, context: Request) {
  const { kind, url, campaigns, writeKey, secret } = targetShape.parse(await readJson(context));
  const why = whyNoTarget(url, outside.reach);
  if (why !== undefined) throw new RequestRefusedError("NoTarget", `Nothing is sent to this address. ${why}`);
  if ((kind === "segment") !== (writeKey !== undefined)) {
    throw new RequestRefusedError("WriteKey", "A target of the kind segment, and no other, has a write key.");
  }
  const own = kind === "webhook" ? (secret ?? createWebhookSecret()) : writeKey;
  const target = randomUUID();
  const sealedSecrets = outside.seal(JSON.stringify(own === undefined ? [] : [own]));
  await addTarget(database.query, { target, kind, url, sealedSecrets, campaigns, createdAt: now() });
  return context.json({ target, ...(kind === "webhook" && { secret: own }) }, 201);
}

export async function getTargets({ database }: Stack, context: Request) {
  const targets = await allTargets(database.query);
  const shown = await Promise.all(
    targets.map(async ({ target, kind, url, campaigns, createdAt, approved, position }) => ({
      ...{ target, kind, url, campaigns: campaigns?.map((one) => `${one}`), createdAt, approved, position },
      ...(await countDeliveries(database.query, target)),
    })),
  );
  return context.json({ targets: shown });
}

/** The privacy officer's approval, shown by a token of their own, with their name. */
export async function postApproval(stack: Stack, context: Request) {
  const { database, officerToken, now } = stack;
  if (!isSame(officerToken, context.req.header(OFFICER_HEADER))) {
    return errorReply(
      context,
      403,
      "NotOfficer",
      "The privacy officer approves targets, with a token of their own.",
    );
  }
  const { by } = approvalShape.parse(await readJson(context));
  const target = context.req.param("target") ?? "";
  if (!(await approveTarget(database.query, target, { by, at: now() }))) return notFound(context);
  stack.wake();
  const { approved } = (await findTarget(database.query, target))!;
  return context.json({ target, approved });
}

/** A new secret; until the next replacement messages are signed with both, so that a receiver can change over. */
export async function postSecret({ database, outside }: Stack, context: Request) {
  return withTarget(database, context, async (target) => {
    requireWebhook(target);
    const [last] = JSON.parse(outside.open(target.sealedSecrets)) as string[];
    const secret = createWebhookSecret();
    await replaceSecrets(database.query, target.target, outside.seal(JSON.stringify([secret, last])));
    return context.json({ secret });
  });
}

/** Has everything sent again that happened after a position. */
export async function postReplay(stack: Stack, context: Request) {
  const { after } = replayShape.parse(await readJson(context));
  return withTarget(stack.database, context, async (target) => {
    requireWebhook(target);
    await rewindTarget(stack.database.query, target.target, Math.min(after, target.position));
    stack.wake();
    return context.json({ after: Math.min(after, target.position) });
  });
}

export async function getDeadLetters({ database }: Stack, context: Request) {
  return withTarget(database, context, async ({ target }) => {
    const letters = await deadLetters(database.query, target, MOST_LETTERS);
    return context.json({
      letters: letters.map(({ item, position, tries, failure }) => ({ item, position, tries, failure })),
    });
  });
}

export async function postDeadLetters(stack: Stack, context: Request) {
  return withTarget(stack.database, context, async ({ target }) => {
    const revived = await reviveDeadLetters(stack.database.query, target);
    stack.wake();
    return context.json({ revived });
  });
}

export async function deleteTarget({ database }: Stack, context: Request) {
  const isRemoved = await removeTarget(database.query, context.req.param("target") ?? "");
  return isRemoved ? context.body(null, 204) : notFound(context);
}

async function withTarget(
  { query }: Stack["database"],
  context: Request,
  work: (target: Target) => Promise<Response>,
): Promise<Response> {
  const target = await findTarget(query, context.req.param("target") ?? "");
  return target === undefined ? notFound(context) : work(target);
}

function requireWebhook({ kind }: Target): void {
  if (kind === "webhook") return;
  throw new RequestRefusedError(
    "NoWebhook",
    `This is done with webhooks, and not with a target of the kind ${kind}.`,
  );
}

function isSame(token: string | undefined, shown: string | undefined): boolean {
  if (token === undefined) return false;
  const [given, wanted] = [Buffer.from(shown ?? ""), Buffer.from(token)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
