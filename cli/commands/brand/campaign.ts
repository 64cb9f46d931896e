import { Command } from "commander";
import { closeByNumber, reclaim } from "../../campaign/close.ts";
import { fund } from "../../campaign/fund.ts";
import { importCampaign } from "../../campaign/import.ts";
import { listCampaigns } from "../../campaign/list.ts";
import { type Opening, openCampaignFile } from "../../campaign/open.ts";
import { campaignStatus } from "../../campaign/status.ts";
import { readAddress, readNumber, readReason, readTokens, severalOf } from "../../input/options.ts";
import { type Perform, sends } from "../perform.ts";

export function campaignCommands(perform: Perform): Command {
  const group = new Command("campaign").description("open, fund, close and watch campaigns");
  const parts = [
    openCommand,
    importCommand,
    fundCommand,
    closeCommand,
    reclaimCommand,
    listCommand,
    statusCommand,
  ];
  for (const make of parts) group.addCommand(make(perform));
  return group;
}

function openCommand({ onNetwork }: Perform): Command {
  const command = new Command("open")
    .description("open a campaign and write its document for customers")
    .argument("<file>", "the campaign: issuers, rules, model, reward")
    .requiredOption("--terms <file>", "the terms, published before")
    .option("--rendering <file>", "the terms in the signed words of a language; may be repeated", severalOf)
    .option("--token <address>", "an ERC-20, instead of the network's own", readAddress)
    .option("--uri <uri>", "where you will host the document")
    .option("--again", "also where a campaign with the very same document runs")
    .option(
      "--despite <reason>",
      "open a campaign that does not agree with its terms; the reason is kept",
      readReason,
    )
    .addHelpText("after", "\nExample: npx decdp brand campaign open course.json --terms terms.json");
  return onNetwork(sends(command), (context, options: Omit<Opening, "file">, file: string) =>
    openCampaignFile(context, { ...options, file }),
  );
}

function importCommand({ onNetwork }: Perform): Command {
  const command = new Command("import")
    .description("make a campaign known that was opened elsewhere, such as with the library")
    .argument("<file>", "its published document: writePublishedCampaign of the library writes it")
    .addHelpText("after", "\nExample: npx decdp brand campaign import course.published.json");
  return onNetwork(command, (context, _options: object, file: string) => importCampaign(context, { file }));
}

function fundCommand({ onNetwork }: Perform): Command {
  const command = new Command("fund")
    .description("add tokens of the brand to the budget")
    .argument("<campaign>", "its number", readNumber)
    .requiredOption("--amount <tokens>", "whole tokens", readTokens)
    .addHelpText("after", "\nExample: npx decdp brand campaign fund 1 --amount 100");
  return onNetwork(sends(command), (context, options: { readonly amount: string }, campaign: bigint) =>
    fund(context, { campaign, tokens: options.amount }),
  );
}

function closeCommand({ onNetwork }: Perform): Command {
  const command = new Command("close")
    .description("begin the notice; answers are paid until its end")
    .argument("<campaign>", "its number", readNumber)
    .addHelpText("after", "\nExample: npx decdp brand campaign close 1");
  return onNetwork(sends(command), (context, _options: object, campaign: bigint) =>
    closeByNumber(context, { campaign }),
  );
}

function reclaimCommand({ onNetwork }: Perform): Command {
  const command = new Command("reclaim")
    .description("after the end, take back what no answer has earned")
    .argument("<campaign>", "its number", readNumber)
    .addHelpText("after", "\nExample: npx decdp brand campaign reclaim 1");
  return onNetwork(sends(command), (context, _options: object, campaign: bigint) =>
    reclaim(context, { campaign }),
  );
}

function listCommand({ onNetwork }: Perform): Command {
  const command = new Command("list")
    .description("all campaigns of the network")
    .addHelpText("after", "\nExample: npx decdp brand campaign list --json");
  return onNetwork(command, listCampaigns);
}

function statusCommand({ onNetwork }: Perform): Command {
  const command = new Command("status")
    .description("the campaign on chain, and the segments that the brand may use now")
    .argument("<campaign>", "its number", readNumber)
    .addHelpText("after", "\nExample: npx decdp brand campaign status 1");
  return onNetwork(command, (context, _options: object, campaign: bigint) =>
    campaignStatus(context, { campaign }),
  );
}
