import { existsSync } from "node:fs";
import { Command } from "commander";
import { privateKeyToAccount } from "viem/accounts";
import { UsageError } from "../input/usageError.ts";
import { finish, sends } from "../run.ts";
import type { GlobalOptions } from "../setting/context.ts";
import { keyOf } from "../setting/roles.ts";
import { networkFile, networkFolder, stateFolder, writeNetwork } from "../setting/state.ts";

export function deployCommand(): Command {
  const command = new Command("deploy")
    .description("deploy the protocol and a token, and write the addresses to the state folder")
    .option("--token-name <name>", "of the token", "Loyalty points")
    .option("--token-symbol <symbol>", "of the token", "POINT")
    .addHelpText(
      "after",
      `
The brand's key pays and owns the token. "npm run chain" has deployed already on its own chain.
Example: npx decdp deploy --network staging --rpc http://127.0.0.1:8545`,
    );
  interface Options extends GlobalOptions {
    readonly tokenName: string;
    readonly tokenSymbol: string;
  }
  return sends(command).action(async () => {
    const options = command.optsWithGlobals<Options>();
    await finish(options, async () => {
      const { network, rpc, dryRun = false, tokenName, tokenSymbol } = options;
      const folder = networkFolder(stateFolder(options.state), network);
      if (existsSync(networkFile(folder))) {
        throw new UsageError(`The protocol is deployed on "${network}": ${networkFile(folder)}.`, {
          hint: "Choose another name with --network.",
        });
      }
      if (rpc === undefined) throw new UsageError("Where to?", { hint: "Name a node: --rpc URL" });
      // Hardhat takes a second to load; no other command needs it.
      const { deployProtocol, readChainId, rehearse } = await import("../setting/deployProtocol.ts");
      const chainId = await readChainId(rpc);
      const key = keyOf("brand", folder, chainId);
      const from = privateKeyToAccount(key).address;
      const token = { name: tokenName, symbol: tokenSymbol };
      // What the contracts refuse is refused here, before anything is paid.
      const { transactions, gas } = await rehearse(chainId, token);
      if (dryRun) {
        return {
          data: { dryRun, chainId, from, transactions, gas },
          lines: [
            `Dry run, nothing was sent. It would deploy to chain ${chainId} from ${from} in ${transactions} transactions, about ${gas} gas.`,
          ],
        };
      }
      const deployed = await deployProtocol(rpc, network, key, token);
      writeNetwork(folder, deployed);
      return {
        data: deployed,
        lines: [`Deployed to chain ${chainId}. The addresses are in ${networkFile(folder)}.`],
      };
    });
  });
}
