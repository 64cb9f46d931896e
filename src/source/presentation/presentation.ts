import type { Schema } from "../../request/schema.ts";

/** A public key of the curve P-256, with which HAIP has credentials signed. */
export interface PublicKey {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
  readonly kid?: string;
}

export interface PrivateKey extends PublicKey {
  readonly d: string;
}

/** Somebody whose credentials are trusted: an entry of the trust list. */
export interface TrustedIssuer {
  /** The `iss` of its credentials. */
  readonly issuer: string;
  readonly keys: readonly PublicKey[];
}

/** From which claim an attribute comes. No other claim is asked for, and none is kept. */
export interface ClaimMapping {
  /** Name in the schema. */
  readonly attribute: string;
  /** Names from the outside in, such as ["address", "country"]. */
  readonly path: readonly string[];
  /** "years" makes whole years since a date of the claim; otherwise the claim is the value. */
  readonly as?: "years";
}

/** Who asks: as wallets show it, and with what the request is signed. */
export interface Verifier {
  /** Client identifier with its prefix, such as "x509_hash:..." or "decentralized_identifier:did:jwk:...". */
  readonly clientId: string;
  readonly key: PrivateKey;
  /** Certificate chain (base64 of DER, leaf first) for the prefixes of X.509. */
  readonly certificates?: readonly string[];
  /** For the prefixes that name a key. */
  readonly keyId?: string;
}

export interface PresentationOptions {
  readonly verifier: Verifier;
  /**
   * Where wallets post their answers, with the page to lead the customer back to as `to`; by default to that page itself.
   */
  readonly post?: string;
  /** Type of the credential (`vct`) that is asked for. */
  readonly credentialType: string;
  readonly trusted: readonly TrustedIssuer[];
  readonly schema: Schema;
  readonly claims: readonly ClaimMapping[];
  /** The claim that names the holder at the issuer for ever; only its hash leaves the source. */
  readonly holder: readonly string[];
  /** Whether a credential without a status list is taken; without it, one that was taken back cannot be told. */
  readonly withoutStatus?: boolean;
  /** Made by `createSourceFetch` for the origins of the status lists. */
  readonly fetch: typeof fetch;
}
