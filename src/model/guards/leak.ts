import { InvalidValueError } from "../../errors.ts";
import { boost } from "../learning/boosting.ts";
import { randomFrom, shuffle } from "../learning/random.ts";
import { stratifiedSplit } from "../learning/splits.ts";
import { aucOf } from "../measures/ranking.ts";
import type { Label } from "../table/label.ts";
import { type CodedCandidate, candidatesOf, type Usable } from "../training/candidates.ts";
import { oddsOf } from "../training/slot.ts";

/** An AUC from which on one column by itself leaves nothing to predict. */
const GIVEN_AWAY = 0.99;
/** Rows that are looked at; more change nothing. */
const MOST_ROWS = 20_000;
/** Names of what is measured while or after something happens. */
const lateName = /(^|[^a-z])(duration|elapsed|outcome|result|closed|cancel\w*|refund\w*|after)([^a-z]|$)/i;
/** An AUC below which no column is suspected. */
const SUSPICIOUS = 0.75;

/** Throws `InvalidValueError` if one column alone tells the label nearly without an error. */
export function requireNoLeak(usable: readonly Usable[], label: Label, known: readonly string[]): void {
  for (const { name, auc } of alone(usable, label)) {
    if (auc < GIVEN_AWAY || known.includes(name)) continue;
    throw new InvalidValueError(
      `"${name}" alone gives the label "${label.column}" away (AUC ${auc.toFixed(4)}): it probably is the label in other words.`,
      {
        details: { column: name, auc },
        hint: `Leave it out with --drop "${name}", or, if it is known before the event, say so with --known "${name}".`,
      },
    );
  }
}

/** What is probably known too late: one column that tells more than all others together. */
export function afterTheEvent(
  usable: readonly Usable[],
  label: Label,
  known: readonly string[],
): { readonly leftOut?: string; readonly warnings: readonly string[] } {
  const [best] = [...alone(usable, label)].sort((left, right) => right.auc - left.auc);
  if (best === undefined || best.auc < SUSPICIOUS || usable.length < 3 || known.includes(best.name)) {
    return { warnings: [] };
  }
  const others = together(
    usable.filter(({ column }) => column.name !== best.name),
    label,
  );
  if (others >= best.auc) return { warnings: [] };
  const finding =
    `"${best.name}" alone tells more (AUC ${best.auc.toFixed(3)}) than all other columns together ` +
    `(${others.toFixed(3)})`;
  if (!lateName.test(best.name)) {
    return {
      warnings: [`${finding}. If it is known only after the event, leave it out: --after "${best.name}".`],
    };
  }
  return {
    leftOut: best.name,
    warnings: [
      `${finding}, and its name says that it is known only after the event: it was left out. If it is known before, keep it: --known "${best.name}".`,
    ],
  };
}

const quick = { leaves: 3, rate: 0.3, rounds: 40, patience: 15 };

function alone(usable: readonly Usable[], label: Label): { readonly name: string; readonly auc: number }[] {
  return usable.map((one) => ({ name: one.column.name, auc: together([one], label) }));
}

/** The AUC of a quick model on rows that it did not see. */
function together(usable: readonly Usable[], { rows, values }: Label): number {
  const random = randomFrom(1);
  const sample = shuffle(rows.slice(), random).subarray(0, MOST_ROWS).slice();
  const { training, held } = stratifiedSplit(sample, values, 0.4, random);
  const stopping = stratifiedSplit(training, values, 0.2, random);
  const candidates: CodedCandidate[] = candidatesOf(usable, values, training);
  const odds = oddsOf(candidates, boost(candidates, values, stopping, quick), values.length);
  return aucOf(
    Float64Array.from(held, (row) => odds[row]!),
    Uint8Array.from(held, (row) => values[row]!),
  );
}
