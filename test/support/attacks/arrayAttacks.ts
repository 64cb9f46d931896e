import type { Random } from "../random.ts";
import { type Attack, replaceWords } from "./attack.ts";
import { membersOf, type Submission } from "./submission.ts";

const WORD = 32n;
const MAXIMUM = 2n ** 256n - 1n;
/** So many answers, or answer groups, take a number of bytes that overflows to zero. */
const ANSWERS_OVERFLOW = 2n ** 251n;
const GROUPS_OVERFLOW = 2n ** 248n;

/** Wrong lengths and places in the arrays of `settleBatch`. */
export function* attackArrays(submission: Submission, random: Random): Iterable<Attack> {
  if (submission.functionName === "settle") return;
  yield* attackLengths(submission, random);
  yield* attackOffsets(submission, random);
  yield* attackSharing(submission);
}

function* attackLengths(submission: Submission, random: Random): Iterable<Attack> {
  const { length } = random.oneOf(submission.arrays);
  const targets = [
    { name: "groups", place: 1, overflow: GROUPS_OVERFLOW },
    { name: "answers", place: length, overflow: ANSWERS_OVERFLOW },
  ];
  for (const { name, place, overflow } of targets) {
    const count = submission.words[place]!;
    const lengths = [0n, count - 1n, count + 1n, count + overflow, 2n ** 64n, 2n ** 255n, MAXIMUM];
    for (const wrong of new Set(lengths)) {
      yield replaceWords(submission, `wrong number of ${name}`, { [place]: wrong });
    }
  }
}

function* attackOffsets(submission: Submission, random: Random): Iterable<Attack> {
  const { offset, answersOffset } = random.oneOf(submission.arrays);
  const end = BigInt(submission.words.length) * WORD;
  for (const [name, place] of [
    ["all groups", 0],
    ["a group", offset],
    ["its answers", answersOffset],
  ] as const) {
    const right = submission.words[place]!;
    const places = [0n, right + 1n, right - 1n, right + WORD, right - WORD, end, end - WORD, 2n ** 64n];
    for (const wrong of new Set([...places, 2n ** 255n, MAXIMUM, 2n ** 256n - WORD])) {
      yield replaceWords(submission, `wrong place of ${name}`, { [place]: wrong });
    }
  }
}

/** Two answer groups share what belongs to one of them. */
function* attackSharing(submission: Submission): Iterable<Attack> {
  const { arrays, groups, words } = submission;
  for (const [index, group] of arrays.entries()) {
    for (const [otherIndex, other] of arrays.entries()) {
      if (index === otherIndex) continue;
      const members = membersOf(submission, index);
      // The answers of the other group are spent when they come again, and those of this one never come.
      const twice = { [group.offset]: words[other.offset]! };
      yield replaceWords(submission, "one group twice instead of another", twice, members);

      const distance = BigInt(other.length - group.start) * WORD;
      const shared = { [group.answersOffset]: BigInt.asUintN(256, distance) };
      const areSpent = otherIndex < index && groups[index]![0]!.campaign === groups[otherIndex]![0]!.campaign;
      const what = "the answers of another group";
      yield replaceWords(submission, what, shared, areSpent ? members : []);

      const lengths = {
        [group.length]: words[group.length]! + 1n,
        [other.length]: words[other.length]! - 1n,
      };
      yield replaceWords(submission, "a length taken from another group", lengths);
    }
  }
}
