import {
  fromBase64Url,
  isObject,
  type JsonObject,
  malformed,
  readEncoded,
  toBase64Url,
  utf8,
  writeEncoded,
} from "./encoding.ts";
import type { PrivateKey, PublicKey } from "./presentation.ts";

const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const ES256 = { name: "ECDSA", hash: "SHA-256" };

export interface Jwt {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** Takes a compact JWT apart, and checks no signature. Throws `SourceError` ("unexpected"). */
export function parseJwt(text: string): Jwt {
  const parts = text.split(".");
  const [header, payload] = parts.slice(0, 2).map(readEncoded);
  if (parts.length !== 3 || !isObject(header) || !isObject(payload)) throw malformed();
  return { header, payload, signed: utf8(`${parts[0]}.${parts[1]}`), signature: fromBase64Url(parts[2]) };
}

/** Whether one of the keys signed a JWT with ES256; no other algorithm counts, and none that extends the header. */
export async function isSignedBy(
  { header, signed, signature }: Jwt,
  keys: readonly PublicKey[],
): Promise<boolean> {
  if (header.alg !== "ES256" || header.crit !== undefined || signature.length !== 64) return false;
  for (const { kty, crv, x, y } of keys) {
    try {
      const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, CURVE, false, ["verify"]);
      if (await crypto.subtle.verify(ES256, key, signature, signed)) return true;
    } catch {
      // A point that is not on the curve signed nothing.
    }
  }
  return false;
}

/** A signed compact JWT. */
export async function signJwt(
  header: JsonObject,
  payload: JsonObject,
  { kty, crv, x, y, d }: PrivateKey,
): Promise<string> {
  const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y, d }, CURVE, false, ["sign"]);
  const signed = `${writeEncoded({ ...header, alg: "ES256" })}.${writeEncoded(payload)}`;
  return `${signed}.${toBase64Url(new Uint8Array(await crypto.subtle.sign(ES256, key, utf8(signed))))}`;
}
