import { createCipheriv, createECDH, createHash, randomBytes } from "node:crypto";
import type { PublicKey } from "../../../src/source/presentation/presentation.ts";

/** A compact JWE with ECDH-ES and AES-GCM, as a wallet makes it; written with other functions than it is read with. */
export function encryptFor(
  key: PublicKey,
  text: string,
  { enc = "A128GCM", apu = "", apv = "" } = {},
): string {
  const own = createECDH("prime256v1");
  const point = own.generateKeys();
  const [x, y] = [key.x, key.y].map((part) => Buffer.from(part, "base64url"));
  const agreed = own.computeSecret(Buffer.concat([Buffer.of(4), x!, y!]));
  const bits = enc === "A128GCM" ? 128 : 256;
  const number = (value: number) => Buffer.from(value.toString(16).padStart(8, "0"), "hex");
  const sized = (bytes: Buffer) => Buffer.concat([number(bytes.length), bytes]);
  const parties = [apu, apv].map((party) => sized(Buffer.from(party, "base64url")));
  const info = [sized(Buffer.from(enc)), ...parties, number(bits)];
  const derived = createHash("sha256")
    .update(Buffer.concat([number(1), agreed, ...info]))
    .digest()
    .subarray(0, bits / 8);
  const epk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const header = Buffer.from(
    JSON.stringify({ alg: "ECDH-ES", enc, epk, ...(apu && { apu }), ...(apv && { apv }) }),
  ).toString("base64url");
  const iv = randomBytes(12);
  const cipher = createCipheriv(bits === 128 ? "aes-128-gcm" : "aes-256-gcm", derived, iv).setAAD(
    Buffer.from(header),
  );
  const ciphertext = Buffer.concat([cipher.update(text), cipher.final()]);
  const parts = [iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString("base64url"));
  return [header, "", ...parts].join(".");
}
