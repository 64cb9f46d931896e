import canonicalize from "canonicalize";
import { type Hex, keccak256, stringToBytes } from "viem";

// JSON has no big integers: they are written as decimal strings.

/** JSON on one line, as messages are sent. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, withoutBigIntegers);
}

/** JSON on several lines, as people read it. */
export function toIndentedJson(value: unknown): string {
  return JSON.stringify(value, withoutBigIntegers, 2);
}

/** The text of a file. */
export function toFileText(value: unknown): string {
  return `${toIndentedJson(value)}\n`;
}

/** Canonical JSON (RFC 8785): the same text for the same content, in whichever order it was written. */
export function toCanonicalJson(content: object): string {
  return canonicalize(JSON.parse(toJson(content)))!;
}

/** keccak256 over the UTF-8 bytes of the canonical JSON. */
export function hashOfJson(content: object): Hex {
  return keccak256(stringToBytes(toCanonicalJson(content)));
}

function withoutBigIntegers(_name: string, part: unknown): unknown {
  return typeof part === "bigint" ? `${part}` : part;
}
