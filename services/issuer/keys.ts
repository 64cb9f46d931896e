import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { howToKeep, readSecret } from "../shared/keystore.ts";
import { ServiceError } from "../shared/serviceError.ts";

/** What the gateway does with its secret, which nobody else has. */
export interface GatewayKeys {
  /** A keyed digest of a text for one purpose, hexadecimal: the same text gives the same, and tells nothing. */
  digest(purpose: string, text: string): string;
  /** Encrypts a text under the gateway's secret. */
  seal(text: string): string;
  /** The text again. Throws for what was sealed under another secret. */
  open(sealed: string): string;
}

const VARIABLE = "DECDP_ISSUER_SECRET";
const OPERATOR = "DECDP_ISSUER_OPERATOR";
const SHORTEST_TOKEN = 24;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The secret by which accounts are known again. Throws `ServiceError` if there is none. */
export async function readGatewaySecret(): Promise<Buffer> {
  const given = await readSecret(VARIABLE);
  if (given === undefined) {
    throw new ServiceError("There is no secret under which the accounts of customers are kept.", {
      hint: `Make one once and keep it for ever (openssl rand -hex 32). ${howToKeep(VARIABLE)}`,
    });
  }
  if (/^(0x)?[0-9a-fA-F]{64}$/.test(given)) return Buffer.from(given.replace(/^0x/, ""), "hex");
  throw new ServiceError(`${VARIABLE} is no secret of 32 bytes.`, { hint: "It is 64 hexadecimal digits." });
}

/**
 * What the operator shows to take cards back; undefined where nobody can. Throws `ServiceError` for one that could be
 * guessed: it is all that is asked for.
 */
export async function readOperatorToken(): Promise<string | undefined> {
  const given = await readSecret(OPERATOR);
  if (given === undefined || given.length >= SHORTEST_TOKEN) return given;
  throw new ServiceError(`${OPERATOR} has ${given.length} characters, fewer than ${SHORTEST_TOKEN}.`, {
    hint: "Make one that nobody guesses: openssl rand -hex 32",
  });
}

/** @param secret 32 bytes. */
export function createGatewayKeys(secret: Uint8Array): GatewayKeys {
  const digest = (purpose: string, text: string) => hmac(secret, `${purpose}\n${text}`).toString("hex");
  const key = hmac(secret, "seal");
  return { digest, seal: (text) => sealWith(key, text), open: (sealed) => openWith(key, sealed) };
}

/** Encrypts a card under what only the customer has, so that the gateway cannot read it once it is issued. */
export function sealForSession(session: string, text: string): string {
  return sealWith(hmac(Buffer.from(session.slice(2), "hex"), "card"), text);
}

export function openForSession(session: string, sealed: string): string {
  return openWith(hmac(Buffer.from(session.slice(2), "hex"), "card"), sealed);
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function sealWith(key: Uint8Array, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
}

function openWith(key: Uint8Array, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
  cipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]);
  return text.toString("utf8");
}
