import { Command } from "commander";
import { askForData, type DataQuestion, openData } from "../../customer/data.ts";
import { readNumber } from "../../input/options.ts";
import type { Perform } from "../perform.ts";

export function dataCommands(perform: Perform): Command {
  const group = new Command("data").description("what does a brand keep of you?");
  group.addCommand(requestCommand(perform));
  group.addCommand(openCommand(perform));
  return group;
}

function requestCommand({ onNetwork }: Perform): Command {
  const command = new Command("request")
    .description("ask the brand of a campaign what it keeps of you")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .requiredOption("--out <file>", "the request, for the brand")
    .addHelpText(
      "after",
      "\nExample: npx decdp customer data request 1 --as ada --out ada.data-request.json",
    );
  return onNetwork(command, (context, options: Omit<DataQuestion, "campaign">, campaign: bigint) =>
    askForData(context, { ...options, campaign }),
  );
}

function openCommand({ onNetwork }: Perform): Command {
  const command = new Command("open")
    .description("show the brand's reply")
    .argument("<reply file>", "from the brand")
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer data open ada.data.json --as ada");
  return onNetwork(command, (context, { as }: { readonly as: string }, file: string) =>
    openData(context, { file, as }),
  );
}
