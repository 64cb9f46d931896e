import type { Hex } from "viem";
import { readTermsPublished } from "../../chain/actions/auditEvents.ts";
import { readConsentsGiven, readConsentsWithdrawn } from "../../chain/actions/events.ts";
import { blockTime } from "../../chain/signingTime.ts";
import { hashOfReceipt } from "../../consent/receipt/file/receipt.ts";
import { writeUncountersignedReceipt } from "../../consent/receipt/file/uncountersigned.ts";
import type { ChainPosition, ReceiptFacts } from "../../consent/receipt/life/facts.ts";
import { newReceiptId } from "../../consent/receipt/life/receiptId.ts";
import { canFollow, type LifeEvent, lifeStates } from "../../consent/receipt/life/states.ts";
import { receiptContent, signReceipt } from "../../consent/receipt/proof/sign.ts";
import { DecdpError } from "../../errors.ts";
import { readPublishedCampaign } from "../../format/campaign/publishedCampaign.ts";
import { shownIn } from "../answer/shown.ts";
import type { KeptReceipt } from "../memory/keptReceipt.ts";
import type { Happening, KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { queue } from "../sending/outbox.ts";
import { subjectClient } from "../subject.ts";
import type { Surroundings } from "../surroundings.ts";

/**
 * Makes the customer's receipt of something, keeps it and asks the brand to countersign it. Does nothing where there is
 * one already, or where the event says nothing new, such as a request that is shown while a consent counts.
 */
export async function leaveReceipt(
  surroundings: Surroundings,
  memory: Memory,
  known: KnownRequest,
  { event, at, until, by }: Happening,
): Promise<KeptReceipt | undefined> {
  const life = (await memory.read("receipts")).filter(({ terms }) => terms === known.terms);
  const last = life.at(-1);
  if (life.some((one) => one.event === event && one.at === at) || !canFollow(event, last?.event))
    return undefined;
  const { reader, deployment, software } = surroundings;
  const client = subjectClient(surroundings, known.brand);
  const { document } = readPublishedCampaign(known.text);
  // A consent and what follows it are about the words that it names, whatever arrived since.
  const shown = quiet.includes(event)
    ? await shownIn(surroundings, known)
    : (known.consent?.shown ?? (await shownIn(surroundings, known)));
  const [party] = lifeStates[event].parties;
  const facts: ReceiptFacts = {
    id: newReceiptId(),
    created: Math.max(at, await blockTime(reader, deployment)),
    ...{ event, at, until, party: party!, by, agent: software },
    ...{ subject: client.account.address, brand: known.brand },
    ...{ chainId: deployment.chainId, contract: deployment.consentRegistry },
    published: await publishedAt(surroundings, known),
    recorded: await recordedAt(surroundings, known, event),
    previous: last?.hash,
  };
  const receipt = await signReceipt(client, receiptContent(facts, { terms: document.terms, shown }));
  const text = writeUncountersignedReceipt(receipt);
  const kept: KeptReceipt = {
    ...{ campaign: known.campaign, terms: known.terms, event, at },
    ...{ hash: hashOfReceipt(receipt), isComplete: false, text },
  };
  await memory.change("receipts", (before) => [...before, kept]);
  await askForSignatures(surroundings, memory);
  return kept;
}

/** What the brand hears nothing of until there is a yes: it would tell it who decided, and when. */
const quiet: readonly LifeEvent[] = ["shown", "deferred", "refused"];

/** Has receipts countersigned, each asked for once: those of a yes and what follows, and then those before it. */
export async function askForSignatures(surroundings: Surroundings, memory: Memory): Promise<void> {
  const requests = await memory.read("requests");
  const receipts = await memory.read("receipts");
  for (const [index, { campaign, terms, event, isComplete, text }] of receipts.entries()) {
    const known = requests.find((one) => one.campaign === campaign);
    const isFollowedByYes = receipts
      .slice(index)
      .some((later) => later.terms === terms && !quiet.includes(later.event));
    if (isComplete || known === undefined || (quiet.includes(event) && !isFollowedByYes)) continue;
    await queue(surroundings, memory, known, { kind: "receipt", body: text });
  }
}

/** Where the chain has the terms. */
async function publishedAt(
  { reader, deployment, firstBlock: fromBlock }: Surroundings,
  { terms, brand }: KnownRequest,
): Promise<ChainPosition> {
  const [event] = await readTermsPublished(reader, deployment, { terms, brand, fromBlock });
  return positionOf(event, "the terms");
}

/** Where the chain has the consent or withdrawal that an event is about; undefined for events before any. */
async function recordedAt(
  surroundings: Surroundings,
  { terms, brand }: KnownRequest,
  event: LifeEvent,
): Promise<ChainPosition | undefined> {
  const { boundTo } = lifeStates[event];
  if (boundTo === "TermsPublished") return undefined;
  const { reader, deployment, firstBlock: fromBlock } = surroundings;
  const subject = subjectClient(surroundings, brand).account.address;
  const read = boundTo === "ConsentGiven" ? readConsentsGiven : readConsentsWithdrawn;
  const events = await read(reader, deployment, { subject, terms, fromBlock });
  return positionOf(events.at(-1), "the event");
}

function positionOf(
  event:
    | { readonly blockNumber: bigint; readonly transactionHash: Hex; readonly logIndex: number }
    | undefined,
  what: string,
): ChainPosition {
  if (event !== undefined) {
    return { block: Number(event.blockNumber), transaction: event.transactionHash, log: event.logIndex };
  }
  throw new DecdpError(`The node does not show ${what} that the receipt is about.`, {
    hint: "It may have forgotten old events; ask another node.",
  });
}
