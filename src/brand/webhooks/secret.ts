import { InvalidValueError } from "../../errors.ts";

const PREFIX = "whsec_";
/** Bytes of a secret, as Standard Webhooks has it. */
const FEWEST_BYTES = 24;
const MOST_BYTES = 64;
const NEW_BYTES = 32;

/** A new secret of a receiver of webhooks, such as "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw...". */
export function createWebhookSecret(): string {
  return `${PREFIX}${toBase64(crypto.getRandomValues(new Uint8Array(NEW_BYTES)))}`;
}

/** The key in a secret. Throws `InvalidValueError`, without the secret, for what is none. */
export function webhookKey(secret: string): Uint8Array {
  const key = secret.startsWith(PREFIX) ? fromBase64(secret.slice(PREFIX.length)) : undefined;
  if (key !== undefined && key.length >= FEWEST_BYTES && key.length <= MOST_BYTES) return key;
  throw new InvalidValueError("This is no secret of a webhook.", {
    hint: `It is ${PREFIX} and ${FEWEST_BYTES} to ${MOST_BYTES} bytes in base64.`,
  });
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
