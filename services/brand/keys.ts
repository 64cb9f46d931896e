import { randomBytes } from "node:crypto";
import type { SecretKeys } from "../shared/secretKeys.ts";

/** Variable of the secret under which the brand's names of customers and the seal keys are kept. */
export const BRAND_SECRET = "DECDP_BRAND_SECRET";

/** What stands in the records for the brand's own name of a customer. */
export function customerDigest(keys: SecretKeys, name: string): string {
  return keys.digest("customer", name);
}

/** What stands in the records for a token of a link, a session or a nonce: they are not kept themselves. */
export function tokenDigest(keys: SecretKeys, token: string): string {
  return keys.digest("token", token);
}

/** A token that nobody can guess; 128 bits, so that it makes a small QR code. */
export function newToken(): string {
  return randomBytes(16).toString("base64url");
}
