import { Command } from "commander";
import { addNetwork } from "../../network/add.ts";
import { showNetwork } from "../../network/show.ts";
import type { GlobalOptions } from "../../setting/context.ts";
import type { Perform } from "../perform.ts";

export function networkCommands(perform: Perform): Command {
  const group = new Command("network").description("where the contracts are: take addresses, hand them on");
  group.addCommand(addCommand(perform));
  group.addCommand(showCommand(perform));
  return group;
}

function addCommand({ withoutNetwork }: Perform): Command {
  const command = new Command("add")
    .description("take the addresses of a network that somebody else has deployed")
    .argument("<network file>", 'what "network show --json" prints')
    .addHelpText("after", "\nExample: npx decdp network add staging.network.json --network staging");
  return withoutNetwork(command, (surroundings, options: GlobalOptions, file: string) =>
    addNetwork(surroundings, { ...options, file }),
  );
}

function showCommand({ onNetwork }: Perform): Command {
  const command = new Command("show")
    .description("the network's addresses; with --json, the file that others add")
    .addHelpText("after", "\nExample: npx decdp network show --network staging --json");
  return onNetwork(command, showNetwork);
}
