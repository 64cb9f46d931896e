import { DecdpError } from "../../src/errors.ts";

/** How a text begins in each encoding that says so itself; editors and shells of Windows write such files. */
const marks = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

const hint = 'Save it as UTF-8: editors offer that where they ask for the "encoding" of a file.';

/**
 * The text of a file in UTF-8, or in UTF-16 with a mark at its beginning. Throws `DecdpError` for any other encoding: its
 * letters would come out broken, and terms are hashed as they are read.
 *
 * @param file What errors call it.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const mark = marks.find((known) => known.bytes.every((byte, index) => bytes[index] === byte));
  const encoding = mark?.encoding ?? "utf-8";
  const text = decode(bytes, encoding) ?? refuseFirstBroken(bytes, encoding, file);
  // UTF-16 without a mark reads as UTF-8 with a zero beside each letter.
  if (text.includes("\0")) throw new DecdpError(`${file} is no text in UTF-8: it has zero bytes.`, { hint });
  return text;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refuseFirstBroken(bytes: Uint8Array, encoding: string, file: string): never {
  const lines = new TextDecoder(encoding).decode(bytes).split("\n");
  const line = 1 + lines.findIndex((each) => each.includes("\ufffd"));
  throw new DecdpError(
    `${file} is not in ${encoding.toUpperCase()}: line ${line} has a letter in another encoding.`,
    {
      details: { line, encoding },
      hint,
    },
  );
}
