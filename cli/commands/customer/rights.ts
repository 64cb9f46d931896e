import { Argument, Command } from "commander";
import type { Hex } from "viem";
import { type RightsAction, rightsActions } from "../../../src/chain/requests/rightsRequest.ts";
import { askForRight, type RightsQuestion } from "../../customer/rights/ask.ts";
import { complainAboutRight, listOwnRights, revokeOwnRight } from "../../customer/rights/manage.ts";
import { openReply } from "../../customer/rights/open.ts";
import { readNumber, readWord } from "../../input/options.ts";
import type { Perform } from "../perform.ts";

interface Options {
  readonly as: string;
  readonly out: string;
}

export function rightsCommands(perform: Perform): Command {
  const group = new Command("rights").description(
    "your rights: see what a brand keeps, have it corrected or erased, object, contest a group",
  );
  const parts = [askCommand, openCommand, listCommand, revokeCommand, complainCommand];
  for (const make of parts) group.addCommand(make(perform));
  return group;
}

function askCommand({ onNetwork }: Perform): Command {
  const command = new Command("ask")
    .description("ask the brand of a campaign; it has a month")
    .argument("<campaign>", "its number", readNumber)
    .addArgument(new Argument("<action>", "what you ask").choices(rightsActions))
    .option("--as <name>", "which customer", "me")
    .option("--words <text>", "in your words, such as what is wrong", "")
    .requiredOption("--out <file>", "the request, for the brand")
    .addHelpText("after", "\nExample: npx decdp customer rights ask 1 access --as ada --out ada.access.json");
  return onNetwork(
    command,
    (context, options: Omit<RightsQuestion, "campaign" | "action">, campaign: bigint, action: RightsAction) =>
      askForRight(context, { ...options, campaign, action }),
  );
}

function openCommand({ onNetwork }: Perform): Command {
  const command = new Command("open")
    .description("keep and show the brand's reply")
    .argument("<reply file>", "from the brand")
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer rights open ada.reply.json --as ada");
  return onNetwork(command, (context, { as }: Options, file: string) => openReply(context, { file, as }));
}

function listCommand({ onNetwork }: Perform): Command {
  const command = new Command("list")
    .description("how your requests stand, and which are late")
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer rights list --as ada");
  return onNetwork(command, (context, { as }: Options) => listOwnRights(context, { as }));
}

function revokeCommand({ onNetwork }: Perform): Command {
  const command = new Command("revoke")
    .description("take a request back")
    .argument("<request>", "its hash, from the list", readWord)
    .option("--as <name>", "which customer", "me")
    .requiredOption("--out <file>", "the revocation, for the brand")
    .addHelpText(
      "after",
      "\nExample: npx decdp customer rights revoke 0x... --as ada --out ada.revoked.json",
    );
  return onNetwork(command, (context, options: Options, id: Hex) =>
    revokeOwnRight(context, { ...options, id }),
  );
}

function complainCommand({ onNetwork }: Perform): Command {
  const command = new Command("complain")
    .description("write to the authority about a request that is late or was denied, with the evidence")
    .argument("<request>", "its hash, from the list", readWord)
    .option("--as <name>", "which customer", "me")
    .requiredOption("--out <file>", "the letter and its evidence")
    .addHelpText("after", "\nExample: npx decdp customer rights complain 0x... --as ada --out letter.json");
  return onNetwork(command, (context, options: Options, id: Hex) =>
    complainAboutRight(context, { ...options, id }),
  );
}
