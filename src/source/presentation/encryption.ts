import { SourceError } from "../sourceError.ts";
import {
  fromBase64Url,
  isObject,
  type JsonObject,
  malformed,
  readEncoded,
  sha256,
  toBase64Url,
  utf8,
} from "./encoding.ts";
import type { PrivateKey, PublicKey } from "./presentation.ts";

const ECDH = { name: "ECDH", namedCurve: "P-256" };
/** What HAIP wants both sides to have, and the bytes of their keys. */
const keyBytes: Readonly<Record<string, number>> = { A128GCM: 16, A256GCM: 32 };
export const ENCRYPTIONS = Object.keys(keyBytes);

/** A fresh key pair for the answer to one request. */
export async function createAnswerKey(): Promise<PrivateKey> {
  const { privateKey } = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
  const { x, y, d } = await crypto.subtle.exportKey("jwk", privateKey);
  const point = toBase64Url(await sha256(utf8(`${x}.${y}`)));
  return { kty: "EC", crv: "P-256", x: x!, y: y!, d: d!, kid: point.slice(0, 16) };
}

/** Decrypts a compact JWE with ECDH-ES and AES-GCM to JSON. Throws `SourceError`. */
export async function decrypt(text: string, key: PrivateKey): Promise<JsonObject> {
  const parts = text.split(".");
  const header = readEncoded(parts[0]);
  if (parts.length !== 5 || !isObject(header) || header.alg !== "ECDH-ES" || header.crit !== undefined)
    throw malformed();
  const length =
    typeof header.enc === "string" && Object.hasOwn(keyBytes, header.enc) ? keyBytes[header.enc]! : 0;
  if (length === 0 || parts[1] !== "" || !isObject(header.epk)) throw malformed();
  const [iv, ciphertext, tag] = parts.slice(2).map(fromBase64Url);
  const whole = new Uint8Array([...ciphertext!, ...tag!]);
  try {
    const agreed = await agree(key, header.epk as unknown as PublicKey);
    const derived = await derive(agreed, header, length);
    const secret = await crypto.subtle.importKey("raw", derived, "AES-GCM", false, ["decrypt"]);
    const additionalData = utf8(parts[0]!);
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: iv!, additionalData, tagLength: 128 },
      secret,
      whole,
    );
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
    if (isObject(value)) return value;
  } catch {
    throw new SourceError("tampered", "The wallet's answer cannot be decrypted with this request's key.");
  }
  throw malformed();
}

async function agree({ kty, crv, x, y, d }: PrivateKey, other: PublicKey): Promise<Uint8Array<ArrayBuffer>> {
  const own = await crypto.subtle.importKey("jwk", { kty, crv, x, y, d }, ECDH, false, ["deriveBits"]);
  const point = { kty: other.kty, crv: other.crv, x: other.x, y: other.y };
  const theirs = await crypto.subtle.importKey("jwk", point, ECDH, false, []);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, own, 256));
}

/** Concat KDF of RFC 7518, section 4.6.2, for keys of one hash at most. */
function derive(agreed: Uint8Array, { enc, apu = "", apv = "" }: JsonObject, length: number) {
  const number = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
  const sized = (bytes: Uint8Array) => [...number(bytes.length), ...bytes];
  const info = [
    ...sized(utf8(String(enc))),
    ...sized(fromBase64Url(apu)),
    ...sized(fromBase64Url(apv)),
    ...number(length * 8),
  ];
  return sha256(new Uint8Array([...number(1), ...agreed, ...info])).then((hash) => hash.slice(0, length));
}
