import { existsSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import type { Address, Hex } from "viem";
import { closeCampaign, openCampaign, reclaimRemainder } from "../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../src/chain/actions/campaignFunding.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readCampaignsOpened, readModelsRegistered } from "../../src/chain/actions/events.ts";
import { modelIdOf } from "../../src/chain/actions/model.ts";
import { termsIdOf } from "../../src/chain/actions/terms.ts";
import { DecdpError } from "../../src/errors.ts";
import { type CampaignDocument, hashOfDocument } from "../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import { attributesUsed, requestFrom } from "../../src/format/campaign/requestWords.ts";
import { hashOfTerms, readTerms } from "../../src/format/campaign/terms.ts";
import { publishedFile, readCampaignFile, tokensOf } from "../brand/campaignFile.ts";
import { describeCount, describeTime } from "../campaign/describe.ts";
import { describeAmount, readBalance, readToken } from "../campaign/token.ts";
import { readFile, writeText } from "../input/files.ts";
import { readAddress, readNumber, readTokens } from "../input/options.ts";
import { UsageError } from "../input/usageError.ts";
import { onNetwork, sends } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { issuerFile, readIssuer } from "../setting/state.ts";
import { campaignViews } from "./campaignViews.ts";

export function campaignCommands(): Command {
  const group = new Command("campaign").description("open, fund, close and watch campaigns");
  const parts = [openCommand(), fundCommand(), closeCommand(), reclaimCommand()];
  for (const part of [...parts, ...campaignViews()]) group.addCommand(part);
  return group;
}

function openCommand(): Command {
  const command = new Command("open")
    .description("open a campaign and write its document for customers")
    .argument("<file>", "the campaign: issuers, rules, model, reward")
    .requiredOption("--terms <file>", "the terms, published before")
    .option("--token <address>", "an ERC-20, instead of the network's own", readAddress)
    .option("--uri <uri>", "where you will host the document")
    .option("--again", "also where a campaign with the very same document runs")
    .addHelpText("after", "\nExample: npx decdp brand campaign open course.json --terms terms.json");
  interface Options {
    readonly terms: string;
    readonly token?: `0x${string}`;
    readonly uri?: string;
    readonly again?: boolean;
  }
  return onNetwork(sends(command), async (context, options: Options, file: string) => {
    const { deployment, folder, network, reader } = context;
    const plan = readCampaignFile(file);
    const terms = readFile(options.terms, readTerms);
    const request = requestFrom(plan);
    const document = { name: plan.name, terms, schema: plan.schema, rules: plan.rules, model: plan.model };
    const documentHash = hashOfDocument(document);
    warnOfUnnamed(document);
    const token = options.token ?? network.token;
    if (token === undefined)
      throw new UsageError("The network has no token of its own.", { hint: "Name one: --token" });
    const { decimals } = await readToken(reader, token);
    const client = context.clientOf("brand");
    if (!options.again) await requireNew(context, client.account.address, documentHash);
    if (plan.model) await requireRegistered(context, modelIdOf(request.model), file);
    const { campaign, hash, gasUsed } = await openCampaign(client, deployment, {
      terms: termsIdOf(client.account.address, hashOfTerms(terms)),
      schema: request.schema,
      rules: request.rules,
      ...(plan.model && { model: modelIdOf(request.model) }),
      issuers: plan.issuers.map((name) => issuerNumber(folder, name)),
      acceptsSelfDeclared: plan.acceptsSelfDeclared,
      ...(plan.sealed && { settler: context.clientOf("settler").account.address }),
      token,
      reward: tokensOf(plan.reward, decimals),
      periodLength: plan.period ?? 0,
      answersPerPeriod: plan.answersPerPeriod,
      notice: plan.notice,
      documentUri: options.uri ?? "https://brand.example/campaign.json",
      documentHash,
    });
    const published = publishedFile(folder, campaign);
    const { chainId, campaigns } = deployment;
    writeText(published, writePublishedCampaign({ campaign, chainId, campaigns, document }));
    return {
      data: { campaign, hash, gasUsed, document: published },
      lines: [
        `Opened campaign ${campaign}, "${plan.name}". Its document for customers: ${path.relative(".", published)}.`,
        `It pays once it is funded: npx decdp brand campaign fund ${campaign} --amount 100`,
      ],
    };
  });
}

function fundCommand(): Command {
  const command = new Command("fund")
    .description("add tokens of the brand to the budget")
    .argument("<campaign>", "its number", readNumber)
    .requiredOption("--amount <tokens>", "whole tokens", readTokens)
    .addHelpText("after", "\nExample: npx decdp brand campaign fund 1 --amount 100");
  return onNetwork(
    sends(command),
    async (context, options: { readonly amount: string }, campaign: bigint) => {
      const client = context.clientOf("brand");
      const { token } = await readCampaign(context.reader, context.deployment, { campaign });
      const { decimals } = await readToken(context.reader, token);
      const amount = tokensOf(options.amount, decimals);
      await requireFunds(context, token, client.account.address, amount);
      const { approval, ...funding } = await fundCampaign(client, context.deployment, { campaign, amount });
      const { answersLeft } = await readCampaign(context.reader, context.deployment, { campaign });
      return {
        data: { ...funding, ...(approval && { approval }), answersLeft },
        lines: [
          `Added ${await describeAmount(context, token, funding.amount)}; ${describeCount(answersLeft, "answer")} can be paid now.`,
        ],
      };
    },
  );
}

function closeCommand(): Command {
  const command = new Command("close")
    .description("begin the notice; answers are paid until its end")
    .argument("<campaign>", "its number", readNumber)
    .addHelpText("after", "\nExample: npx decdp brand campaign close 1");
  return onNetwork(sends(command), async (context, _options: object, campaign: bigint) => {
    const closed = await closeCampaign(context.clientOf("brand"), context.deployment, { campaign });
    return {
      data: closed,
      lines: [`Campaign ${campaign} accepts answers until ${describeTime(closed.closesAt)}.`],
    };
  });
}

function reclaimCommand(): Command {
  const command = new Command("reclaim")
    .description("after the end, take back what no answer has earned")
    .argument("<campaign>", "its number", readNumber)
    .addHelpText("after", "\nExample: npx decdp brand campaign reclaim 1");
  return onNetwork(sends(command), async (context, _options: object, campaign: bigint) => {
    const client = context.clientOf("brand");
    const { token } = await readCampaign(context.reader, context.deployment, { campaign });
    const payee = client.account.address;
    const reclaimed = await reclaimRemainder(client, context.deployment, { campaign, payee });
    return {
      data: reclaimed,
      lines: [`Took back ${await describeAmount(context, token, reclaimed.amount)}.`],
    };
  });
}

/** The number of an issuer that is given by its name in the state folder, or by its number. */
function issuerNumber(folder: string, given: string): bigint {
  if (/^\d{1,78}$/.test(given)) return BigInt(given);
  if (/^[a-z0-9-]+$/.test(given) && existsSync(issuerFile(folder, given)))
    return readIssuer(folder, given).issuer;
  throw new DecdpError(`There is no issuer "${given}" in ${folder}.`, { hint: "Give its number instead." });
}

/** Terms are free text: a category names an attribute if it holds its name, however that is spelt. */
function warnOfUnnamed(document: Omit<CampaignDocument, "format">): void {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const categories = document.terms.dataCategories.map(plain);
  const unnamed = attributesUsed(document).filter(
    (name) => !categories.some((category) => category.includes(plain(name))),
  );
  if (unnamed.length === 0) return;
  console.error(
    `Warning: the dataCategories of the terms do not name ${unnamed.join(", ")}, which the rules or the model use. Customers will see both lists.`,
  );
}

/** Throws `DecdpError` if the brand has opened a campaign with this document that is not closing. */
async function requireNew({ reader, deployment, network }: Context, brand: Address, documentHash: Hex) {
  const opened = await readCampaignsOpened(reader, deployment, { brand, fromBlock: network.firstBlock });
  for (const { campaign, parameters } of opened) {
    if (parameters.documentHash !== documentHash) continue;
    const { closesAt } = await readCampaign(reader, deployment, { campaign });
    if (closesAt !== undefined) continue;
    throw new DecdpError(`Campaign ${campaign} has this very document and runs.`, {
      details: { campaign },
      hint: "Fund that one; to open another one all the same, add --again.",
    });
  }
}

/** Throws `DecdpError`, before anything is approved, if an account has less than it wants to give. */
async function requireFunds(context: Context, token: Address, account: Address, amount: bigint) {
  const balance = await readBalance(context, token, account);
  if (balance >= amount) return;
  const [has, needs] = await Promise.all([balance, amount].map((one) => describeAmount(context, token, one)));
  throw new DecdpError(`${account} has ${has}, and ${needs} are needed.`, {
    details: { balance, needed: amount },
    hint: "Take a smaller amount, or get more of the token first.",
  });
}

async function requireRegistered(
  { reader, deployment, network }: Context,
  model: `0x${string}`,
  file: string,
) {
  const known = await readModelsRegistered(reader, deployment, { model, fromBlock: network.firstBlock });
  if (known.length > 0) return;
  throw new DecdpError("Nobody registered the model of this campaign.", {
    hint: `Register it first: npx decdp brand model ${file}`,
  });
}
