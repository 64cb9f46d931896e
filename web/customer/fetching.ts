import { DecdpError } from "../../src/errors.ts";

/** Milliseconds. */
const PATIENCE = 20_000;
const LARGEST = 4 * 1024 * 1024;

/** The text at an address; undefined where there is none. Follows no redirect. Throws `DecdpError` for everything else. */
export async function textAt(address: string, given: RequestInit = {}): Promise<string | undefined> {
  const signal = AbortSignal.timeout(PATIENCE);
  const options: RequestInit = { redirect: "error", credentials: "omit", referrerPolicy: "no-referrer" };
  const reply = await fetch(address, { ...options, signal, ...given }).catch((cause: unknown) => {
    throw new DecdpError(`${hostOf(address)} did not answer.`, {
      hint: "Check the connection, and try again.",
      cause,
    });
  });
  if (reply.status === 404 || reply.status === 204) return undefined;
  const text = await reply.text();
  if (!reply.ok || text.length > LARGEST) {
    throw new DecdpError(`${hostOf(address)} refused (${reply.status}).`, {
      details: { status: reply.status, text: text.slice(0, 300) },
      hint: "Try again later.",
    });
  }
  return text;
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
