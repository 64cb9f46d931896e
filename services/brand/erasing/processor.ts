import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";

/** The service as OpenDSR's processor: what it signs with, and whom it works for. */
export interface Processor {
  /** The brand's domain; the controller in OpenDSR's words. */
  readonly domain: string;
  /** Headers of a reply or a callback, which sign its body. */
  headersOf(body: string): Readonly<Record<string, string>>;
  /** The public key, PEM, by which signatures are checked: ECDSA of P-256 and SHA-256, in DER. */
  readonly publicKey: string;
}

/**
 * @param seed 64 hexadecimal digits that only this service has, and has at each start.
 */
export function createProcessor(domain: string, seed: string): Processor {
  const secret = p256.utils.randomSecretKey(expand(seed));
  const point = p256.getPublicKey(secret, false);
  const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const [x, y] = [encode(point.subarray(1, 33)), encode(point.subarray(33, 65))];
  const key = createPrivateKey({ key: { kty: "EC", crv: "P-256", d: encode(secret), x, y }, format: "jwk" });
  return {
    domain,
    headersOf: (body) => ({
      "x-opendsr-processor-domain": domain,
      "x-opendsr-signature": sign("sha256", Buffer.from(body), key).toString("base64"),
    }),
    publicKey: createPublicKey(key).export({ type: "spki", format: "pem" }).toString(),
  };
}

/** As many bytes as a key without bias is made of. */
function expand(seed: string): Uint8Array {
  const bytes = Buffer.from(seed, "hex");
  return Buffer.concat([bytes, bytes]).subarray(0, 48);
}
