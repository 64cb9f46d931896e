import { BASE_MODULUS } from "../../../src/field.ts";
import type { Random } from "../random.ts";
import { type Attack, type Material, otherThan, randomBits, replaceWords } from "./attack.ts";
import { randomG1, randomG2, shiftOutsideGroup, twistPointOutsideGroup } from "./curve.ts";
import type { Submission } from "./submission.ts";

/** Words of each point in the words of a proof. */
const POINTS = { A: [0, 1], B: [2, 3, 4, 5], C: [6, 7] } as const;
const COORDINATES = 8;
/** Of B, the coordinate y. */
const NEGATABLE = { A: [1], B: [4, 5], C: [7] } as const;
const MAXIMUM = 2n ** 256n - 1n;

/** One coordinate of a random answer's proof is another number. */
export function* attackCoordinates(submission: Submission, random: Random): Iterable<Attack> {
  const { proof } = random.oneOf(submission.answers);
  for (let place = proof; place < proof + COORDINATES; place++) {
    const value = submission.words[place]!;
    const replace = (what: string, other: bigint) =>
      replaceWords(submission, `a coordinate ${what}`, { [place]: other });
    yield replace("with another bit", value ^ (1n << BigInt(random.between(0, 255))));
    yield replace("replaced", randomBits(random, 253));
    yield replace("zero", 0n);
    // Five times the modulus fits in a word.
    yield replace("plus the modulus", value + BASE_MODULUS * BigInt(random.between(1, 4)));
    yield replace("equal to the modulus", BASE_MODULUS);
    yield replace("of all ones", MAXIMUM);
  }
}

/** A whole point of a random answer's proof is another point, or none. */
export function* attackPoints(submission: Submission, random: Random): Iterable<Attack> {
  const { proof } = random.oneOf(submission.answers);
  const { words } = submission;
  const replace = (what: string, places: readonly number[], values: readonly bigint[]) => {
    const entries = places.map((place, index) => [proof + place, values[index]!]);
    return replaceWords(submission, what, Object.fromEntries(entries));
  };
  const valuesAt = (places: readonly number[]) => places.map((place) => words[proof + place]!);
  const zeros = Array.from({ length: COORDINATES }, () => 0n);

  for (const name of ["A", "B", "C"] as const) {
    const places = POINTS[name];
    yield replace(`${name} at infinity`, places, zeros);
    const minus = valuesAt(NEGATABLE[name]).map((value) => BASE_MODULUS - value);
    yield replace(`${name} negated`, NEGATABLE[name], minus);
    const [x] = valuesAt(places);
    yield replace(`${name} off the curve`, places, [(x! + 1n) % BASE_MODULUS, ...valuesAt(places).slice(1)]);
    const other = name === "B" ? randomG2(random).flat() : randomG1(random);
    yield replace(`${name} another point`, places, other);
  }
  yield replace("all points at infinity", [...zeros.keys()], zeros);
  yield replace("A and C exchanged", [0, 1, 6, 7], valuesAt([6, 7, 0, 1]));
  yield replace("real and imaginary parts of B exchanged", POINTS.B, valuesAt([3, 2, 5, 4]));

  const [x1, x0, y1, y0] = valuesAt(POINTS.B) as [bigint, bigint, bigint, bigint];
  const b = [
    [x1, x0],
    [y1, y0],
  ] as const;
  yield replace("B on the twist outside the group", POINTS.B, twistPointOutsideGroup(random).flat());
  yield replace("B plus a point outside the group", POINTS.B, shiftOutsideGroup(b, random).flat());
}

/** A valid proof in the wrong place: in another answer, or under the folded point of another campaign. */
export function* attackStatement(
  submission: Submission,
  random: Random,
  { groups, foldedPoints }: Material,
): Iterable<Attack> {
  const { proof, campaign } = random.oneOf(submission.answers);
  const own = submission.words[campaign]!;
  const elsewhere = groups.filter(([first]) => first!.campaign !== own);
  const { a, b, c } = random.oneOf(random.oneOf(elsewhere)).proof;
  const entries = [...a, ...b.flat(), ...c].map((value, index) => [proof + index, value]);
  const what = "the proof of an answer to another campaign";
  yield replaceWords(submission, what, Object.fromEntries(entries));
  const other = otherThan(random, [...foldedPoints.keys()], own);
  yield replaceWords(submission, "sent to another campaign", { [campaign]: other });
}
