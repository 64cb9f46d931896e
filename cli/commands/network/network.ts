import { Command } from "commander";
import { readAddress, readNumber } from "../../input/options.ts";
import { type Addition, addNetwork } from "../../network/add.ts";
import { showNetwork } from "../../network/show.ts";
import type { Perform } from "../perform.ts";

export function networkCommands(perform: Perform): Command {
  const group = new Command("network").description("where the contracts are: take addresses, hand them on");
  group.addCommand(addCommand(perform));
  group.addCommand(showCommand(perform));
  return group;
}

function addCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("add")
    .description("take the addresses of a network that is deployed already")
    .argument("[network file]", 'what "network show --json" prints')
    .option(
      "--campaigns <address>",
      "instead of a file: the contract Campaigns, which names the others",
      readAddress,
    )
    .option("--token <address>", "with --campaigns: the ERC-20 in which the brand pays", readAddress)
    .option(
      "--first-block <number>",
      "with --campaigns: the block of the deployment or one before it",
      readNumber,
    )
    .addHelpText(
      "after",
      `
Ignition notes the address of Campaigns as "DeCDP#Campaigns" in ignition/deployments/chain-NUMBER/deployed_addresses.json.
Example: npx decdp network add staging.network.json --network staging
Example: npx decdp network add --campaigns 0x... --rpc https://node.example --network staging`,
    );
  return withoutNetwork(command, (surroundings, options: Omit<Addition, "file">, file?: string) =>
    addNetwork(surroundings, { ...options, file }),
  );
}

function showCommand({ onNetwork }: Perform): Command {
  const command = new Command("show")
    .description("the network's addresses; with --json, the file that others add")
    .addHelpText("after", "\nExample: npx decdp network show --network staging --json");
  return onNetwork(command, showNetwork);
}
