import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { howToKeep, readSecret } from "./keystore.ts";
import { ServiceError } from "./serviceError.ts";

/** What a service does with its secret, which nobody else has. */
export interface SecretKeys {
  /** A keyed digest of a text for one purpose, hexadecimal: the same text gives the same, and tells nothing. */
  digest(purpose: string, text: string): string;
  /** Encrypts a text under the service's secret. */
  seal(text: string): string;
  /** The text again. Throws for what was sealed under another secret. */
  open(sealed: string): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A secret of 32 bytes by its variable. Throws `ServiceError` if there is none.
 *
 * @param use What is kept under it, in words.
 */
export async function readServiceSecret(variable: string, use: string): Promise<Buffer> {
  const given = await readSecret(variable);
  if (given === undefined) {
    throw new ServiceError(`There is no secret under which ${use} are kept.`, {
      hint: `Make one once and keep it for ever (openssl rand -hex 32). ${howToKeep(variable)}`,
    });
  }
  if (/^(0x)?[0-9a-fA-F]{64}$/.test(given)) return Buffer.from(given.replace(/^0x/, ""), "hex");
  throw new ServiceError(`${variable} is no secret of 32 bytes.`, { hint: "It is 64 hexadecimal digits." });
}

/** @param secret 32 bytes. */
export function createSecretKeys(secret: Uint8Array): SecretKeys {
  const digest = (purpose: string, text: string) => hmac(secret, `${purpose}\n${text}`).toString("hex");
  const key = hmac(secret, "seal");
  return { digest, seal: (text) => sealUnder(key, text), open: (sealed) => openUnder(key, sealed) };
}

/** HMAC-SHA256 of a text. */
export function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

/** Encrypts a text under a key of 32 bytes. */
export function sealUnder(key: Uint8Array, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

/** The text again. Throws for another key. */
export function openUnder(key: Uint8Array, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
  cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]);
  return text.toString("utf8");
}
