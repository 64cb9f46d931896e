import type { Address, Hash } from "viem";
import type { ContractCall } from "../../src/chain/calls/call.ts";
import type { Journal, Sending } from "../../src/chain/sending/journal.ts";
import { DecdpError } from "../../src/errors.ts";
import type { Terminal } from "../input/terminal.ts";
import { callName } from "./callName.ts";
import { DryRunEnd } from "./dryRun.ts";
import type { State } from "./state.ts";

/** A transaction of the command that runs. */
export interface CommandTransaction {
  /** Name of the contract's function. */
  readonly call: string;
  readonly hash: Hash;
  /** Whether an earlier run had sent it. */
  readonly sentBefore: boolean;
  /** Whether it has taken effect; otherwise it is not known yet. */
  readonly done: boolean;
}

/** What one command sends. */
export interface CommandJournal {
  readonly transactions: readonly CommandTransaction[];
  /**
   * The journal of a sender's client.
   *
   * @param step Names what the next transaction is for, where its bytes differ from run to run; it must be something
   * that can be done once only.
   */
  of(sender: Address, step?: string): Journal;
  /** Whether an earlier run began a step or a call and did not come to its end. */
  hasBegun(sender: Address, step: string | ContractCall): boolean;
  /** Forgets what the command has sent: the next one that is called the same does everything anew. */
  close(): Promise<void>;
}

/** What a journal takes from the command's options. */
export interface JournalOptions {
  /** Most seconds to wait for a transaction. */
  readonly timeout: number;
  /** Wei; up to that, a transaction of an earlier run is replaced at a higher price. */
  readonly speedUp?: bigint | undefined;
  readonly json: boolean;
}

const HINT =
  "Run the same command again: it goes on with this transaction, and pays nothing twice. To wait longer, add --timeout SECONDS. Where no block takes it because gas has become dearer, add --speed-up GWEI, the most to offer: it is sent again with the same number, and takes effect once.";

/** Keeps in the state what a command sends, until the command has said what came of it. */
export function commandJournal(
  state: State,
  terminal: Terminal,
  { timeout, speedUp, json }: JournalOptions,
): CommandJournal {
  const transactions: CommandTransaction[] = [];
  // All that was begun for a step had the same nonce, so it ends together.
  const forget = (hashes: readonly Hash[]) =>
    state.transaction((writer) => {
      for (const hash of hashes) {
        writer.change(
          "DELETE FROM begun_transactions WHERE (sender, step) IN (SELECT sender, step FROM begun_transactions WHERE hash = ?)",
          hash,
        );
      }
    });
  const find = (sender: Address, step: string) =>
    state.all(
      "SELECT hash, nonce FROM begun_transactions WHERE sender = ? AND step = ? ORDER BY rowid DESC",
      ...[sender, step],
    );
  return {
    transactions,
    hasBegun: (sender, step) => find(sender, typeof step === "string" ? step : stepOf(step)).length > 0,
    close: () => forget(transactions.map(({ hash }) => hash)),
    of: (sender, step) => ({
      patience: timeout * 1000,
      largestFee: speedUp,
      hint: HINT,
      begun: async (call) =>
        find(sender, step ?? stepOf(call)).map(({ hash, nonce }) => ({
          hash: hash as Hash,
          nonce: nonce as number,
        })),
      keep: (call, { hash, nonce }) => keep(state, [hash, sender, step ?? stepOf(call), nonce]),
      sent(sending, hash, sentBefore) {
        const call = nameOf(sending, step);
        transactions.push({ call, hash, sentBefore, done: false });
        const words = sentBefore ? `Going on with ${call}, which was sent before` : `Sent ${call}`;
        terminal.warn(json ? JSON.stringify({ sent: { call, hash, sentBefore } }) : `${words}: ${hash}`);
      },
      done(hash) {
        const index = transactions.findIndex((one) => one.hash === hash);
        if (index >= 0) transactions[index] = { ...transactions[index]!, done: true };
      },
      forget: (begun) => forget(begun.map(({ hash }) => hash)),
    }),
  };
}

/** Signed with the same nonce once more, a transaction may be the very same. */
async function keep(state: State, values: readonly [Hash, Address, string, number]): Promise<void> {
  const statement =
    "INSERT INTO begun_transactions (hash, sender, step, nonce) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
  try {
    await state.transaction((writer) => writer.change(statement, ...values));
  } catch (cause) {
    throw new DecdpError(`Nothing was sent: the state could not be written. ${(cause as Error).message}`, {
      cause,
      hint: "What is sent is noted first, so that it is not sent twice. Look after the state's folder.",
    });
  }
}

/** The same call of the same sender is the same step. */
function stepOf({ to, data }: Sending): string {
  return `${to ?? ""} ${data}`;
}

/** What people are told that a transaction does: the contract's function, or what it makes. */
function nameOf({ to, data }: Sending, step = "deploy"): string {
  return to === undefined ? step.split(" ").slice(0, 2).join(" ") : callName(data);
}

/** The journal of a dry run: it keeps nothing, and ends where a transaction of an earlier run would be gone on with. */
export function withoutKeeping(journal: Journal, sender: Address): Journal {
  return {
    ...journal,
    async begun(call) {
      const begun = await journal.begun(call);
      if (begun[0] === undefined) return begun;
      throw new DryRunEnd({
        from: sender,
        to: call.to ?? "",
        call: nameOf(call),
        sentBefore: begun[0].hash,
      });
    },
    keep: async () => {},
    sent: () => {},
    forget: async () => {},
  };
}
