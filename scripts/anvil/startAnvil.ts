import { type ChildProcess, spawn } from "node:child_process";
import { fromRoot } from "../../services/shared/paths.ts";
import { installFolder } from "../shared/installFolder.ts";

/** A chain that is not Hardhat's, with a number of its own. */
export interface IndependentChain {
  readonly process: ChildProcess;
  readonly url: string;
}

export interface AnvilOptions {
  readonly chainId: number;
  /** Time of the first block, Unix seconds; by default now. */
  readonly startsAt?: number;
  /** Whether a transaction has a block at once, besides that of every second. */
  readonly mixed?: boolean;
}

/** Starts Anvil on a free port of this machine, with a block every second. Its accounts are those of Hardhat's words. */
export async function startAnvil({
  chainId,
  startsAt,
  mixed = false,
}: AnvilOptions): Promise<IndependentChain> {
  const folder = "scripts/anvil";
  await installFolder(folder, "Anvil");
  const platform = process.platform;
  const processor = process.arch === "x64" ? "amd64" : process.arch;
  const program = fromRoot(folder, `node_modules/@foundry-rs/anvil-${platform}-${processor}/bin/anvil`);
  const options = ["--host", "127.0.0.1", "--port", "0", "--chain-id", `${chainId}`, "--block-time", "1"];
  if (mixed) options.push("--mixed-mining");
  if (startsAt !== undefined) options.push("--timestamp", `${startsAt}`);
  const chain = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    chain.stdout.on("data", (data) => {
      printed += data;
      const listening = /Listening on (127\.0\.0\.1:\d+)/.exec(printed)?.[1];
      if (listening !== undefined) resolve(`http://${listening}`);
    });
    chain.once("error", reject);
    chain.once("exit", (code) => reject(new Error(`Anvil ended with ${code}:\n${printed}`)));
  });
  return { process: chain, url };
}
