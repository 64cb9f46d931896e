import { DecdpError, InvalidValueError } from "../../errors.ts";
import { hashOfJson } from "../../format/reading/json.ts";
import type { Store } from "../../store.ts";
import { requireEpsilon, THOUSAND } from "./discreteLaplace.ts";
import { inTurn } from "./inTurn.ts";

// One budget for everything that leaves the brand: what two releases say about a person adds up. Its keys:
// privacy/budget, privacy/spent/<query>/<claim>, privacy/released/<query>.
const budgetKey = "privacy/budget";
const spentKeys = "privacy/spent/";

/** Epsilons in thousandths. */
export interface PrivacyBudget {
  readonly total: number;
  readonly spent: number;
  readonly left: number;
}

/** Nothing more can be released without saying too much about people. */
export class BudgetSpentError extends DecdpError {
  override readonly name = "BudgetSpentError";
}

/**
 * Opens the budget, or finds it as it was opened: what has been released cannot be taken back, so a budget is never raised.
 * Throws `DecdpError` if it was opened with another total.
 *
 * @param total In thousandths.
 */
export async function openBudget(store: Store, total: number): Promise<PrivacyBudget> {
  requireEpsilon(total);
  const kept = await readTotal(store);
  if (kept === undefined) await store.set(budgetKey, JSON.stringify({ total }));
  else if (kept !== total) {
    throw new DecdpError(
      `The privacy budget was opened with ${inUnits(kept)} and cannot become ${inUnits(total)}.`,
      {
        details: { kept, total },
        hint: "What was released under it cannot be taken back. Go on with the budget as it is.",
      },
    );
  }
  return readBudget(store);
}

/** The budget and what is left of it. Throws `DecdpError` if none was opened, `InvalidValueError` if it is malformed. */
export async function readBudget(store: Store): Promise<PrivacyBudget> {
  const total = await readTotal(store);
  if (total === undefined) {
    throw new DecdpError("There is no privacy budget.", { hint: "Open one first: openBudget." });
  }
  const spent = await spentSoFar(store);
  return { total, spent, left: Math.max(0, total - spent) };
}

/**
 * What `answer` makes, at the price of an epsilon that is spent before it is made: after a crash in between it is spent and
 * nothing was released. The same query again gives the answer that was released, and spends nothing. Stores that several
 * processes share need no lock: each writes what it claims before it adds up what all have claimed. So each write must count for
 * all at once: never give a store that lives within a transaction.
 *
 * Throws `BudgetSpentError` if too little is left.
 *
 * @param query What is asked, with the epsilon; whatever JSON can say.
 * @param query.epsilon In thousandths.
 */
export async function releaseOnce<Answer>(
  store: Store,
  query: { readonly epsilon: number } & Readonly<Record<string, unknown>>,
  answer: () => Answer,
): Promise<Answer> {
  const epsilon = requireEpsilon(query.epsilon);
  const name = hashOfJson(query);
  const released = `privacy/released/${name}`;
  return inTurn(store, async () => {
    const before = await store.get(released);
    if (before !== undefined) return JSON.parse(before) as Answer;
    const { total } = await readBudget(store);
    const claim = `${spentKeys}${name}/${globalThis.crypto.randomUUID()}`;
    await store.set(claim, JSON.stringify({ epsilon }));
    const spent = await spentSoFar(store);
    if (spent > total) {
      await store.delete(claim);
      throw new BudgetSpentError(
        `Too little of the privacy budget is left: ${inUnits(Math.max(0, total - spent + epsilon))} of ${inUnits(total)}, and this costs ${inUnits(epsilon)}.`,
        {
          details: { total, spent: spent - epsilon, epsilon },
          hint: "Use an answer that was released already, or ask with a smaller epsilon.",
        },
      );
    }
    const made = answer();
    await store.set(released, JSON.stringify(made));
    return made;
  });
}

async function readTotal(store: Store): Promise<number | undefined> {
  const text = await store.get(budgetKey);
  return text === undefined ? undefined : readNumber(budgetKey, text, "total");
}

async function spentSoFar(store: Store): Promise<number> {
  let spent = 0;
  for (const key of await store.list(spentKeys)) {
    const text = await store.get(key);
    if (text !== undefined) spent += readNumber(key, text, "epsilon");
  }
  return spent;
}

function readNumber(key: string, text: string, field: string): number {
  try {
    return requireEpsilon(JSON.parse(text)[field]);
  } catch (cause) {
    throw new InvalidValueError(`The privacy budget is malformed at ${key}.`, {
      details: { key, text },
      hint: "Something else changed the store. Restore it; until then nothing is released.",
      cause,
    });
  }
}

function inUnits(epsilon: number): string {
  return `${epsilon / THOUSAND}`;
}
