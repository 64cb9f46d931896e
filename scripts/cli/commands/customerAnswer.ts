import { Command } from "commander";
import type { Address, Hex } from "viem";
import { readCampaign } from "../../../src/actions/campaignState.ts";
import { readConsent, signConsent } from "../../../src/actions/consent.ts";
import { settleAnswer } from "../../../src/actions/settlement.ts";
import type { SigningClient } from "../../../src/actions/transact.ts";
import { DecdpError } from "../../../src/errors.ts";
import { OPEN_SEAL_KEY } from "../../../src/sealing.ts";
import { segmentOf } from "../../../src/segment.ts";
import type { SignedConsent } from "../../../src/typedData.ts";
import { cardFor, prove, readTree } from "../answering.ts";
import { confirm } from "../ask.ts";
import { type CheckedCampaign, checkCampaign } from "../campaignOnChain.ts";
import type { Context } from "../context.ts";
import { readCards, readKeys, subjectClient } from "../customerState.ts";
import { describeAmount, describeCondition, describeModel, describeTime } from "../describe.ts";
import { writeJson } from "../files.ts";
import { type Card, readMessage, sealShape, ticketShape } from "../messages.ts";
import { readDuration, readNumber } from "../options.ts";
import { type Outcome, onNetwork, sends } from "../run.ts";

interface Options {
  readonly as: string;
  readonly document?: string;
  readonly leaves?: string;
  readonly seal?: string;
  readonly ticket?: string;
  readonly consentFor: number;
  readonly send: boolean;
  readonly yes?: boolean;
  readonly out: string;
}

export function answerCommand(): Command {
  const command = new Command("answer")
    .description("see what a campaign asks, and answer it with a proof")
    .argument("<campaign>", "its number", readNumber)
    .option("--as <name>", "which customer", "me")
    .option("--document <file>", "the campaign's document, from the brand")
    .option("--leaves <file>", "the issuer's leaves, from the issuer")
    .option("--seal <file>", "the seal, from the brand; a sealed campaign needs one")
    .option("--ticket <file>", "the ticket, from the brand; with it you settle a sealed answer yourself")
    .option("--consent-for <duration>", "where you have not consented yet", readDuration, 365 * 24 * 3600)
    .option("--no-send", "only write the answer file")
    .option("--yes", "do not ask")
    .requiredOption("--out <file>", "the answer file")
    .addHelpText("after", "\nExample: npx decdp customer answer 1 --as ada --out ada.answer.json");
  return onNetwork(sends(command), answer);
}

async function answer(context: Context, options: Options, campaign: bigint): Promise<Outcome> {
  const { deployment, reader } = context;
  const keys = readKeys(context, options.as);
  const checked = await checkCampaign(context, campaign, options.document);
  const state = await readCampaign(reader, deployment, { campaign });
  const card = cardFor(readCards(context, options.as), checked);
  const client = subjectClient(context, keys, state.brand);
  const subject = client.account.address;
  const sealKey = readSeal(context, options, { ...state, campaign, subject });
  const ticket = options.ticket ? readMessage(context, options.ticket, ticketShape).ticket : undefined;
  const tree = await readTree(context, card.issuer, options.leaves);

  const segment = segmentOf(checked.request, card.attributes);
  if (!context.json) console.log((await explain(context, checked, { campaign, card, segment })).join("\n"));
  if (!(await confirm("Answer?", options))) {
    return { data: { answered: false }, lines: ["Not answered; nothing was sent."], refused: true };
  }

  const consent = await missingConsent(context, client, state.terms, options.consentFor);
  const made = await prove(context, keys, {
    campaign,
    request: checked.request,
    card,
    tree,
    subject,
    sealKey,
  });
  if (!context.dryRun) {
    const { chainId, campaigns } = deployment;
    writeJson(options.out, {
      format: "decdp-answer-1",
      chainId,
      campaigns,
      answer: made,
      ...(consent && { consent }),
    });
  }
  const data = { answered: true, campaign, subject, segment, nullifier: made.nullifier, file: options.out };
  if (!options.send || (state.isSealed && ticket === undefined)) {
    return {
      data: { ...data, settled: false },
      lines: [
        context.dryRun
          ? "Dry run, nothing was written or sent. The answer would be left for the brand to settle."
          : `The answer is in ${options.out}. Send it to the brand, which settles it.`,
      ],
    };
  }
  const settled = await settleAnswer(context.clientOf("relayer"), deployment, {
    answer: made,
    consent,
    ticket,
  });
  return {
    data: { ...data, settled: true, hash: settled.hash, gasUsed: settled.gasUsed },
    lines: [
      `Settled. The answer is in ${options.out}; claim the reward: npx decdp customer claim ${campaign} --as ${options.as}`,
    ],
  };
}

/** The key that hides the segment. Throws `DecdpError` if a sealed campaign's is missing or another one's. */
function readSeal(
  context: Context,
  { seal: file, as }: Options,
  {
    campaign,
    isSealed,
    scope,
    subject,
  }: { campaign: bigint; isSealed: boolean; scope: bigint; subject: Address },
): bigint {
  if (!isSealed) return OPEN_SEAL_KEY;
  if (file === undefined) {
    throw new DecdpError("This campaign is sealed: only the brand is to read your group.", {
      hint: `Send your consent to the brand (npx decdp customer consent ${campaign} --as ${as} --out FILE); name the seal that it returns with --seal.`,
    });
  }
  const seal = readMessage(context, file, sealShape);
  const isMine = seal.subject.toLowerCase() === subject.toLowerCase();
  if (seal.campaign === campaign && seal.scope === scope && isMine) return seal.sealKey;
  throw new DecdpError(`${file} is for another ${isMine ? "campaign or period" : "customer"}.`, {
    hint: "Ask the brand for a new one.",
  });
}

/** A new consent where none is live; it goes along with the answer. */
async function missingConsent(
  context: Context,
  client: SigningClient,
  terms: Hex,
  seconds: number,
): Promise<SignedConsent | undefined> {
  const { isLive } = await readConsent(context.reader, context.deployment, {
    subject: client.account.address,
    terms,
  });
  if (isLive) return undefined;
  return signConsent(client, context.deployment, { terms, until: (await context.now()) + seconds });
}

/** Everything that a customer should know before answering. */
async function explain(
  context: Context,
  { document, opened }: CheckedCampaign,
  { campaign, card, segment }: { readonly campaign: bigint; readonly card: Card; readonly segment: number },
): Promise<string[]> {
  const { terms, schema, rules, model } = document;
  const group = segment === 0 ? "0: the conditions do not hold" : `${segment}`;
  const readers = opened.isSealed
    ? terms.recipients.join(", ")
    : `${terms.recipients.join(", ")}; and everybody on the chain, under a pseudonym`;
  const rows: [string, readonly string[]][] = [
    ["why", [terms.purpose, `channel: ${terms.channel}; level ${terms.level} of 4`]],
    ["what is proved", rules.map((condition) => describeCondition(schema, condition))],
    ["how your group is worked out", model ? describeModel(schema, model) : ["group 1 if all of that holds"]],
    ["from", [`your card of issuer ${card.issuer}, valid until ${describeTime(card.validUntil)}`]],
    ["what you reveal", [`group ${group}`]],
    ["who receives it", [readers]],
    ["for how long", [terms.retention]],
    ["what it pays", [`${await describeAmount(context, opened.token, opened.reward)}, whatever your group`]],
    ["if you say no", [terms.meaningOfNo]],
  ];
  const lines = rows.flatMap(([label, texts]) =>
    texts.map((text, index) => `  ${(index === 0 ? label : "").padEnd(30)}${printable(text)}`),
  );
  return [
    `${printable(terms.brand)} asks you (campaign ${campaign}, "${printable(document.name)}"):`,
    ...lines,
  ];
}

/** A document must not be able to move the cursor and so hide what it asks. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, " ");
}
