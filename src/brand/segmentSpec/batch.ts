import { toBase64 } from "../webhooks/secret.ts";
import type { SegmentMessage } from "./messages.ts";

/** Bytes of a batch at most, of the 500 KB that the spec allows. */
const LARGEST_BATCH = 400_000;

/** A request to a customer data platform. */
export interface BatchRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Messages as requests, in their order and as few as sizes allow.
 *
 * @param target Its address, without /v1/batch, and the write key of its source.
 */
export function batchRequests(
  { url, writeKey }: { readonly url: string; readonly writeKey: string },
  messages: readonly SegmentMessage[],
): BatchRequest[] {
  const headers = {
    "content-type": "application/json",
    // The write key is the name; the password is empty.
    authorization: `Basic ${toBase64(new TextEncoder().encode(`${writeKey}:`))}`,
  };
  const place = `${url.replace(/\/+$/, "")}/v1/batch`;
  return piecesOf(messages.map((message) => JSON.stringify(message))).map((piece) => ({
    url: place,
    headers,
    body: `{"batch":[${piece.join()}]}`,
  }));
}

function piecesOf(texts: readonly string[]): string[][] {
  const pieces: string[][] = [];
  let size = LARGEST_BATCH;
  for (const text of texts) {
    const bytes = new TextEncoder().encode(text).length + 1;
    if (size + bytes > LARGEST_BATCH) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)!.push(text);
    size += bytes;
  }
  return pieces;
}
