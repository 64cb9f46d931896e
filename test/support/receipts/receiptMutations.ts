import { partsOf, replaced } from "../formats/json.ts";
import type { Random } from "../random.ts";

/** A receipt with one thing changed. */
export interface ReceiptMutation {
  /** What was changed, for whoever looks for it. */
  readonly what: string;
  readonly text: string;
}

const DIGITS = "0123456789";
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The file of a receipt with one field or one letter changed; what it says is never the same as before. */
export function mutateReceipt(text: string, random: Random): ReceiptMutation {
  for (;;) {
    const mutation = random.between(0, 1) === 0 ? fieldChanged(text, random) : letterChanged(text, random);
    if (contentOf(mutation.text) !== contentOf(text)) return mutation;
  }
}

function fieldChanged(text: string, random: Random): ReceiptMutation {
  const content: unknown = JSON.parse(text);
  const leaves = partsOf(content).filter(({ part }) => typeof part !== "object");
  const { path, part } = random.oneOf(leaves);
  const changed =
    typeof part === "string"
      ? random.oneOf([`${part}x`, part.slice(1), part.toUpperCase(), part.toLowerCase(), ""])
      : typeof part === "number"
        ? part + random.oneOf([-1, 1, 60])
        : !part;
  return { what: `${path.join(".")} is ${changed}`, text: JSON.stringify(replaced(content, path, changed)) };
}

/** A letter or a digit that becomes another one, in a name, a text or a number. */
function letterChanged(text: string, random: Random): ReceiptMutation {
  for (;;) {
    const at = random.between(0, text.length - 1);
    const before = text[at]!;
    const alphabet = DIGITS.includes(before) ? DIGITS : LETTERS;
    if (!alphabet.includes(before.toLowerCase())) continue;
    const after = random.oneOf([...alphabet, before.toUpperCase(), before.toLowerCase()]);
    if (after === before) continue;
    const around = text.slice(at - 20, at + 20).replaceAll(/\s+/g, " ");
    return { what: `"${after}" in ${around}`, text: `${text.slice(0, at)}${after}${text.slice(at + 1)}` };
  }
}

function contentOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
