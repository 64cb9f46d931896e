import { rmSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { parseArgs } from "node:util";
import { createPublicClient, http } from "viem";
import { type Network, networkIn, readNetwork, writeNetwork } from "../../cli/network/networks.ts";
import { networkFolder, openState, stateFile, stateFolder } from "../../cli/setting/state.ts";
import { commandLine } from "../shared/commandLine.ts";
import { setUpDemo } from "./demo.ts";
import { openJournal } from "./journal.ts";
import { startNode } from "./node.ts";

const help = `Starts a chain on this machine with the protocol, a token, funded accounts and three demo issuers.

Usage: npm run chain -- [options]

  --port N        port on 127.0.0.1 (default 8545)
  --fresh         delete the old chain and all keys, cards, campaigns and records that belong to it
  --state FOLDER  folder for the state (default $DECDP_STATE, or .decdp in the working directory)
  --help          this text

Without --fresh, the chain continues where it was left. Ctrl-C ends it.
Example: npm run chain -- --port 8546 --fresh`;

const { refuse, integer } = commandLine("run chain");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "8545" },
        fresh: { type: "boolean", default: false },
        state: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    return { ...values, port: integer("port", values.port, 0, 65_535) };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** Exits with advice if something else listens on the port. */
async function requireFree(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.once("error", (error: NodeJS.ErrnoException) => {
      console.error(
        error.code === "EADDRINUSE"
          ? `Port ${port} is in use already, perhaps by this chain in another terminal. Stop it, or choose another --port.`
          : `Port ${port} cannot be used: ${error.message}. Choose another --port.`,
      );
      process.exit(1);
    });
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

/** The network of a folder, undefined before it is set up. What cannot be read is forgotten with --fresh. */
function savedNetwork(folder: string): Network | undefined {
  try {
    return networkIn(folder);
  } catch (error) {
    if (options.fresh) return undefined;
    console.error((error as Error).message);
    process.exit(1);
  }
}

/** Two processes must not write one journal. */
async function requireAlone(folder: string, { rpc, deployment }: Network): Promise<void> {
  const reader = createPublicClient({ transport: http(rpc, { retryCount: 0, timeout: 2000 }) });
  const code = await reader.getCode({ address: deployment.campaigns }).catch(() => undefined);
  if (code === undefined) return;
  console.error(`The chain of ${folder} is running already: ${rpc}. Stop it, or choose another --state.`);
  process.exit(1);
}

const options = readOptions();
if (options.help) {
  console.log(help);
  process.exit(0);
}
await requireFree(options.port);
const folder = networkFolder(stateFolder(options.state, process.env), "local");
const saved = savedNetwork(folder);
if (saved !== undefined) await requireAlone(folder, saved);
// Without a network, which is kept last, the set-up was interrupted.
if (options.fresh || saved === undefined) rmSync(folder, { recursive: true, force: true });

console.log("Compiling the contracts where they changed, starting the chain ...");
const journal = openJournal(path.join(folder, "chain.jsonl"));
const node = await startNode(journal, options.port).catch((error: Error) => {
  console.error(`${error.message}\nTo start over: npm run chain -- --fresh`);
  process.exit(1);
});
const isNew = journal.entries.length === 0;
const state = openState(folder);
if (isNew) await setUpDemo(node, state);
const network = { ...readNetwork(state)!, rpc: node.url };
await state.transaction((writer) => writeNetwork(writer, network));
state.close();

const { deployment, token } = network;
console.log(`${isNew ? "A new chain" : "The chain as it was left"}: ${node.url}, chain ${deployment.chainId}

  IssuerRegistry   ${deployment.issuerRegistry}
  ConsentRegistry  ${deployment.consentRegistry}
  Campaigns        ${deployment.campaigns}
  AnswerVerifier   ${deployment.verifier}
  LoyaltyToken     ${token}

The addresses are in ${stateFile(folder)}. Issuers: vault, bank and brand.

Next, in another terminal:
  npx decdp --help       all commands
  docs/tutorial.md       a campaign of your own, step by step

Ctrl-C ends the chain; "npm run chain" continues it, "npm run chain -- --fresh" starts over.`);

let ending = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    console.log("\nThe chain ends.");
    // An open connection must not keep the process alive.
    setTimeout(() => process.exit(0), 2000).unref();
    node.close().then(
      () => process.exit(0),
      () => process.exit(0),
    );
  });
}
