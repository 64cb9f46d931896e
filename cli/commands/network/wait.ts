import { Command } from "commander";
import { readDuration } from "../../input/options.ts";
import { letTimePass } from "../../network/wait.ts";
import type { Perform } from "../perform.ts";

export function waitCommand({ onNetwork }: Perform): Command {
  const command = new Command("wait")
    .description("let time pass on the local chain, at once")
    .argument("<duration>", 'such as "30 days"', readDuration)
    .addHelpText("after", '\nExample: npx decdp wait "30 days"');
  return onNetwork(command, (context, _options: object, seconds: number) =>
    letTimePass(context, { seconds }),
  );
}
