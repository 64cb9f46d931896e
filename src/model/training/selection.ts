import { type BoostingOptions, boost } from "../learning/boosting.ts";
import type { Split } from "../learning/splits.ts";
import { lossesOf } from "../measures/probability.ts";
import { aucOf } from "../measures/ranking.ts";
import type { Candidate } from "./slot.ts";
import { oddsOf } from "./slot.ts";

/** A model of some size on the way from one attribute to all of them. */
export interface SelectionStep {
  /** Names, in the order in which they were added. */
  readonly attributes: readonly string[];
  /** Mean log-loss of the held rows. */
  readonly loss: number;
  /** How much worse than the best step, and the standard error of that difference on the same rows. */
  readonly behind: number;
  readonly standardError: number;
  /** Of the held rows. */
  readonly auc: number;
  readonly chosen: boolean;
}

/** Quick fits, which are compared with each other and thrown away. */
const joint: Omit<BoostingOptions, "leaves"> = { rate: 0.3, rounds: 250, patience: 15 };
const alone: Omit<BoostingOptions, "leaves"> = { rate: 0.3, rounds: 20, patience: 10 };
/** More columns than this are not all tried at each step. */
const MOST_TRIED = 32;
/** At each step, those that did best at the step before are tried again. */
const TRIED_AGAIN = 12;
/** Steps without a better loss after which nothing better is expected. */
const PATIENCE = 4;

/**
 * Adds one attribute at a time, each time the one that lowers the loss on held rows most, and learns the model of each
 * size anew. Chosen is the smallest model whose loss is within one standard error of the best: of the difference, as
 * both are measured on the same rows.
 *
 * @param most Slots that there are.
 * @param report Is told how many of how many steps are done.
 */
export function selectionPath(
  candidates: readonly Candidate[],
  label: Uint8Array,
  splits: readonly Split[],
  { leaves, most, whole = false, report = () => {} }: SelectionOptions,
): SelectionStep[] {
  const rows = label.length;
  const size = Math.min(most, candidates.length);
  const held = splits.map((split) => Uint8Array.from(split.held, (row) => label[row]!));
  let odds: (Float64Array | undefined)[] = splits.map(() => undefined);
  const lossWith = (candidate: Candidate) =>
    splits.reduce((sum, split, index) => {
      const { heldLoss } = boost([candidate], label, split, { ...alone, leaves }, odds[index]);
      return sum + heldLoss * split.held.length;
    }, 0);
  let remaining = byLoss(candidates, lossWith).slice(0, MOST_TRIED);
  const chosen: Candidate[] = [];
  const losses: Float64Array[] = [];
  const aucs: number[] = [];
  const allHeld = concatenated(held.map((one) => Float64Array.from(one)));
  while (chosen.length < size) {
    if (chosen.length > 0) {
      remaining = [...byLoss(remaining.slice(0, TRIED_AGAIN), lossWith), ...remaining.slice(TRIED_AGAIN)];
    }
    chosen.push(remaining.shift()!);
    odds = splits.map((split) => oddsOf(chosen, boost(chosen, label, split, { ...joint, leaves }), rows));
    const heldOdds = concatenated(
      splits.map((split, index) => Float64Array.from(split.held, (row) => odds[index]![row]!)),
    );
    losses.push(lossesOf(heldOdds, Uint8Array.from(allHeld)));
    aucs.push(aucOf(heldOdds, Uint8Array.from(allHeld)));
    report(chosen.length, size);
    const means = losses.map(meanOf);
    if (means.length - means.indexOf(Math.min(...means)) > PATIENCE && !whole) break;
  }
  return withinOneError(chosen, losses, aucs);
}

export interface SelectionOptions {
  readonly leaves: number;
  readonly most: number;
  /** Whether to go on to the last slot, although nothing gets better. */
  readonly whole?: boolean;
  readonly report?: ((done: number, all: number) => void) | undefined;
}

function byLoss(candidates: readonly Candidate[], lossWith: (candidate: Candidate) => number): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, loss: lossWith(candidate) }))
    .sort((left, right) => left.loss - right.loss)
    .map(({ candidate }) => candidate);
}

function withinOneError(
  chosen: readonly Candidate[],
  losses: readonly Float64Array[],
  aucs: readonly number[],
): SelectionStep[] {
  const means = losses.map(meanOf);
  const best = means.indexOf(Math.min(...means));
  const steps = losses.map((loss, index) => {
    const difference = loss.map((one, row) => one - losses[best]![row]!);
    const behind = meanOf(difference);
    const variance = meanOf(difference.map((one) => (one - behind) ** 2));
    return {
      attributes: chosen.slice(0, index + 1).map(({ attribute }) => attribute.name),
      loss: means[index]!,
      behind,
      standardError: Math.sqrt(variance / loss.length),
      auc: aucs[index]!,
    };
  });
  const smallest = steps.findIndex(({ behind, standardError }) => behind <= standardError);
  return steps.map((step, index) => ({ ...step, chosen: index === smallest }));
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}
