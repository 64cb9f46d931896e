import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { writeNetwork } from "../../../cli/network/networks.ts";
import { networkFolder, openState } from "../../../cli/setting/state.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";

/** An auditor with a state of its own, who knows of one network. */
export interface Auditor {
  /** The folder of everything that it writes. */
  readonly home: string;
  /** Where it keeps the progress of an audit. */
  progressFile(campaign: number): string;
  /** Runs `decdp audit` to its end, as a process of its own. */
  audit(...parameters: readonly string[]): Promise<Ended>;
  /**
   * Kills an audit of a campaign once it has kept so many lots of verdicts of proofs, by default one; how many there were by
   * then.
   */
  interrupt(campaign: number, lots?: number): Promise<number>;
  remove(): void;
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function createAuditor(rpc: string, deployment: Deployment): Promise<Auditor> {
  const home = mkdtempSync(path.join(os.tmpdir(), "decdp-audit-"));
  const folder = networkFolder(home, "local");
  const state = openState(folder);
  await state.transaction((writer) => writeNetwork(writer, { rpc, deployment, firstBlock: 0n }));
  state.close();
  const progressFile = (campaign: number) => path.join(folder, `audit-${campaign}.db`);
  const start = (parameters: readonly string[]) =>
    spawn(
      process.execPath,
      [fromRoot("scripts/launch.mjs"), "decdp", "audit", "--state", home, ...parameters],
      {
        cwd: home,
        // So that the launcher and what it starts end together.
        detached: true,
      },
    );
  return {
    home,
    progressFile,
    audit: (...parameters) => ended(start(parameters)),
    async interrupt(campaign, enough = 1) {
      const child = start(["--campaign", `${campaign}`]);
      const file = progressFile(campaign);
      const end = ended(child);
      for (let lots = 0; ; lots = verdictsIn(file)) {
        if (child.exitCode !== null) throw new Error(`It came to its end: ${(await end).stdout}`);
        if (lots >= enough) {
          process.kill(-child.pid!, "SIGKILL");
          await end;
          return verdictsIn(file);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ["", ""];
  child.stdout!.on("data", (data) => {
    stdout += data;
  });
  child.stderr!.on("data", (data) => {
    stderr += data;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

function verdictsIn(file: string): number {
  if (!existsSync(file)) return 0;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.exec("PRAGMA busy_timeout = 10000");
    return Number(
      database.prepare("SELECT count(*) AS count FROM pieces WHERE name LIKE 'proofs/%'").get()!.count,
    );
  } catch {
    // It is being made.
    return 0;
  } finally {
    database.close();
  }
}
