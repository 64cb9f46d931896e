import { SourceError } from "../sourceError.ts";
import { isObject, type JsonObject, malformed } from "./encoding.ts";
import { isSignedBy } from "./jwt.ts";
import type { PresentationOptions, PublicKey, TrustedIssuer } from "./presentation.ts";
import type { SdJwt } from "./sdJwt.ts";

/** Seconds by which clocks may differ. */
export const CLOCK_SKEW = 60;
/** Seconds for which a key binding counts: the wallet makes it while the customer waits. */
const LONGEST_BINDING = 300;

/** Checks who issued a credential, and that it is valid now. Throws `SourceError`. */
export async function requireIssued(
  { issued }: SdJwt,
  { trusted, credentialType }: Pick<PresentationOptions, "trusted" | "credentialType">,
  now: number,
): Promise<{ readonly issuer: TrustedIssuer; readonly expires: number }> {
  const { header, payload } = issued;
  const issuer = trusted.find(({ issuer }) => issuer === payload.iss);
  if (issuer === undefined) {
    throw new SourceError("forged", "The credential is of an issuer that is not on the trust list.");
  }
  // The second is what the type was called before 2025.
  const typed = header.typ === "dc+sd-jwt" || header.typ === "vc+sd-jwt";
  if (!typed || !(await isSignedBy(issued, keysFor(issuer.keys, header)))) {
    throw new SourceError("forged", "The credential is not signed by the issuer that it names.");
  }
  if (payload.vct !== credentialType)
    throw new SourceError("unexpected", "The credential is of another type.");
  const { expires } = requireTimes(payload, now);
  return { issuer, expires };
}

/** Checks that whoever presents holds the credential, for this request and verifier. Throws `SourceError`. */
export async function requireHolder(
  { issued, keyBinding, hash }: SdJwt,
  { nonce, clientId }: { readonly nonce: string; readonly clientId: string },
  now: number,
): Promise<void> {
  const { cnf } = issued.payload;
  const key = isObject(cnf) ? cnf.jwk : undefined;
  if (!isObject(key)) throw malformed();
  const { header, payload } = keyBinding;
  if (header.typ !== "kb+jwt" || !(await isSignedBy(keyBinding, [key as unknown as PublicKey]))) {
    throw new SourceError("forged", "The presentation is not signed by the credential's holder.");
  }
  if (payload.nonce !== nonce)
    throw new SourceError("replayed", "The presentation was made for another request.");
  if (payload.aud !== clientId)
    throw new SourceError("replayed", "The presentation was made for somebody else.");
  const age = now - Number(payload.iat);
  if (typeof payload.iat !== "number" || !(age <= LONGEST_BINDING && age >= -CLOCK_SKEW)) {
    throw new SourceError("replayed", "The presentation was not made now.");
  }
  if (payload.sd_hash !== hash) {
    throw new SourceError("tampered", "The presentation is not what its holder signed.");
  }
}

/** Checks `nbf`, `iat` and `exp`, of which the last has to be there. Throws `SourceError`. */
export function requireTimes({ nbf = 0, iat = 0, exp }: JsonObject, now: number): { expires: number } {
  if (typeof nbf !== "number" || typeof iat !== "number" || typeof exp !== "number") throw malformed();
  if (now >= exp) throw new SourceError("expired", "The credential has expired.");
  if (now + CLOCK_SKEW < Math.max(nbf, iat))
    throw new SourceError("unexpected", "The credential is not valid yet.");
  return { expires: Math.floor(exp) };
}

/** The keys that may have signed: the one that the header names, if the list has its name. */
export function keysFor(keys: readonly PublicKey[], { kid }: JsonObject): readonly PublicKey[] {
  const named = keys.filter((key) => key.kid !== undefined && key.kid === kid);
  return named.length > 0 ? named : keys.filter((key) => key.kid === undefined || kid === undefined);
}
