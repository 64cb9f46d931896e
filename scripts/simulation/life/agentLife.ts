import { createAgent } from "../../../src/agent/agent.ts";
import type { Consideration } from "../../../src/agent/answer/consider.ts";
import { standingOf } from "../../../src/agent/stop/stop.ts";
import type { AttributeReview } from "../../../src/consent/ledger/review.ts";
import { verifyReceipt } from "../../../src/consent/receipt/proof/verify.ts";
import type { Policy } from "../../../src/consent/settings/policy.ts";
import { presets } from "../../../src/consent/settings/presets.ts";
import { reasonSentence } from "../../../src/consent/settings/reasonSentences.ts";
import { DecdpError } from "../../../src/errors.ts";
import {
  readCampaignDocument,
  writeCampaignDocument,
} from "../../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { memoryStore } from "../../../src/store.ts";
import { type CampaignPlan, openPlannedCampaign } from "../campaigns.ts";
import { vaultSchema } from "../cast/schemas.ts";
import { noteProof } from "../measures.ts";
import { newsPlan, nosyPlan } from "../plans.ts";
import type { Simulation } from "../simulation.ts";
import { brandSide, DOMAIN } from "./brandSide.ts";

const MONTH = 30 * 24 * 60 * 60;

/** What the customer has decided once: known events may be suggested without being asked. */
const settings: Policy = {
  ...presets.cautious,
  rules: [
    ...presets.cautious.rules,
    {
      verdict: "answer",
      when: {
        brands: [DOMAIN],
        purposes: ["dpv:ProvideEventRecommendations"],
        uses: ["profiling", "tracking"],
        level: { atMost: 1 },
        frequency: { atMost: 4, within: "30 days" },
      },
    },
  ],
};

/** Something that the agent or its customer did, and why. */
export interface LifeStep {
  /** Unix seconds. */
  readonly at: number;
  readonly what: string;
  readonly by: "agent" | "customer";
  readonly why: string;
}

/** What one customer's agent did in a month. */
export interface AgentLife {
  readonly name: string;
  readonly steps: readonly LifeStep[];
  /** Events of the receipts that both sides signed, in order; each holds without the brand's word. */
  readonly receipts: readonly string[];
  /** Events of receipts that the customer alone has: the brand hears nothing of what comes before a yes. */
  readonly ownReceipts: readonly string[];
  /** What the brand may know, in bits. */
  readonly known: readonly AttributeReview[];
}

/** A month with an agent: a first yes, an answer by the settings, a request that they refuse, a contest and a stop. */
export async function liveWithAgent(simulation: Simulation, onProof: () => void): Promise<AgentLife> {
  const { chain, guest } = simulation;
  const brand = brandSide(simulation);
  const steps: LifeStep[] = [];
  let time = await chain.now();
  const note = (by: LifeStep["by"], what: string, why: string) => steps.push({ at: time, by, what, why });
  const agent = createAgent({
    keys: guest.keys,
    store: memoryStore(),
    reader: chain.reader,
    deployment: chain.addresses,
    firstBlock: 0n,
    createProver: async () => ({
      prove: (input) => noteProof(simulation.measures, () => simulation.prover.prove(input)),
      close: async () => {},
    }),
    leavesOf: async () => simulation.issuers.vault.tree.levels[0]!,
    brandFileOf: async (domain) => (domain === DOMAIN ? brand.file : undefined),
    relayers: [],
    account: chain.relayer,
    tell: (_brand, message) => brand.reply(message),
    plausible: { age: 110, education: 25 },
    software: { name: "decdp-agent", version: "0.1.0" },
    now: () => time,
  });
  const open = async (plan: CampaignPlan) => {
    const opened = await openPlannedCampaign(chain, simulation.measures, simulation.issuers.vault, plan);
    time = await chain.now();
    return { campaign: opened.id, text: publishedText(simulation, plan, opened.id) };
  };

  await agent.keepCard(cardOf(simulation));
  await agent.changeSettings(settings);
  const news = await open(newsPlan);
  const first = await agent.handle(news.text);
  note("agent", `asked about "${newsPlan.name}"`, whyOf(first.considered));
  await agent.noteShown(news.campaign);
  await agent.answer(news.campaign, { words: first.considered.words });
  onProof();
  await agent.deliver();
  note(
    "customer",
    `said yes: group ${first.considered.segment} is revealed`,
    "It was the first time with this brand.",
  );

  await chain.wait(MONTH);
  time = await chain.now();
  const second = await agent.handle(news.text);
  if (second.did !== "answer") throw new DecdpError(`The agent did not answer: ${whyOf(second.considered)}`);
  onProof();
  await agent.deliver();
  note("agent", `answered "${newsPlan.name}" in its next month`, whyOf(second.considered));

  const nosy = await open(nosyPlan);
  const third = await agent.handle(nosy.text);
  if (third.did !== "refuse") throw new DecdpError(`The agent did not refuse: ${whyOf(third.considered)}`);
  note("agent", `refused "${nosyPlan.name}"`, whyOf(third.considered));

  await agent.exercise(news.campaign, "contest", "I moved and have other interests now.");
  await agent.withdraw(news.campaign);
  note(
    "customer",
    "contested the group and stopped",
    "Both are signed at once, and need no node and no brand.",
  );
  await agent.deliver();
  const stopped = (await agent.stops()).filter((stop) => standingOf(stop, time) === "stopped");
  note(
    "agent",
    `told ${stopped.length} to stop: ${stopped.map(({ recipient }) => recipient).join(", ")}`,
    "The brand has signed for each of them.",
  );
  const kept = await agent.receipts();
  const receipts = kept.filter(({ isComplete }) => isComplete);
  for (const { text, event } of receipts) {
    const { holds, lines } = await verifyReceipt(chain.reader, text, {
      now: time + 60,
      registry: chain.addresses.consentRegistry,
    });
    if (!holds) throw new DecdpError(`The receipt "${event}" does not hold: ${JSON.stringify(lines)}`);
  }
  const known = await agent.knownTo(DOMAIN);
  return {
    name: guest.name,
    steps,
    receipts: receipts.map(({ event }) => event),
    ownReceipts: kept.filter(({ isComplete }) => !isComplete).map(({ event }) => event),
    known,
  };
}

function whyOf({ decision }: Consideration): string {
  return decision.reasons.map(reasonSentence).join(" ");
}

function publishedText(
  { chain }: Simulation,
  { name, text, request, isSealed }: CampaignPlan,
  campaign: bigint,
) {
  const { chainId, campaigns } = chain.addresses;
  const document = readCampaignDocument(
    writeCampaignDocument({ name, terms: text, ...request.words, sealed: isSealed }),
  );
  return writePublishedCampaign({ campaign, chainId, campaigns, document });
}

function cardOf({ chain, guest, issuers }: Simulation): Card {
  const { id: issuer } = issuers.vault;
  const { credential, index } = guest.credentials.get(issuer)!;
  const { chainId, issuerRegistry } = chain.addresses;
  const { commitment, validUntil, attributes } = credential;
  return {
    format: "decdp-card-1",
    ...{ chainId, issuerRegistry, issuer, index, commitment, validUntil, attributes, schema: vaultSchema },
  };
}
