import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { stateFile } from "../../../cli/setting/state.ts";
import type { Finished } from "../clone.ts";
import type { CommandLine, Watch } from "./commandLine.ts";

/** Where a command can be killed, for each transaction that it sends. */
export const moments = [
  "before it is signed",
  "signed and noted, not sent",
  "sent, not answered, not in a block",
  "in a block, not answered",
  "seen in a block, nothing saved",
] as const;

export type Moment = (typeof moments)[number];

/** Chain and files as they were at a time. */
export interface Checkpoint {
  /** Takes both back to it, as often as one likes. */
  restore(): Promise<void>;
  forget(): void;
}

export async function checkpoint({ home, connection }: CommandLine): Promise<Checkpoint> {
  const kept = copyOf(home);
  const snapshot = await connection.networkHelpers.takeSnapshot();
  return {
    async restore() {
      await snapshot.restore();
      replace(home, kept);
    },
    forget: () => rmSync(kept, { recursive: true }),
  };
}

/**
 * Runs a command and kills it at a moment of its n-th transaction: nothing that it asks of the chain or writes on this
 * side afterwards comes to count.
 */
export async function runKilled(
  line: CommandLine,
  parameters: readonly string[],
  { moment, transaction }: { readonly moment: Moment; readonly transaction: number },
): Promise<void> {
  const { home } = line;
  const reached = new Map<string, number>();
  let kept: string | undefined;
  const killed = Promise.withResolvers<void>();
  const kill = () => {
    kept = copyOf(home);
    killed.resolve();
    throw new Error("killed");
  };
  const watch: Watch = {
    async before(method) {
      if (kept !== undefined) throw new Error("killed");
      reached.set(method, (reached.get(method) ?? 0) + 1);
      if (reached.get(method) !== transaction) return;
      if (method === "eth_estimateGas" && moment === "before it is signed") kill();
      if (method !== "eth_sendRawTransaction") return;
      if (moment === "signed and noted, not sent") kill();
      if (moment === "sent, not answered, not in a block") await mineAtOnce(line, false);
    },
    after(method, reply) {
      if (reached.get("eth_sendRawTransaction") !== transaction) return;
      if (method === "eth_sendRawTransaction" && moment.includes("not answered")) kill();
      if (method === "eth_getTransactionReceipt" && reply && moment === "seen in a block, nothing saved")
        kept ??= copyOf(home);
    },
  };
  // A killed command says nothing more; what it would say about failing requests is no part of this.
  await Promise.race([line.run([...parameters, "--timeout", "1"], { watch }), killed.promise]);
  if (kept === undefined) throw new Error(`${parameters.join(" ")} did not get to: ${moment}`);
  replace(home, kept);
  rmSync(kept, { recursive: true });
}

/** Runs a command to its end on a chain that mines a little later than it is asked to. */
export async function runOnSlowChain(line: CommandLine, parameters: readonly string[]): Promise<Finished> {
  await mineAtOnce(line, false);
  const mining = setInterval(() => void line.connection.networkHelpers.mine(), 50);
  try {
    return await line.run(parameters);
  } finally {
    clearInterval(mining);
    await mineAtOnce(line, true);
  }
}

/** Runs a command that is killed once it has said what it did, before it ticks its transactions off. */
export async function runWithoutTickingOff(
  line: CommandLine,
  parameters: readonly string[],
  network = "local",
): Promise<Finished> {
  const name = "killed";
  const folder = path.join(path.dirname(line.folder), network);
  withState(
    folder,
    `CREATE TRIGGER ${name} BEFORE DELETE ON begun_transactions BEGIN SELECT RAISE(ABORT, 'killed'); END`,
  );
  const finished = await line.run(parameters);
  withState(folder, `DROP TRIGGER ${name}`);
  return finished;
}

/** How many transactions wait in the state for their command to be repeated. */
export function begunTransactions({ folder }: CommandLine): number {
  const database = new DatabaseSync(stateFile(folder));
  const { count } = database.prepare("SELECT count(*) AS count FROM begun_transactions").get()!;
  database.close();
  return count as number;
}

async function mineAtOnce({ connection }: CommandLine, isOn: boolean): Promise<void> {
  await connection.provider.request({ method: "evm_setAutomine", params: [isOn] });
}

function withState(folder: string, statement: string): void {
  const database = new DatabaseSync(stateFile(folder));
  database.exec(statement);
  database.close();
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), "decdp-kept-"));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function replace(folder: string, copy: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(copy, folder, { recursive: true });
}
