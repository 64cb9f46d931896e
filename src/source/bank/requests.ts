import type * as z from "zod/v4";
import { readSourceJson } from "../fetching.ts";
import type { Bank } from "./bank.ts";
import { refusalOf } from "./refusals.ts";
import { take } from "./shapes.ts";

/** One request of the standard. */
export interface BankRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly address: string;
  /** What is asked for, in words for errors. */
  readonly what: string;
  /** UNIX seconds. */
  readonly now: number;
  /** The consent under which accounts are read. */
  readonly consentId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Asks the bank, and takes from its answer what a shape names. Throws `SourceError`. */
export async function ask<Value>(bank: Bank, request: BankRequest, shape: z.ZodType<Value>): Promise<Value> {
  const answer = await send(bank, request);
  if (!answer.ok) throw await refusal(answer, request);
  return take(shape, await readSourceJson(answer), request.what);
}

/** Sends a request, with what the standard wants of each. */
export function send(
  bank: Bank,
  { method, address, consentId, headers, body }: BankRequest,
): Promise<Response> {
  return bank.fetch(address, {
    method,
    headers: {
      accept: "application/json",
      "x-request-id": crypto.randomUUID(),
      // Says that the customer is there; the standard takes the gateway's own address where the customer's is not known.
      "psu-ip-address": bank.address,
      ...(consentId === undefined ? {} : { "consent-id": consentId }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The error for an answer that says no. */
export async function refusal(answer: Response, { what, now }: BankRequest) {
  const content = await readSourceJson(answer).catch(() => undefined);
  return refusalOf(answer.status, content, { what, retryAfter: answer.headers.get("retry-after"), now });
}
