import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { SourceError } from "../sourceError.ts";

/** Parameters that the page has to which the bank sends the customer back. */
const STATE = "state";
const OUTCOME = "outcome";

/** What tells that a browser comes back from this session's consent, and that nobody else sent it. */
export function stateOf({ session, nonce }: { readonly session: string; readonly nonce: string }): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(["bank", session, nonce]))));
}

/** The pages to which the bank sends the customer after a yes and after a no. */
export function returnAddresses(returnTo: string, state: string) {
  const yes = new URL(returnTo);
  yes.searchParams.set(STATE, state);
  const no = new URL(yes);
  no.searchParams.set(OUTCOME, "refused");
  return { yes: yes.href, no: no.href };
}

/**
 * Checks the address that the customer's browser came back to. Throws `SourceError`: "forged" if it is not the page of
 * this session, "refused" if the bank sent the customer to the page for a no.
 */
export function requireReturned(
  given: unknown,
  { returnTo, state }: { returnTo: string; state: string },
): void {
  const [page, expected] = [typeof given === "string" ? URL.parse(given) : null, new URL(returnTo)];
  const states = page?.searchParams.getAll(STATE) ?? [];
  if (
    page?.origin !== expected.origin ||
    page.pathname !== expected.pathname ||
    states.length !== 1 ||
    states[0] !== state
  ) {
    throw new SourceError("forged", "The page that came back is not the one of this session.", {
      hint: "Begin again, and stay in one browser.",
    });
  }
  if (page.searchParams.has(OUTCOME) || page.searchParams.has("error")) {
    throw new SourceError("refused", "The customer did not allow the reading at the bank.");
  }
}
