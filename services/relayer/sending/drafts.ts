import type { MessageKind } from "../http/messages.ts";
import { isForeign, type Lane } from "../lanes.ts";
import type { Notes } from "../notes.ts";
import type { Relayer } from "../relayer.ts";
import { turnKey, type Work, type WorkKind } from "../store/ledger.ts";
import { countWaiting, type Waiting, waitingMessages } from "../store/waiting.ts";
import { answerDraft } from "./answerDrafts.ts";
import type { Draft } from "./draft.ts";
import { isBelowMarket, type Market } from "./fees.ts";
import { largestBatchOf, messageDraft, workKindOf } from "./messageDrafts.ts";
import { UntriedError } from "./simulation.ts";

/** Transactions of withdrawals that go one after the other while something else is due, too. */
const MOST_WITHDRAWALS_IN_A_ROW = 2;
/** Transactions of the operator's own customers that go one after the other while strangers wait. */
const MOST_CUSTOMERS_IN_A_ROW = 3;

/** What could be sent: one kind of one lane. */
interface Turn {
  readonly kind: "answer" | MessageKind;
  readonly lane: Lane;
}

/**
 * What is most urgent: withdrawals at once, but no more than two transactions of them in a row; then what is due of the
 * operator's own customers, and every fourth time something of strangers; each the kind that had its turn longest ago.
 * Undefined if nothing is due. Throws `UntriedError` if the node kept all that is due from being tried out.
 */
export async function nextDraft(relayer: Relayer, market: Market): Promise<Draft | undefined> {
  const waiting = await countWaiting(relayer.database.query);
  const turns = waiting.filter((entry) => isDue(relayer, entry)).flatMap(turnsOf);
  let untried: UntriedError | undefined;
  for (const turn of inOrder(relayer, turns)) {
    try {
      const draft = await draftOf(relayer, market, turn);
      if (draft === undefined) continue;
      noteTurn(relayer, turn);
      return draft;
    } catch (error) {
      if (!(error instanceof UntriedError)) throw error;
      // What the node cannot try out waits, and the others have their turn.
      untried ??= error;
    }
  }
  if (untried !== undefined) throw untried;
  return undefined;
}

/**
 * What may wait for the same block as a transaction that waits already: the answers of customers beside consents of other
 * ones, and their consents beside answers. Neither needs the other, and a block for each would halve what goes on chain.
 * Undefined if blocks may pass over what waits: then nothing goes behind it.
 */
export async function draftBeside(
  relayer: Relayer,
  market: Market,
  waiting: readonly Work[],
): Promise<Draft | undefined> {
  const [work, ...others] = waiting;
  const last = work?.transactions.at(-1);
  if (work === undefined || others.length > 0 || work.lane !== "sponsored") return undefined;
  if (last === undefined || !last.isAccepted || isBelowMarket(last, market)) return undefined;
  const kind = kindBeside[work.kind];
  if (kind === undefined) return undefined;
  const turn = { kind, lane: "sponsored" } as const;
  const due = (await countWaiting(relayer.database.query))
    .filter((entry) => isDue(relayer, entry))
    .flatMap(turnsOf);
  if (!due.some((other) => keyOf(other) === keyOf(turn))) return undefined;
  const draft = await draftOf(relayer, market, turn, work.id);
  if (draft !== undefined) noteTurn(relayer, turn);
  return draft;
}

/** What goes beside a transaction of one kind. */
const kindBeside: Partial<Record<WorkKind, "answer" | "consent">> = {
  answers: "consent",
  consents: "answer",
};

/** Withdrawals, of the first of these lanes that has some, which may take the place of something else. */
export async function withdrawalDraft(
  relayer: Relayer,
  market: Market,
  lanes: readonly Lane[],
): Promise<Draft | undefined> {
  for (const lane of lanes) {
    const draft = await draftOf(relayer, market, { kind: "withdrawal", lane });
    if (draft !== undefined) return draft;
  }
  return undefined;
}

/** Whether enough wait, or one waits for long enough. */
export function isDue({ policy }: Pick<Relayer, "policy">, { kind, lane, count, age }: Waiting): boolean {
  if (kind === "withdrawal") return true;
  const enough = Math.min(policy.smallestBatch, largestBatchOf(policy, lane));
  return count >= enough || age >= policy.largestAge;
}

/** Answers of customers bring their consents along, which are due whenever the answers are. */
function turnsOf({ kind, lane }: Waiting): Turn[] {
  const isWithConsents = kind === "answer" && lane === "sponsored";
  return isWithConsents
    ? [
        { kind, lane },
        { kind: "consent", lane },
      ]
    : [{ kind, lane }];
}

function inOrder({ notes }: Relayer, turns: readonly Turn[]): Turn[] {
  const lastOf = (turn: Turn) => notes.turns.get(keyOf(turn)) ?? 0;
  return [...turns].sort(
    (left, right) => rankOf(notes, left) - rankOf(notes, right) || lastOf(left) - lastOf(right),
  );
}

/** Withdrawals come first, strangers last; but neither for so long that the others would starve. */
function rankOf({ withdrawalsInARow, customersInARow }: Notes, { kind, lane }: Turn): number {
  if (isForeign(lane)) return customersInARow < MOST_CUSTOMERS_IN_A_ROW ? 3 : 0;
  return kind === "withdrawal" && withdrawalsInARow < MOST_WITHDRAWALS_IN_A_ROW ? 1 : 2;
}

function noteTurn({ notes }: Relayer, turn: Turn): void {
  notes.turns.set(keyOf(turn), 1 + Math.max(0, ...notes.turns.values()));
  notes.withdrawalsInARow = turn.kind === "withdrawal" ? notes.withdrawalsInARow + 1 : 0;
  notes.customersInARow = isForeign(turn.lane) ? 0 : notes.customersInARow + 1;
}

function keyOf({ kind, lane }: Turn): string {
  return turnKey(workKindOf[kind], lane);
}

/** @param beside The work that waits for its block: what needs a consent in it is not ready. */
async function draftOf(
  relayer: Relayer,
  market: Market,
  { kind, lane }: Turn,
  beside?: number,
): Promise<Draft | undefined> {
  if (kind === "answer") return answerDraft(relayer, market, lane, beside);
  const { query } = relayer.database;
  const waiting = await waitingMessages(query, kind, lane, largestBatchOf(relayer.policy, lane));
  return messageDraft(relayer, market, { kind, lane }, waiting);
}
