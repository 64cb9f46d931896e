import { createRandom, type Random } from "../random.ts";
import { attackArrays } from "./arrayAttacks.ts";
import type { Attack, Attacker, Material } from "./attack.ts";
import { attackByExchange, attackByRepetition, attackWithGuessedChallenge } from "./batchAttacks.ts";
import { attackByExtension, attackBySize, attackByTruncation, attackWithNothing } from "./calldataAttacks.ts";
import { attackCoordinates, attackPoints, attackStatement } from "./pointAttacks.ts";
import { attackRerandomised, attackSignals, attackWithAcceptedSignals } from "./signalAttacks.ts";
import { type Submission, settleBatchOf, settleOf } from "./submission.ts";

/** A broken submission, and to which kind of them it belongs. */
export type AttackCase = Attack & { readonly kind: string };

const LARGEST_BATCH = 5;

const attackers: Readonly<Record<string, Attacker>> = {
  coordinates: attackCoordinates,
  points: attackPoints,
  "proofs of other statements": attackStatement,
  signals: attackSignals,
  "signals of others": attackWithAcceptedSignals,
  "signals of others, rerandomised proofs": attackRerandomised,
  "parts of two answers exchanged": attackByExchange,
  "answers twice": attackByRepetition,
  "errors that cancel out": attackWithGuessedChallenge,
  "lengths and places of arrays": attackArrays,
  "nothing to settle": attackWithNothing,
  "calldata cut": attackByTruncation,
  "calldata too long": attackByExtension,
};

/**
 * Broken submissions for `settle` and `settleBatch`, the same ones for the same seed and material. Each kind in
 * turn breaks another valid submission, over and over.
 *
 * What a chain may accept is not among them: another valid proof of the same answer, the answer groups of a batch in
 * another order, an empty group beside one with answers.
 */
export function* createCorpus(count: number, seed: number, material: Material): Iterable<AttackCase> {
  const attacks = endlessAttacks(createRandom(seed), material);
  for (let made = 0; made < count; made++) yield attacks.next().value;
}

function* endlessAttacks(random: Random, material: Material): Generator<AttackCase, never> {
  yield { ...attackBySize(material), kind: "settleBatch: too many answers" };
  for (;;) {
    for (const [name, attack] of Object.entries(attackers)) {
      for (const submission of [drawSettle(random, material), drawSettleBatch(random, material)]) {
        const kind = `${submission.functionName}: ${name}`;
        for (const broken of attack(submission, random, material)) yield { ...broken, kind };
      }
    }
  }
}

function drawSettle(random: Random, { groups }: Material): Submission {
  return settleOf(random.oneOf(random.oneOf(groups)));
}

/** One to five different answers in one to five answer groups, in any order. */
function drawSettleBatch(random: Random, { groups }: Material): Submission {
  const left = [...groups];
  const drawn: Material["groups"][number][] = [];
  let missing = random.between(1, LARGEST_BATCH);
  while (missing > 0) {
    const group = random.oneOf(left);
    left.splice(left.indexOf(group), 1);
    const count = random.between(1, Math.min(missing, group.length));
    const start = random.between(0, group.length - count);
    drawn.push(group.slice(start, start + count));
    missing -= count;
  }
  return settleBatchOf(drawn);
}
