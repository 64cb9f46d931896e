import { Command } from "commander";
import { poseidon2 } from "poseidon-lite";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readConsent, signConsent, submitConsent } from "../../src/chain/actions/consent.ts";
import { signWithdrawal, submitWithdrawal } from "../../src/chain/actions/withdrawal.ts";
import { KEY_LOSS_NOTICE } from "../../src/customer/backup.ts";
import { createCustomerKeys, secretOf } from "../../src/customer/keys.ts";
import { writeConsentFile } from "../../src/format/answer/consentFile.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import { describeCampaigns, describeTime } from "../campaign/describe.ts";
import { campaignsUnder, describeConsent } from "../campaign/permission.ts";
import { readKeys, subjectClient, writeKeys } from "../customer/customerState.ts";
import { writeText } from "../input/files.ts";
import { durationOption, readNumber } from "../input/options.ts";
import { onNetwork, sends } from "../run.ts";
import { answerCommand } from "./customerAnswer.ts";
import { backupCommands } from "./customerBackup.ts";
import { cardCommands } from "./customerCards.ts";
import { claimCommand, statusCommand } from "./customerRewards.ts";

export function customerCommands(): Command {
  const group = new Command("customer").description("answer: keys, cards, consents, answers, rewards");
  const parts = [initCommand(), cardCommands(), consentCommand(), answerCommand(), withdrawCommand()];
  for (const part of [...parts, claimCommand(), statusCommand(), ...backupCommands()]) group.addCommand(part);
  return group;
}

function initCommand(): Command {
  const command = new Command("init")
    .description("make a customer's keys")
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer init --as ada");
  return onNetwork(command, async (context, { as }: { readonly as: string }) => {
    const file = writeKeys(context, as, createCustomerKeys());
    return {
      data: { file },
      lines: [
        `The keys of ${as} are in ${file}.`,
        KEY_LOSS_NOTICE,
        `To make a backup: npx decdp customer backup --as ${as} --out FILE`,
      ],
    };
  });
}

function consentCommand(): Command {
  const command = new Command("consent")
    .description("agree to a campaign's terms; the consent file is for the brand")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--document <file>", "the campaign's document, from the brand")
    .addOption(durationOption("--for <duration>", "from now on", "365 days"))
    .requiredOption("--out <file>", "the consent file")
    .addHelpText("after", "\nExample: npx decdp customer consent 1 --as ada --out ada.consent.json");
  interface Options {
    readonly as: string;
    readonly document?: string;
    readonly for: number;
    readonly out: string;
  }
  return onNetwork(sends(command), async (context, options: Options, campaign: bigint) => {
    const { deployment, reader } = context;
    const keys = readKeys(context, options.as);
    const { document } = await checkCampaign(context, campaign, options.document);
    const { brand, terms, scope } = await readCampaign(reader, deployment, { campaign });
    const client = subjectClient(context, keys, brand);
    const until = (await context.now()) + options.for;
    const consent = await signConsent(client, deployment, { terms, until });
    const sent = await submitConsent(context.clientOf("relayer"), deployment, consent);
    const nullifier = poseidon2([secretOf(keys), scope]);
    const consented = await campaignsUnder(context, { brand, terms });
    const { chainId, campaigns } = deployment;
    const file = writeConsentFile({ chainId, campaigns, campaign, scope, nullifier, consent });
    writeText(options.out, file);
    return {
      data: { ...consent, ...sent, file: options.out },
      lines: [
        `Consented to the terms of ${document.terms.brand} until ${describeTime(until)}, for ${describeCampaigns(consented)}: "${document.terms.purpose}".`,
        `For the brand: ${options.out}. To stop: npx decdp customer withdraw ${campaign} --as ${options.as}`,
      ],
    };
  });
}

function withdrawCommand(): Command {
  const command = new Command("withdraw")
    .description("stop: withdraw your consent to a campaign's terms; rewards that you have earned stay yours")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .addHelpText("after", "\nExample: npx decdp customer withdraw 1 --as ada");
  return onNetwork(sends(command), async (context, { as }: { readonly as: string }, campaign: bigint) => {
    const { deployment, reader } = context;
    const { brand, terms } = await readCampaign(reader, deployment, { campaign });
    const client = subjectClient(context, readKeys(context, as), brand);
    const subject = client.account.address;
    const before = await readConsent(reader, deployment, { subject, terms });
    const withdrawal = await signWithdrawal(client, deployment, { terms });
    const sent = await submitWithdrawal(context.clientOf("relayer"), deployment, withdrawal);
    const { isLive } = await readConsent(reader, deployment, { subject, terms });
    const campaigns = await campaignsUnder(context, { brand, terms });
    // A consent may be on its way, signed but not on chain yet: a withdrawal always does something.
    const notOnRecord = `There was no permission on record: ${describeConsent(before)}. One that you signed before now does not count any more.`;
    return {
      data: { ...withdrawal, ...sent, wasLive: before.isLive, isLive },
      lines: [
        before.isLive
          ? `Withdrawn for ${describeCampaigns(campaigns)}: the brand may not use what you answered under these terms any more.`
          : notOnRecord,
      ],
      refused: isLive,
    };
  });
}
