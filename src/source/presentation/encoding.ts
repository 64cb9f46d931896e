import { SourceError } from "../sourceError.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Throws `SourceError` ("unexpected") for any other text, padded ones too: two texts must not mean the same bytes. */
export function fromBase64Url(text: unknown): Uint8Array<ArrayBuffer> {
  if (typeof text === "string" && /^[\w-]*$/.test(text) && text.length % 4 !== 1) {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    if (toBase64Url(bytes) === text) return bytes;
  }
  throw malformed();
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** The JSON value in base64url. Throws `SourceError` ("unexpected"). */
export function readEncoded(text: unknown): unknown {
  const bytes = fromBase64Url(text);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw malformed();
  }
}

export function writeEncoded(value: unknown): string {
  return toBase64Url(utf8(JSON.stringify(value)));
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function malformed(): SourceError {
  return new SourceError("unexpected", "What the wallet sent is not in the form of OpenID4VP and SD-JWT VC.");
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
