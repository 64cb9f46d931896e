import { stringToBytes } from "viem";
import { InvalidValueError } from "../../errors.ts";

// A vault's size says no more than to which power of two bytes its content was filled up.

const LENGTH_SIZE = 4;
/** Holds the keys, all cards of most customers and some receipts. */
const SMALLEST = 2 ** 18;
export const LARGEST_CONTENT = 2 ** 23;

/** The text in UTF-8 after its length, filled up with zeros. Throws `InvalidValueError` if it is above 8 MiB. */
export function pad(text: string): Uint8Array {
  const bytes = stringToBytes(text);
  const needed = LENGTH_SIZE + bytes.length;
  if (needed > LARGEST_CONTENT) {
    throw new InvalidValueError(
      `The vault would hold ${needed} bytes, and it holds at most ${LARGEST_CONTENT}.`,
      {
        details: { needed, largest: LARGEST_CONTENT },
        hint: "Keep old receipts in a file of their own.",
      },
    );
  }
  let size = SMALLEST;
  while (size < needed) size *= 2;
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, LENGTH_SIZE);
  return padded;
}

/** The text that was filled up. Throws `InvalidValueError` if it says to be longer than it is. */
export function unpad(padded: Uint8Array): string {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length <= padded.length - LENGTH_SIZE) {
    return new TextDecoder().decode(padded.subarray(LENGTH_SIZE, LENGTH_SIZE + length));
  }
  throw new InvalidValueError("The content of the vault is shorter than it says.", {
    details: { length, padded: padded.length },
    hint: "Use another copy of the vault.",
  });
}
