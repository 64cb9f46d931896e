import type { Hash } from "viem";
import * as z from "zod/v4";
import type { SignedClaim, SignedConsent, SignedWithdrawal } from "../chain/typedData.ts";
import { DecdpError } from "../errors.ts";
import { writeSignedClaim } from "../format/answer/signedClaim.ts";
import { writeSignedConsent } from "../format/answer/signedConsent.ts";
import { writeSignedWithdrawal } from "../format/answer/signedWithdrawal.ts";
import { type Submission, writeSubmission } from "../format/answer/submission.ts";
import { word } from "../format/reading/fields.ts";
import { readReplyText } from "../format/reading/replyText.ts";

/** What a relayer is asked to put on chain, by its route. */
type Route = "answers" | "consents" | "withdrawals" | "claims";

export interface RelayerOptions {
  /** Milliseconds to wait until it is on chain; ten minutes by default. */
  readonly patience?: number;
  /** Milliseconds between two questions about it; a second by default. */
  readonly interval?: number;
}

/** What became of a message. A relayer's word: the chain itself is the proof. */
export interface Relayed {
  /** What the relayer calls it. */
  readonly id: string;
  /** The transaction that it is in. */
  readonly hash: Hash;
}

/** Longest wait for one reply, milliseconds. */
const LONGEST_REPLY = 30_000;
/** Bytes of the longest reply that is read; one of a relayer has a few hundred. */
const LARGEST_REPLY = 65_536;
/** Longest text of a relayer that an error shows. */
const LONGEST_TEXT = 300;

const progressShape = z.object({
  id: z.string().regex(/^[\w-]{1,100}$/),
  state: z.enum(["queued", "sent", "settled", "skipped", "refused"]),
  transaction: word.optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
});
type Progress = z.output<typeof progressShape>;

/** Has a relayer settle an answer. Throws `DecdpError` as the other functions here do. */
export function relayAnswer(url: string, submission: Submission, options?: RelayerOptions): Promise<Relayed> {
  return relay(url, "answers", writeSubmission(submission), options);
}

/** Has a relayer record a consent. */
export function relayConsent(
  url: string,
  consent: SignedConsent,
  options?: RelayerOptions,
): Promise<Relayed> {
  return relay(url, "consents", writeSignedConsent(consent), options);
}

/** Has a relayer record a withdrawal. */
export function relayWithdrawal(
  url: string,
  withdrawal: SignedWithdrawal,
  options?: RelayerOptions,
): Promise<Relayed> {
  return relay(url, "withdrawals", writeSignedWithdrawal(withdrawal), options);
}

/** Has a relayer pay out a claim. */
export function relayClaim(url: string, claim: SignedClaim, options?: RelayerOptions): Promise<Relayed> {
  return relay(url, "claims", writeSignedClaim(claim), options);
}

/**
 * Hands something to a relayer and waits until it says that it is on chain. Throws `DecdpError` if the relayer cannot be
 * reached, refuses it, gives it up or takes longer than one is patient. Repeating the same is harmless: a relayer does
 * everything once.
 */
async function relay(
  url: string,
  route: Route,
  body: string,
  { patience = 600_000, interval = 1000 }: RelayerOptions = {},
): Promise<Relayed> {
  const place = new URL(`${route}`, url.endsWith("/") ? url : `${url}/`).href;
  const headers = { "content-type": "application/json" };
  let progress = await ask(place, { method: "POST", headers, body });
  for (const end = Date.now() + patience; isUnderWay(progress); ) {
    if (Date.now() > end) throw stillUnderWay(place, progress);
    await new Promise((resolve) => setTimeout(resolve, interval));
    progress = await ask(`${place}/${progress.id}`, {});
  }
  const { id, state, transaction, reason, message } = progress;
  if (state === "settled" && transaction !== undefined) return { id, hash: transaction };
  throw new DecdpError(
    `The relayer gave up (${oneLine(reason ?? state)}). ${oneLine(message ?? "")}`.trim(),
    {
      details: { place, id, state, reason },
      hint: "Try again, another relayer, or send it yourself.",
    },
  );
}

function isUnderWay({ state }: Progress): boolean {
  return state === "queued" || state === "sent";
}

async function ask(place: string, request: RequestInit): Promise<Progress> {
  const { status, text } = await fetchText(place, request);
  const body = parse(text);
  // With 409 it tells of the answer that has the nullifier: an earlier one of the same customer, who alone can make it.
  const progress = [200, 202, 409].includes(status) ? progressShape.safeParse(body) : undefined;
  if (progress?.success) return progress.data;
  const { error, message } = z
    .object({ error: z.string(), message: z.string() })
    .partial()
    .catch({})
    .parse(body);
  throw new DecdpError(
    `The relayer at ${new URL(place).origin} refused (${oneLine(error ?? `HTTP status ${status}`)}). ${oneLine(message ?? "")}`.trim(),
    {
      details: { place, status, error },
      hint: status === 404 ? "Check the relayer's address." : "Correct it, or try another relayer.",
    },
  );
}

async function fetchText(place: string, request: RequestInit) {
  try {
    const signal = AbortSignal.timeout(LONGEST_REPLY);
    // What is signed is for this relayer, and not for wherever it points.
    const response = await fetch(place, { ...request, signal, redirect: "error" });
    return { status: response.status, text: await readReplyText(response, LARGEST_REPLY) };
  } catch (cause) {
    throw new DecdpError(`The relayer at ${new URL(place).origin} did not answer.`, {
      cause,
      hint: "Check its address and the connection, and try again: a relayer does everything once.",
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stillUnderWay(place: string, { id, state, transaction }: Progress): DecdpError {
  return new DecdpError(`The relayer has it, but it is not on chain yet (${state}).`, {
    details: { id, state, transaction },
    hint: `Ask again at ${place}/${id}, or repeat this: the relayer does everything once.`,
  });
}

function oneLine(text: string): string {
  return text.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, " ").slice(0, LONGEST_TEXT);
}
