import { concat, type Hex, numberToHex, size, slice } from "viem";
import type { Random } from "../random.ts";
import { type Attack, type Material, replaceWhole } from "./attack.ts";
import { encode, type Submission, settleBatchOf } from "./submission.ts";

const SELECTOR_SIZE = 4;
const RANDOM_CUTS = 8;
/** Answers that one transaction can settle for certain. */
const ACCEPTED_AT_ONCE = 150;

/** The calldata ends too early. */
export function* attackByTruncation(original: Submission, random: Random): Iterable<Attack> {
  const data = encode(original);
  const cut = (what: string, length: number): Attack => ({
    what,
    original,
    data: length === 0 ? "0x" : slice(data, 0, length),
  });
  for (let length = 0; length < SELECTOR_SIZE; length++) yield cut("cut within the selector", length);
  yield cut("nothing but the selector", SELECTOR_SIZE);
  for (let words = 1; words < original.words.length; words++) {
    yield cut("cut between two words", SELECTOR_SIZE + 32 * words);
  }
  for (let cuts = 0; cuts < RANDOM_CUTS; cuts++) {
    yield cut("cut anywhere", random.between(SELECTOR_SIZE + 1, size(data) - 1));
  }
}

/** The calldata goes on after its end, or belongs to another function. */
export function* attackByExtension(original: Submission, random: Random): Iterable<Attack> {
  for (const length of [1, 32, 1024]) {
    const zeros: Hex = `0x${"00".repeat(length)}`;
    const noise = concat(Array.from({ length }, () => numberToHex(random.between(0, 255), { size: 1 })));
    for (const tail of [zeros, noise]) {
      yield { what: `${length} more bytes`, original, data: concat([encode(original), tail]) };
    }
  }
  const other = original.functionName === "settle" ? "settleBatch" : "settle";
  yield replaceWhole(original, "sent to the other function", { ...original, functionName: other });
}

/** Batches in which there is nothing to settle. */
export function* attackWithNothing(original: Submission): Iterable<Attack> {
  if (original.functionName === "settle") return;
  const { groups } = original;
  yield replaceWhole(original, "no groups", settleBatchOf([]));
  const empty = groups.map(() => []);
  yield replaceWhole(original, "groups without answers", settleBatchOf(empty, groups));
}

/** A batch that takes more gas than a transaction can have. */
export function attackBySize({ crowd }: Material): Attack {
  const original = settleBatchOf([crowd.slice(0, ACCEPTED_AT_ONCE)]);
  return replaceWhole(original, `${crowd.length} answers`, settleBatchOf([crowd]));
}
