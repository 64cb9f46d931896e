import { Command } from "commander";
import type { Address } from "viem";
import { OPEN_SEAL_KEY } from "../../src/answer/sealing.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import { type ConsentState, readConsent, signConsent } from "../../src/chain/actions/consent.ts";
import { settleAnswer } from "../../src/chain/actions/settlement.ts";
import { DecdpError } from "../../src/errors.ts";
import { writeAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readSeal as sealReader } from "../../src/format/answer/seal.ts";
import { readTicket } from "../../src/format/answer/ticket.ts";
import { segmentOf } from "../../src/request/segment.ts";
import { checkCampaign } from "../campaign/campaignOnChain.ts";
import { describeTime } from "../campaign/describe.ts";
import { explainCampaign } from "../campaign/explainCampaign.ts";
import { isWithdrawn } from "../campaign/permission.ts";
import { cardFor, prove, readTree } from "../customer/answering.ts";
import { readCards, readKeys, subjectClient } from "../customer/customerState.ts";
import { confirm } from "../input/ask.ts";
import { writeText } from "../input/files.ts";
import { readMessage } from "../input/messages.ts";
import { durationOption, readNumber } from "../input/options.ts";
import { UsageError } from "../input/usageError.ts";
import { type Outcome, onNetwork, sends } from "../run.ts";
import type { Context } from "../setting/context.ts";

interface Options {
  readonly as: string;
  readonly document?: string;
  readonly leaves?: string;
  readonly seal?: string;
  readonly ticket?: string;
  readonly consentFor: number;
  readonly consentAgain?: boolean;
  readonly send: boolean;
  readonly yes?: boolean;
  readonly out?: string;
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
    .addOption(durationOption("--consent-for <duration>", "where you have not consented yet", "365 days"))
    .option("--consent-again", "give a permission again that you have withdrawn")
    .option("--no-send", "only write the answer file")
    .option("--yes", "do not ask")
    .option("--out <file>", "the answer file; has to be named")
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
  const { out } = options;
  // Not before the seal: a customer who has none yet gets that first.
  if (out === undefined) throw new UsageError("Where to?", { hint: "Name the answer file: --out FILE" });
  const ticket = options.ticket ? readMessage(context, options.ticket, readTicket).ticket : undefined;
  const tree = await readTree(context, card.issuer, options.leaves);

  const segment = segmentOf(checked.request, card.attributes);
  const consent = await readConsent(reader, deployment, { subject, terms: state.terms });
  const until = (await context.now()) + options.consentFor;
  if (!context.json) {
    const lines = await explainCampaign(context, checked, { campaign, card, segment, consent, until });
    console.log(lines.join("\n"));
  }
  const answers =
    (await mayConsent(options, consent)) && (options.yes || (await confirm("Answer?", "--yes")));
  if (!answers) {
    return { data: { answered: false }, lines: ["Not answered; nothing was sent."], refused: true };
  }

  const newConsent = consent.isLive
    ? undefined
    : await signConsent(client, deployment, { terms: state.terms, until });
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
    writeText(out, writeAnswerFile({ chainId, campaigns, answer: made, consent: newConsent }));
  }
  const data = { answered: true, campaign, subject, segment, nullifier: made.nullifier, file: out };
  if (!options.send || (state.isSealed && ticket === undefined)) {
    return {
      data: { ...data, settled: false },
      lines: [
        context.dryRun
          ? "Dry run, nothing was written or sent. The answer would be left for the brand to settle."
          : `The answer is in ${out}. Send it to the brand, which settles it.`,
      ],
    };
  }
  const settled = await settleAnswer(context.clientOf("relayer"), deployment, {
    answer: made,
    consent: newConsent,
    ticket,
  });
  return {
    data: { ...data, settled: true, hash: settled.hash, gasUsed: settled.gasUsed },
    lines: [
      `Settled. The answer is in ${out}; claim the reward: npx decdp customer claim ${campaign} --as ${options.as}`,
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
  const seal = readMessage(context, file, sealReader);
  const isMine = seal.subject.toLowerCase() === subject.toLowerCase();
  if (seal.campaign === campaign && seal.scope === scope && isMine) return seal.sealKey;
  throw new DecdpError(`${file} is for another ${isMine ? "campaign or period" : "customer"}.`, {
    hint: "Ask the brand for a new one.",
  });
}

/** Whether an answer may bring a consent; where the customer has withdrawn, only one who says so again. */
async function mayConsent({ consentAgain, yes }: Options, consent: ConsentState): Promise<boolean> {
  if (consentAgain || !isWithdrawn(consent)) return true;
  const withdrawn = `You withdrew this permission on ${describeTime(consent.withdrawnAt)}.`;
  if (!yes) return confirm(`${withdrawn} Give it again?`, "--consent-again");
  throw new DecdpError(withdrawn, {
    hint: "Answering gives it again: add --consent-again if you want that.",
  });
}
