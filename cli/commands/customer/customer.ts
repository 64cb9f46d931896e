import { Command } from "commander";
import { claimRewards } from "../../customer/claim.ts";
import { type Consenting, consentToCampaign } from "../../customer/consent.ts";
import { makeKeys } from "../../customer/init.ts";
import { customerStatus, type StatusOptions } from "../../customer/status.ts";
import { type Withdrawing, withdrawFromCampaign } from "../../customer/withdraw.ts";
import { durationOption, readDate, readNumber } from "../../input/options.ts";
import { type Perform, sends } from "../perform.ts";
import { answerCommand } from "./answer.ts";
import { backupCommand, restoreCommand } from "./backup.ts";
import { cardCommands } from "./cards.ts";

interface Options {
  readonly as: string;
}

export function customerCommands(perform: Perform): Command {
  const group = new Command("customer").description("answer: keys, cards, consents, answers, rewards");
  const answering = [initCommand, cardCommands, consentCommand, answerCommand, withdrawCommand];
  for (const make of [...answering, claimCommand, statusCommand, backupCommand, restoreCommand])
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

function consentCommand({ onNetwork }: Perform): Command {
  const command = new Command("consent")
    .description("agree to a campaign's terms, and ask the brand for a seal or a ticket")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--document <file>", "the campaign's document, from the brand")
    .addOption(durationOption("--for <duration>", "from now on", "365 days"))
    .option("--renew", "consent anew although a consent counts, so that it lasts longer")
    .requiredOption("--out <file>", "the request for a seal or a ticket, for the brand")
    .addHelpText("after", "\nExample: npx decdp customer consent 1 --as ada --out ada.request.json");
  return onNetwork(sends(command), (context, options: Omit<Consenting, "campaign">, campaign: bigint) =>
    consentToCampaign(context, { ...options, campaign }),
  );
}

function withdrawCommand({ onNetwork }: Perform): Command {
  const command = new Command("withdraw")
    .description("stop: withdraw your consent to a campaign's terms; rewards that you have earned stay yours")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--dated <date>", "a date ahead, to end a consent that was dated ahead", readDate)
    .addHelpText("after", "\nExample: npx decdp customer withdraw 1 --as ada");
  return onNetwork(sends(command), (context, options: Omit<Withdrawing, "campaign">, campaign: bigint) =>
    withdrawFromCampaign(context, { ...options, campaign }),
  );
}

function claimCommand({ onNetwork }: Perform): Command {
  const command = new Command("claim")
    .description("have the rewards of your settled answers paid to your account for this brand")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer claim 1 --as ada");
  return onNetwork(sends(command), (context, { as }: Options, campaign: bigint) =>
    claimRewards(context, { campaign, as }),
  );
}

function statusCommand({ onNetwork }: Perform): Command {
  const command = new Command("status")
    .description("your consents, answers and rewards")
    .option("--as <name>", "which customer", "me")
    .option("--all-brands", "ask about every brand, which tells the node all your pseudonyms")
    .addHelpText("after", "\nExample: npx decdp customer status --as ada");
  return onNetwork(command, (context, options: StatusOptions) => customerStatus(context, options));
}
