import { Command } from "commander";
import { openSegment, shuffledSealedValues } from "../../src/answer/sealing.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { readModelsRegistered } from "../../src/chain/actions/events.ts";
import { modelIdOf, registerModel } from "../../src/chain/actions/model.ts";
import { settleAnswer, signTicket } from "../../src/chain/actions/settlement.ts";
import { publishTerms } from "../../src/chain/actions/terms.ts";
import { DecdpError } from "../../src/errors.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readConsentFile } from "../../src/format/answer/consentFile.ts";
import { writeSeal } from "../../src/format/answer/seal.ts";
import { writeTicket } from "../../src/format/answer/ticket.ts";
import { requestFrom } from "../../src/format/campaign/requestWords.ts";
import { hashOfTerms, readTerms } from "../../src/format/campaign/terms.ts";
import { keptSealKey, sealKeyFor, updateRecords } from "../brand/brandRecords.ts";
import { readCampaignFile } from "../brand/campaignFile.ts";
import { requireConsent } from "../campaign/permission.ts";
import { readFile, writeText } from "../input/files.ts";
import { readMessage } from "../input/messages.ts";
import { durationOption } from "../input/options.ts";
import { onNetwork, sends } from "../run.ts";

export function brandCommands(): Command {
  const group = new Command("brand").description("ask: terms, models, campaigns, seals, tickets, settlement");
  for (const part of [termsCommand(), modelCommand(), sealCommand(), ticketCommand(), settleCommand()]) {
    group.addCommand(part);
  }
  return group;
}

function termsCommand(): Command {
  const command = new Command("terms")
    .description("publish the terms that customers agree to; on chain is only their hash")
    .argument("<file>", "the terms")
    .option("--uri <uri>", "where you will host the text", "https://brand.example/terms.json")
    .addHelpText(
      "after",
      "\nExample: npx decdp brand terms terms.json --uri https://brand.example/terms.json",
    );
  return onNetwork(sends(command), async (context, { uri }: { readonly uri: string }, file: string) => {
    const textHash = hashOfTerms(readFile(file, readTerms));
    const published = await publishTerms(context.clientOf("brand"), context.deployment, { textHash, uri });
    return { data: published, lines: [`Published terms ${published.terms}.`] };
  });
}

function modelCommand(): Command {
  const command = new Command("model")
    .description("register the model of a campaign file, so that the campaign can be opened")
    .argument("<file>", "the campaign")
    .addHelpText("after", "\nExample: npx decdp brand model savings.json");
  return onNetwork(sends(command), async (context, _options: object, file: string) => {
    const plan = readCampaignFile(file);
    if (plan.model === undefined) {
      throw new DecdpError(`${file} has no model.`, {
        hint: "Without one there is nothing to register: open it.",
      });
    }
    const { model } = requestFrom(plan);
    const { reader, deployment, network } = context;
    const id = modelIdOf(model);
    const known = await readModelsRegistered(reader, deployment, {
      model: id,
      fromBlock: network.firstBlock,
    });
    if (known.length > 0) {
      return {
        data: { model: id, registeredBefore: true },
        lines: [`The model ${id} is registered already; nothing was sent.`],
      };
    }
    const registered = await registerModel(context.clientOf("brand"), context.deployment, { model });
    return { data: registered, lines: [`Registered model ${registered.model}.`] };
  });
}

function sealCommand(): Command {
  const command = new Command("seal")
    .description("make the key that hides a customer's segment from everybody else")
    .argument("<consent file>", "from the customer")
    .requiredOption("--out <file>", "the seal, for the customer")
    .addHelpText("after", "\nExample: npx decdp brand seal ada.consent.json --out ada.seal.json");
  return onNetwork(command, async (context, { out }: { readonly out: string }, file: string) => {
    const { campaign, consent } = readMessage(context, file, readConsentFile);
    const { scope, terms } = await readCampaign(context.reader, context.deployment, { campaign });
    const { subject } = consent;
    await requireConsent(context, { subject, terms });
    const sealKey = await sealKeyFor(context, scope, subject);
    const { chainId, campaigns } = context.deployment;
    const seal = writeSeal({ chainId, campaigns, campaign, scope, subject, sealKey });
    writeText(out, seal, { secret: true });
    return {
      data: { campaign, scope, subject, file: out },
      lines: [`The seal for ${subject} is in ${out}.`],
    };
  });
}

function ticketCommand(): Command {
  const command = new Command("ticket")
    .description(
      "promise to accept a customer's answer, whatever it is, so that the customer can settle alone",
    )
    .argument("<consent file>", "from the customer")
    .addOption(durationOption("--valid-for <duration>", "from now on", "1 day"))
    .requiredOption("--out <file>", "the ticket, for the customer")
    .addHelpText("after", "\nExample: npx decdp brand ticket ada.consent.json --out ada.ticket.json");
  interface Options {
    readonly validFor: number;
    readonly out: string;
  }
  return onNetwork(command, async (context, { validFor, out }: Options, file: string) => {
    const { campaign, scope, nullifier, consent } = readMessage(context, file, readConsentFile);
    const { scope: current, terms } = await readCampaign(context.reader, context.deployment, { campaign });
    const { subject } = consent;
    await requireConsent(context, { subject, terms });
    if (scope !== current) {
      throw new DecdpError(`${file} was made for another period.`, {
        hint: "Ask the customer for a new consent file: the nullifier is another one now.",
      });
    }
    const ticket = await signTicket(context.clientOf("settler"), context.deployment, {
      campaign,
      scope,
      nullifier,
      subject,
      sealedValues: shuffledSealedValues(await sealKeyFor(context, scope, subject)),
      expiry: (await context.now()) + validFor,
    });
    const { chainId, campaigns } = context.deployment;
    writeText(out, writeTicket({ chainId, campaigns, ticket }));
    return { data: { ...ticket, file: out }, lines: [`The ticket for ${subject} is in ${out}.`] };
  });
}

function settleCommand(): Command {
  const command = new Command("settle")
    .description("settle a customer's answer, read its segment and keep it for as long as the terms say")
    .argument("<answer file>", "from the customer")
    .addHelpText("after", "\nExample: npx decdp brand settle ada.answer.json");
  return onNetwork(sends(command), async (context, _options: object, file: string) => {
    const { answer, consent } = readMessage(context, file, readAnswerFile);
    const { campaign, subject, sealedSegment } = answer;
    const state = await readCampaign(context.reader, context.deployment, { campaign });
    // Before anything is paid: the brand has to be able to read the answer.
    const sealKey = await keptSealKey(context, { ...state, subject });
    const segment = openSegment(sealKey, sealedSegment);
    const settled = await settleAnswer(context.clientOf("settler"), context.deployment, { answer, consent });
    await updateRecords(context, campaign);
    return {
      data: { ...settled, subject, segment },
      lines: [`Settled: ${subject} is in group ${segment}. The reward is the customer's to claim.`],
    };
  });
}
