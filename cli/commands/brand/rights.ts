import { Argument, Command, Option } from "commander";
import { rightsReasons } from "../../../src/rights/states.ts";
import { listRights } from "../../brand/rights/list.ts";
import { type RightsReplyOptions, replyToRequest } from "../../brand/rights/reply.ts";
import { takeRightsFile } from "../../brand/rights/take.ts";
import { readWord } from "../../input/options.ts";
import type { Perform } from "../perform.ts";

export function rightsCommands(perform: Perform): Command {
  const group = new Command("rights").description(
    "customers' rights: access, rectification, deletion, objection, contests; each within a month",
  );
  for (const make of [takeCommand, listCommand, replyCommand]) group.addCommand(make(perform));
  return group;
}

function takeCommand({ onNetwork }: Perform): Command {
  const command = new Command("take")
    .description("take a customer's request, or its revocation, and sign the receipt; the month begins")
    .argument("<file>", "from the customer")
    .requiredOption("--out <file>", "the receipt, for the customer")
    .addHelpText(
      "after",
      "\nExample: npx decdp brand rights take ada.access.json --out ada.access.receipt.json",
    );
  return onNetwork(command, (context, { out }: { readonly out: string }, file: string) =>
    takeRightsFile(context, { file, out }),
  );
}

function listCommand({ onNetwork }: Perform): Command {
  const command = new Command("list")
    .description("all requests, the most urgent first; exits with 1 if one is late")
    .addHelpText("after", "\nExample: npx decdp brand rights list --json");
  return onNetwork(command, (context) => listRights(context));
}

function replyCommand({ onNetwork }: Perform): Command {
  const command = new Command("reply")
    .description("tell a customer how a request stands; what you keep goes with it where access is fulfilled")
    .argument("<request>", "its hash, from the list", readWord)
    .addArgument(
      new Argument("<state>", "how it stands now").choices(["in_progress", "fulfilled", "denied", "expired"]),
    )
    .addOption(
      new Option("--reason <reason>", "the protocol's word for it").choices(rightsReasons).default(""),
    )
    .option("--words <text>", "in your words; needed for a denial, a contest's outcome and more time", "")
    .option("--extend", "take two months more; only within the first month, with in_progress")
    .requiredOption("--out <file>", "the reply, for the customer")
    .addHelpText(
      "after",
      '\nExample: npx decdp brand rights reply 0x... fulfilled --words "A person looked at it: you are in group 2." --out ada.reply.json',
    );
  return onNetwork(
    command,
    (
      context,
      options: Omit<RightsReplyOptions, "id" | "state">,
      id: RightsReplyOptions["id"],
      state: RightsReplyOptions["state"],
    ) => replyToRequest(context, { ...options, id, state }),
  );
}
