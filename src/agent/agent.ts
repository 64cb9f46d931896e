import type { Address, Hex } from "viem";
import { OPEN_SEAL_KEY } from "../answer/sealing.ts";
import type { RightsAction } from "../chain/requests/rightsRequest.ts";
import { disclosedTo } from "../consent/ledger/disclosed.ts";
import type { AttributeReview } from "../consent/ledger/review.ts";
import type { Decision } from "../consent/settings/decide.ts";
import type { Actor } from "../consent/settings/history.ts";
import type { Policy } from "../consent/settings/policy.ts";
import { readPublishedCampaign } from "../format/campaign/publishedCampaign.ts";
import type { Card } from "../format/credential/card.ts";
import type { CustomerRecord } from "../format/record/customerRecord.ts";
import { type Answering, answer } from "./answer/answer.ts";
import { type Consideration, consider } from "./answer/consider.ts";
import { type PreparingProver, preparing } from "./answer/preparing.ts";
import { inputOf } from "./answer/prove.ts";
import { writeSealRequest } from "./answer/seal.ts";
import { type Forgotten, forget } from "./forget.ts";
import type { ExplainedGroup } from "./memory/explainedGroup.ts";
import type { KeptReceipt } from "./memory/keptReceipt.ts";
import type { KnownRequest } from "./memory/knownRequest.ts";
import { memoryIn } from "./memory/memory.ts";
import type { OutboxEntry } from "./memory/outboxEntry.ts";
import { knownRequest, noteHappening, noteRequest } from "./memory/requests.ts";
import { reconcileReceipts } from "./receipts/reconcile.ts";
import { refuse, sayDueNos } from "./refuse.ts";
import { receiveRequest } from "./request/receive.ts";
import { rememberRequest } from "./request/remember.ts";
import { claimRewards } from "./rewards/claim.ts";
import { type Reward, readRewards } from "./rewards/rewards.ts";
import { complaintAboutRight, type RightsComplaint } from "./rights/complaint.ts";
import { exerciseRight, keptRight, revokeRight } from "./rights/exercise.ts";
import { type RightStanding, standingOfRight } from "./rights/kept.ts";
import { queueRights } from "./rights/queue.ts";
import { recordKept } from "./rights/record.ts";
import { type Delivery, deliver } from "./sending/deliver.ts";
import type { ImaginedRequest } from "./settings/imagined.ts";
import { type ComparedDecisions, compareDecisions, decideOnImagined } from "./settings/tryOut.ts";
import { changeSettings, type FormerSettings, formerSettings } from "./settings/versions.ts";
import { type Complaint, complaintAbout } from "./stop/complaint.ts";
import type { Stop } from "./stop/stop.ts";
import { clockOf, type Surroundings } from "./surroundings.ts";
import { withdraw } from "./withdraw.ts";

/** What an agent did with a request by itself. */
export interface Handled {
  readonly considered: Consideration;
  /** "ask": it waits for the customer; "answer" and "refuse": done, the former once `deliver` has brought it away. */
  readonly did: "answer" | "ask" | "refuse";
}

/**
 * The customer's side as one object. It remembers everything in its store before it acts, so it may be stopped at any
 * time: the next agent on the same store goes on. Nothing about the customer leaves the device but by `deliver`.
 */
export interface Agent {
  /**
   * Takes a request and works out what it would reveal and what the settings say; reveals nothing. Throws `DecdpError` for
   * one that is not the chain's, of a brand that nobody can tell, or that the customer cannot answer.
   *
   * @param text The file of a published campaign.
   * @param language BCP 47 tag of the language in which the customer reads; "en" by default.
   */
  receive(text: string, language?: string): Promise<Consideration>;
  /** `receive`, and what the settings say is done by software: an answer to an open campaign, or nothing but a note. */
  handle(text: string, language?: string): Promise<Handled>;
  /** What `receive` gave, of a request that is here, as it is now. */
  look(campaign: bigint): Promise<Consideration>;
  /**
   * Makes the proof while the customer reads, and keeps it in memory alone: `answer` gives it away if it is still the right one,
   * `refuse` wipes it. In a sealed campaign, where nothing can be proved before the brand gave its seal, the prover is made ready.
   */
  prepare(campaign: bigint): Promise<void>;
  /** Notes that the customer was shown a request, and what they read of why they are in their group. */
  noteShown(campaign: bigint, explained?: ExplainedGroup): Promise<void>;
  /** The customer decides later: not before `until`, Unix seconds. */
  defer(campaign: bigint, until: number): Promise<void>;
  /** The request for the seal, or the ticket, of a sealed campaign, for the brand. */
  requestSeal(campaign: bigint): Promise<string>;
  /**
   * The customer says yes to what was shown (`words` of `receive` or `look`): proves, and keeps answer and consent to be
   * delivered. Throws `DecdpError` if the words, the group, or the end of the consent have changed since.
   */
  answer(campaign: bigint, given: Partial<Answering>): Promise<KnownRequest>;
  /** The customer says no; the brand hears it at a time that tells nothing. */
  refuse(campaign: bigint): Promise<void>;
  /** The customer stops it. Works offline. */
  withdraw(campaign: bigint): Promise<void>;
  /**
   * The customer exercises a right, or contests an answer, in words of their own. Works offline. Returns the request's hash,
   * by which it is named; the brand has a month.
   */
  exercise(campaign: bigint, action: RightsAction, words?: string): Promise<Hex>;
  /** The customer takes such a request back. Works offline. */
  revokeRight(id: Hex): Promise<void>;
  /** How all such requests stand, and which are late. */
  rights(): Promise<readonly RightStanding[]>;
  /** What the brand keeps by its own word, from its reply to a request for access. Throws `DecdpError` before that. */
  recordKept(id: Hex): Promise<CustomerRecord>;
  /** A letter to the authority about a request that is late or was denied, with its evidence. Throws for any other. */
  rightsComplaint(id: Hex): Promise<RightsComplaint>;
  /** Sends what is due, withdrawals first, says the "no"s whose time has come, and completes receipts. */
  deliver(): Promise<Delivery>;
  /** What waits to be sent. */
  outbox(): Promise<readonly OutboxEntry[]>;
  requests(): Promise<readonly KnownRequest[]>;
  receipts(): Promise<readonly KeptReceipt[]>;
  /** Who has to stop since withdrawals, and who has said that it did. */
  stops(): Promise<readonly Stop[]>;
  /** A letter to the authority about whoever did not stop in time, with its evidence. Throws where nobody is late. */
  complaint(campaign: bigint): Promise<Complaint>;
  /** What a brand may know by now, attribute by attribute, in bits. */
  knownTo(domain: string): Promise<readonly AttributeReview[]>;
  /** What the customer's answers have earned, by the chain, and what was paid. */
  rewards(): Promise<readonly Reward[]>;
  /**
   * Claims what answers to a campaign have earned, for the customer's account of this brand or for `to`; `deliver` has it
   * paid. Everybody sees who is paid: one account for several brands links what the customer does with them.
   */
  claim(campaign: bigint, to?: Address): Promise<void>;
  settings(): Promise<Policy>;
  /** Puts others in their place; the earlier ones are kept. Throws `InvalidValueError` for malformed ones. */
  changeSettings(policy: Policy): Promise<void>;
  /** The latest first, 50 at most. */
  formerSettings(): Promise<readonly FormerSettings[]>;
  /** What settings would say now of a request that nobody has made. */
  tryOut(policy: Policy, imagined: ImaginedRequest): Promise<Decision>;
  /** On which requests that are here they would have decided otherwise, with what was known when those arrived. */
  compareSettings(policy: Policy): Promise<ComparedDecisions>;
  /** Keeps a card, in place of the one that the customer had at its place. */
  keepCard(card: Card): Promise<void>;
  /** The customer's cards. Secret: they hold details. */
  cards(): Promise<readonly Card[]>;
  /** Notes that the brand gave a permission up, or that it was found not to be valid. */
  noteEndedByBrand(campaign: bigint, event: "revoked" | "invalidated"): Promise<void>;
  /** Everything that the agent remembers, as one text, for another device or for the customer to look at. Secret. */
  export(): Promise<string>;
  /** Takes over what another agent of the same customer exported. Throws `DecdpError` unless this one is empty. */
  import(text: string): Promise<void>;
  /** Removes what is kept of a brand. Throws `DecdpError` while something is open with it. */
  forget(domain: string): Promise<Forgotten>;
  /** Ends the prover, if one was made. */
  close(): Promise<void>;
}

export function createAgent(surroundings: Surroundings): Agent {
  const memory = memoryIn(surroundings.store);
  let making: Promise<PreparingProver> | undefined;
  const prover = () => {
    making ??= surroundings.createProver().then(preparing);
    // A key that could not be loaded may be there the next time.
    making.catch(() => {
      making = undefined;
    });
    return making;
  };
  const receive: Agent["receive"] = async (text, language = "en") => {
    const received = await receiveRequest(surroundings, text, await memory.read("requests"));
    await rememberRequest(surroundings, memory, received, { text, language });
    const { length: events } = await memory.read("history");
    const considered = await consider(surroundings, memory, received, { text, language });
    const { facts } = considered;
    await noteRequest(memory, received.opened.campaign, ({ arrived = { facts, events } }) => ({ arrived }));
    return considered;
  };
  const again = async (campaign: bigint) => {
    const known = await knownRequest(memory, campaign);
    const received = await receiveRequest(surroundings, known.text, [known]);
    return { known, received };
  };
  const answerAs = async (campaign: bigint, given: Answering) => {
    const { known, received } = await again(campaign);
    const considered = await consider(surroundings, memory, received, known);
    return answer(surroundings, memory, { considered, known, prover: await prover() }, given);
  };
  const refuseAs = async (campaign: bigint, by: Actor) => {
    (await making?.catch(() => undefined))?.wipe();
    await refuse(surroundings, memory, await knownRequest(memory, campaign), by);
  };
  return {
    receive,
    async handle(text, language) {
      const considered = await receive(text, language);
      const { campaign, isSealed } = considered.opened;
      const { verdict } = considered.decision;
      const { state } = await knownRequest(memory, campaign);
      if (verdict === "refuse" && state === "waiting") await refuseAs(campaign, "software");
      // A sealed campaign takes a seal first, which the brand gives to whoever asks for it.
      if (verdict === "answer" && !isSealed) await answerAs(campaign, { by: "software" });
      return { considered, did: verdict === "answer" && isSealed ? "ask" : verdict };
    },
    async look(campaign) {
      const { known, received } = await again(campaign);
      return consider(surroundings, memory, received, known);
    },
    async prepare(campaign) {
      const { known, received } = await again(campaign);
      if (received.opened.isSealed) {
        await prover();
        return;
      }
      const considered = await consider(surroundings, memory, received, known);
      const provable = { ...considered, campaign, brand: received.brand.account };
      await (await prover()).prepare(inputOf(surroundings, provable, OPEN_SEAL_KEY));
    },
    async noteShown(campaign, explained) {
      const at = clockOf(surroundings);
      const change = explained && { explained: { ...explained, at } };
      await noteHappening(memory, campaign, { event: "shown", at, by: "person" }, change);
    },
    async defer(campaign, until) {
      const at = clockOf(surroundings);
      await noteHappening(memory, campaign, { event: "deferred", at, until, by: "person" });
    },
    async requestSeal(campaign) {
      return writeSealRequest(surroundings, (await again(campaign)).received);
    },
    answer: (campaign, given) => answerAs(campaign, { by: "person", ...given }),
    refuse: (campaign) => refuseAs(campaign, "person"),
    async withdraw(campaign) {
      await withdraw(surroundings, memory, await knownRequest(memory, campaign));
    },
    async exercise(campaign, action, words = "") {
      return exerciseRight(surroundings, memory, await knownRequest(memory, campaign), { action, words });
    },
    revokeRight: (id) => revokeRight(surroundings, memory, id),
    async rights() {
      const now = clockOf(surroundings);
      return (await memory.read("rights")).map((kept) => standingOfRight(kept, now));
    },
    recordKept: async (id) => recordKept(surroundings, await keptRight(memory, id)),
    async rightsComplaint(id) {
      const kept = await keptRight(memory, id);
      const { text } = await knownRequest(memory, standingOfRight(kept, 0).campaign);
      const { terms } = readPublishedCampaign(text).document;
      return complaintAboutRight(kept, terms, clockOf(surroundings));
    },
    async deliver() {
      await sayDueNos(surroundings, memory);
      await queueRights(surroundings, memory);
      const first = await deliver(surroundings, memory);
      const problems = await reconcileReceipts(surroundings, memory);
      const second = await deliver(surroundings, memory);
      return {
        delivered: [...first.delivered, ...second.delivered],
        waiting: second.waiting,
        problems,
        givenUp: [...first.givenUp, ...second.givenUp],
      };
    },
    outbox: () => memory.read("outbox"),
    requests: () => memory.read("requests"),
    receipts: () => memory.read("receipts"),
    stops: () => memory.read("stops"),
    complaint: async (campaign) =>
      complaintAbout(memory, await knownRequest(memory, campaign), clockOf(surroundings)),
    knownTo: async (domain) => disclosedTo(await memory.read("ledger"), domain),
    settings: () => memory.read("settings"),
    changeSettings: (policy) => changeSettings(surroundings, memory, policy),
    formerSettings: () => formerSettings(memory),
    tryOut: (policy, imagined) => decideOnImagined(surroundings, memory, policy, imagined),
    compareSettings: (policy) => compareDecisions(surroundings, memory, policy),
    rewards: () => readRewards(surroundings, memory),
    async claim(campaign, to) {
      await claimRewards(surroundings, memory, await knownRequest(memory, campaign), to);
    },
    async keepCard(card) {
      await memory.change("cards", (before) => [
        ...before.filter(({ issuer, index }) => issuer !== card.issuer || index !== card.index),
        card,
      ]);
    },
    cards: () => memory.read("cards"),
    async noteEndedByBrand(campaign, event) {
      await noteHappening(memory, campaign, { event, at: clockOf(surroundings), by: "person" });
    },
    export: () => memory.export(),
    import: (text) => memory.import(text),
    forget: (domain) => forget(surroundings, memory, domain),
    async close() {
      await (await making?.catch(() => undefined))?.close();
      making = undefined;
    },
  };
}
