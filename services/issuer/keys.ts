import { hmac, openUnder, sealUnder } from "../shared/secretKeys.ts";

/** Variable of the secret by which accounts are known again. */
export const ISSUER_SECRET = "DECDP_ISSUER_SECRET";

/** Encrypts a card under what only the customer has, so that the gateway cannot read it once it is issued. */
export function sealForSession(session: string, text: string): string {
  return sealUnder(hmac(Buffer.from(session.slice(2), "hex"), "card"), text);
}

export function openForSession(session: string, sealed: string): string {
  return openUnder(hmac(Buffer.from(session.slice(2), "hex"), "card"), sealed);
}
