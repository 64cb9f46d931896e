import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64, webhookKey } from "./secret.ts";

// Standard Webhooks 1.0: three headers, of which one signs the others and the body.

/** What a message is sent with. */
export interface WebhookHeaders {
  /** Names the message; the same at each try, so that a receiver takes it once. */
  readonly "webhook-id": string;
  /** When it was sent, Unix seconds. */
  readonly "webhook-timestamp": string;
  /** "v1," and base64; several between spaces while a secret is replaced. */
  readonly "webhook-signature": string;
}

export interface WebhookMessage {
  readonly id: string;
  /** Unix seconds. */
  readonly sentAt: number;
  readonly body: string;
}

/** Seconds by which clocks may differ, and which a message may take. */
const TOLERANCE = 300;

/**
 * Headers of a message.
 *
 * @param secrets The receiver's secret, and while it is replaced the one before it, too: either checks the message.
 */
export function signWebhook(secrets: readonly string[], message: WebhookMessage): WebhookHeaders {
  return {
    "webhook-id": message.id,
    "webhook-timestamp": `${message.sentAt}`,
    "webhook-signature": secrets.map((secret) => signatureOf(secret, message)).join(" "),
  };
}

/**
 * Whether a message is from somebody who knows one of the secrets, and was sent within the last five minutes. A receiver
 * also keeps the ids of these minutes, and takes each once.
 *
 * @param headers By names in lower case.
 * @param now Unix seconds.
 */
export function isWebhookSigned(
  secrets: readonly string[],
  {
    headers,
    body,
  }: { readonly headers: Readonly<Record<string, string | undefined>>; readonly body: string },
  now: number,
): boolean {
  const id = headers["webhook-id"];
  const timestamp = headers["webhook-timestamp"] ?? "";
  if (!id || !/^\d{1,12}$/.test(timestamp)) return false;
  const sentAt = Number(timestamp);
  if (Math.abs(now - sentAt) > TOLERANCE) return false;
  const given = (headers["webhook-signature"] ?? "").split(" ");
  const wanted = secrets.map((secret) => signatureOf(secret, { id, sentAt, body }));
  return given.some((one) => wanted.some((other) => isSame(one, other)));
}

function signatureOf(secret: string, { id, sentAt, body }: WebhookMessage): string {
  return `v1,${toBase64(hmac(sha256, webhookKey(secret), utf8ToBytes(`${id}.${sentAt}.${body}`)))}`;
}

/** Compares all of it, however early it differs. */
function isSame(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}
