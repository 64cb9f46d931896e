import { Command } from "commander";
import { makeKeys } from "../../customer/init.ts";
import { customerStatus, type StatusOptions } from "../../customer/status.ts";
import type { Perform } from "../perform.ts";
import { answerCommand } from "./answer.ts";
import { backupCommand, restoreCommand } from "./backup.ts";
import { cardCommands } from "./cards.ts";
import { consentCommand, showCommand, withdrawCommand } from "./consent.ts";
import { accountCommand, claimCommand, spendCommand } from "./rewards.ts";
import { rightsCommands } from "./rights.ts";
import { vaultCommands } from "./vault.ts";

interface Options {
  readonly as: string;
}

export function customerCommands(perform: Perform): Command {
  const group = new Command("customer").description("answer: keys, cards, consents, answers, rewards");
  const answering = [initCommand, cardCommands, showCommand, consentCommand, answerCommand, withdrawCommand];
  const earning = [claimCommand, spendCommand, accountCommand];
  const keeping = [backupCommand, restoreCommand, vaultCommands];
  for (const make of [...answering, ...earning, statusCommand, rightsCommands, ...keeping])
    group.addCommand(make(perform));
  return group;
}

function initCommand({ onNetwork }: Perform): Command {
  const command = new Command("init")
    .description("make a customer's keys")
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer init --as ada");
  return onNetwork(command, (context, { as }: Options) => makeKeys(context, { as }));
}

function statusCommand({ onNetwork }: Perform): Command {
  const command = new Command("status")
    .description("your consents, answers and rewards")
    .option("--as <name>", "which customer", "me")
    .option("--all-brands", "ask about every brand, which tells the node all your pseudonyms")
    .addHelpText("after", "\nExample: npx decdp customer status --as ada");
  return onNetwork(command, (context, options: StatusOptions) => customerStatus(context, options));
}
