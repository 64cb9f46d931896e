import * as z from "zod/v4";
import { SourceError, type SourceErrorCode } from "../sourceError.ts";

/** Longest pause that a bank's word is taken for: limits are counted a day. */
const LONGEST_PAUSE = 7 * 86_400;

const coded = z.object({ code: z.string().max(64) });
/** Both forms in which the standard has errors: its own, and application/problem+json. */
const errorShape = z.union([z.object({ tppMessages: z.array(coded).min(1).max(100) }), coded]);

/** What the bank's own codes mean for a reading. */
const meanings: Readonly<Record<string, SourceErrorCode>> = {
  ACCESS_EXCEEDED: "tooMany",
  CONSENT_EXPIRED: "expired",
  CONSENT_INVALID: "revoked",
  CONSENT_UNKNOWN: "gone",
  RESOURCE_UNKNOWN: "gone",
  RESOURCE_EXPIRED: "gone",
  SERVICE_BLOCKED: "refused",
};

const words: Partial<Record<SourceErrorCode, string>> = {
  tooMany: "The bank allows no more readings for now.",
  expired: "The customer's consent at the bank has expired.",
  revoked: "The consent is no longer valid at the bank: the customer or the bank has ended it.",
  gone: "The bank does not have what was asked for: the consent or the account has been deleted.",
  refused: "The bank does not open this customer's accounts to third parties.",
  unreachable: "The bank is not available.",
};

/** An answer of the bank that is of no use. */
export function unexpected(message: string, hint?: string): SourceError {
  return new SourceError("unexpected", message, hint === undefined ? {} : { hint });
}

/** The error for an answer that is no success. It takes the bank's codes, and none of its texts. */
export function refusalOf(
  status: number,
  content: unknown,
  { what, retryAfter, now }: { what: string; retryAfter: string | null; now: number },
): SourceError {
  const code = codeOf(status, content);
  const message = words[code] ?? `The bank answered ${status} when asked for ${what}.`;
  const pause = code === "tooMany" ? readPause(retryAfter, now) : undefined;
  return new SourceError(code, message, {
    details: { status, what },
    ...(pause === undefined ? {} : { retryAfter: pause }),
  });
}

function codeOf(status: number, content: unknown): SourceErrorCode {
  const known = errorCodes(content).find((code) => Object.hasOwn(meanings, code));
  if (known !== undefined) return meanings[known]!;
  if (status === 429) return "tooMany";
  if (status === 404 || status === 410) return "gone";
  if (status === 408 || status >= 500) return "unreachable";
  return "unexpected";
}

function errorCodes(content: unknown): string[] {
  const result = errorShape.safeParse(content);
  if (!result.success) return [];
  return "code" in result.data ? [result.data.code] : result.data.tppMessages.map(({ code }) => code);
}

/** Seconds until the bank may be asked again, by its header Retry-After: seconds, or a date as HTTP writes them. */
function readPause(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  // `Date.parse` alone would find a date in almost any text.
  const time = /^[A-Z][a-z]{2}, .* GMT$/.test(header) ? Date.parse(header) / 1000 : Number.NaN;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : Math.ceil(time - now);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 1), LONGEST_PAUSE);
}
