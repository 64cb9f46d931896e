import { explainChainError } from "../../../src/chain/errors.ts";
import type { MessageKind } from "../http/messages.ts";
import type { Relayer } from "../relayer.ts";
import { findText, markRefused, markSettled, postpone } from "../store/queue.ts";
import { findLanding, type Landing, readHeads } from "./landed.ts";
import { UntriedError } from "./simulation.ts";

/** Seconds until something is tried again that the node could not try out, or that another consent is to come for. */
export const PAUSE = 15;

/** An answer or a message that is given up. */
export interface Refused {
  readonly id: string;
  /** Name of the contract's error. */
  readonly reason: string;
}

/**
 * Ends what the chain would refuse; but what is on chain already is settled, whoever brought it there, once its block
 * is final, and waits until then.
 */
export async function endRefused(
  relayer: Relayer,
  kind: "answer" | MessageKind,
  refused: readonly Refused[],
): Promise<void> {
  const ids = refused.map(({ id }) => id);
  const landed = await settleLanded(relayer, kind, ids);
  const others = refused.filter(({ id }) => !landed.has(id));
  await markRefused(relayer.database.query, tableOf(kind), others);
}

/** Settles what waits and is on chain in a final block. Returns what is on chain, in whatever block. */
export async function settleLanded(
  relayer: Relayer,
  kind: "answer" | MessageKind,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const heads = await readHeads(relayer);
  const found = await Promise.all(ids.map((id) => settleIfLanded(relayer, kind, id, heads)));
  return new Set(ids.filter((_, place) => found[place]));
}

async function settleIfLanded(
  relayer: Relayer,
  kind: "answer" | MessageKind,
  id: string,
  { latest, final }: { readonly latest: bigint; readonly final: bigint },
): Promise<boolean> {
  const { database, metrics, log } = relayer;
  const landing = await findLandingOf(relayer, kind, id, final);
  if (landing === undefined) {
    return latest > final && (await findLandingOf(relayer, kind, id, latest)) !== undefined;
  }
  await markSettled(database.query, tableOf(kind), { id, ...landing });
  if (kind === "answer") metrics.answers.inc({ state: "settled", reason: "" });
  log(`${kind} ${id} is on chain, in ${landing.hash ?? "a transaction that the node does not show"}`);
  return true;
}

/** Whether something that is not ended yet is on chain as of a block. */
export async function findLandingOf(
  relayer: Relayer,
  kind: "answer" | MessageKind,
  id: string,
  block: bigint,
): Promise<Landing | undefined> {
  const text = await findText(relayer.database.query, tableOf(kind), id);
  return text === undefined ? undefined : findLanding[kind](relayer, text, block);
}

/** Lets something wait that the node could not try out, so that it holds up nothing else, and throws `UntriedError`. */
export async function postponeUntried(
  { database }: Relayer,
  kind: "answer" | MessageKind,
  id: string,
  cause: unknown,
): Promise<never> {
  await postpone(database.query, tableOf(kind), id, PAUSE);
  const { shortMessage } = explainChainError(cause);
  throw new UntriedError(`The node cannot try out ${kind} ${id}, which waits: ${shortMessage}`, { cause });
}

function tableOf(kind: "answer" | MessageKind): "answers" | "messages" {
  return kind === "answer" ? "answers" : "messages";
}
