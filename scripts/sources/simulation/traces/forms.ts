import type { RawValue } from "../places/place.ts";

/** A value in one of the forms in which it could have been kept. */
export interface Form {
  /** Of what, for the report: never the value itself. */
  readonly what: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

/**
 * Bytes of a form at least: what is shorter stands in any large file by chance. Digits alone have to be more, since
 * databases are full of numbers.
 */
const LEAST = 6;
const LEAST_DIGITS = 8;

/** Whether a value is long enough to be told from chance. */
export function canBeSearched({ value }: RawValue): boolean {
  return value.length >= (/^\d+$/.test(value) ? LEAST_DIGITS : LEAST);
}

/**
 * The forms of a value: as text in UTF-8, in either case, and UTF-16, as JSON and addresses write it; each in hexadecimal and
 * in base64, wherever in a longer text it begins. Hexadecimal values as bytes and as numbers; numbers as computers keep them.
 */
export function formsOf(raw: RawValue): Form[] {
  const { what, value } = raw;
  const texts = [
    ["as it is", value],
    ["in small letters", value.toLowerCase()],
    ["in capitals", value.toUpperCase()],
    ["in JSON", JSON.stringify(value).slice(1, -1)],
    ["in an address", encodeURIComponent(value)],
  ] as const;
  const forms: Form[] = texts.flatMap(([encoding, text]) => [
    { what, encoding: `UTF-8 ${encoding}`, bytes: Buffer.from(text, "utf8") },
    { what, encoding: `UTF-16 ${encoding}`, bytes: Buffer.from(text, "utf16le") },
    { what, encoding: `UTF-16 ${encoding}, big-endian`, bytes: Buffer.from(text, "utf16le").swap16() },
    ...encodedForms(what, Buffer.from(text, "utf8"), encoding),
  ]);
  forms.push(...hexadecimalForms(raw), ...numberForms(raw));
  // Of those that are alike, the one that comes first.
  const distinct = new Map(forms.toReversed().map((form) => [form.bytes.toString("latin1"), form]));
  return [...distinct.values()].filter(({ bytes }) => bytes.length >= LEAST);
}

function encodedForms(what: string, bytes: Buffer, of: string): Form[] {
  const hex = bytes.toString("hex");
  const written = [
    { what, encoding: `hexadecimal, ${of}`, bytes: Buffer.from(hex) },
    { what, encoding: `hexadecimal in capitals, ${of}`, bytes: Buffer.from(hex.toUpperCase()) },
  ];
  // Three bytes make four letters: what stands around the value changes the letters at its ends.
  const based = [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const whole = Math.floor(padded.length / 3) * 3;
    const letters = padded
      .subarray(0, whole)
      .toString("base64")
      .slice(before === 0 ? 0 : 4);
    return [letters, letters.replaceAll("+", "-").replaceAll("/", "_")].map((text) => ({
      what,
      encoding: `base64, ${of}`,
      bytes: Buffer.from(text),
    }));
  });
  return [...written, ...based.filter((form) => form.bytes.length >= LEAST_DIGITS)];
}

/** Of an address of Ethereum or a signature. */
function hexadecimalForms({ what, value }: RawValue): Form[] {
  if (!/^0x([0-9a-f]{2}){8,}$/i.test(value)) return [];
  const digits = value.slice(2);
  const bytes = Buffer.from(digits, "hex");
  return [
    { what, encoding: "bytes", bytes },
    { what, encoding: "digits without 0x", bytes: Buffer.from(digits.toLowerCase()) },
    { what, encoding: "digits without 0x, in capitals", bytes: Buffer.from(digits.toUpperCase()) },
    { what, encoding: "number", bytes: Buffer.from(BigInt(value).toString()) },
    ...encodedForms(what, bytes, "bytes"),
  ];
}

/** Of an amount such as 1520.44 or a balance in wei. */
function numberForms({ what, value }: RawValue): Form[] {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return [];
  const digits = value.replace(/[-.]/g, "");
  const forms: Form[] = [];
  if (value.includes(".")) {
    const [small, large] = [Buffer.alloc(8), Buffer.alloc(8)];
    small.writeDoubleLE(Number(value));
    large.writeDoubleBE(Number(value));
    // A round number is mostly zeros as a double.
    if (!small.subarray(0, 4).equals(Buffer.alloc(4))) {
      forms.push(
        { what, encoding: "double", bytes: small },
        { what, encoding: "double, big-endian", bytes: large },
      );
    }
    forms.push({ what, encoding: "with a comma", bytes: Buffer.from(value.replace(".", ",")) });
  }
  if (digits.length >= LEAST_DIGITS) {
    const hex = BigInt(digits).toString(16);
    const even = hex.padStart(hex.length + (hex.length % 2), "0");
    forms.push({ what, encoding: "digits", bytes: Buffer.from(digits) });
    if (hex.length >= LEAST_DIGITS)
      forms.push({ what, encoding: "hexadecimal number", bytes: Buffer.from(hex) });
    forms.push({ what, encoding: "bytes of the number", bytes: Buffer.from(even, "hex") });
  }
  return forms;
}
