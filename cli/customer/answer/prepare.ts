import { poseidon2 } from "poseidon-lite";
import { type ConsentState, readConsent } from "../../../src/chain/actions/consent.ts";
import type { SigningClient } from "../../../src/chain/transact.ts";
import type { SignedTicket } from "../../../src/chain/typedData.ts";
import type { IssuerTree } from "../../../src/credential/issuerTree.ts";
import { type CustomerKeys, recipientFor, secretOf } from "../../../src/customer/keys.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { segmentOf } from "../../../src/request/segment.ts";
import { type CheckedCampaign, checkCampaign } from "../../campaign/campaignOnChain.ts";
import { explainCampaign } from "../../campaign/explainCampaign.ts";
import { UsageError } from "../../input/usageError.ts";
import type { Context } from "../../setting/context.ts";
import { cardFor, readCards } from "../cardsKept.ts";
import { readKeys, subjectClient } from "../customers.ts";
import type { AnswerOptions } from "./options.ts";
import { sealKeyFrom, ticketFrom } from "./seal.ts";
import { readTree } from "./tree.ts";

/** All that an answer takes, checked; nothing is proved, written or sent. */
export interface PreparedAnswer {
  readonly campaign: bigint;
  readonly checked: CheckedCampaign;
  readonly keys: CustomerKeys;
  readonly card: Card;
  readonly tree: IssuerTree;
  /** Signs as the subject. */
  readonly client: SigningClient;
  readonly sealKey: bigint;
  readonly ticket: SignedTicket | undefined;
  /** Of the answer. */
  readonly nullifier: bigint;
  /** What would be revealed, 0 to 4. */
  readonly segment: number;
  readonly consent: ConsentState;
  /** End of the consent that the answer brings if none is live, Unix seconds. */
  readonly until: number;
  /** Everything that the customer should know before answering. */
  readonly explanation: readonly string[];
  /** The answer file. */
  readonly out: string;
}

/** Throws `DecdpError` for what is missing or does not fit, before the customer is asked. */
export async function prepareAnswer(context: Context, options: AnswerOptions): Promise<PreparedAnswer> {
  const { campaign, as, out } = options;
  const { reader, deployment } = context;
  const keys = readKeys(context, as);
  const checked = await checkCampaign(context, campaign, options.document);
  const { opened, state } = checked;
  const card = cardFor(readCards(context, as), checked);
  const client = subjectClient(context, keys, opened.brand);
  const subject = client.account.address;
  const { isSealed, settler } = opened;
  const { scope } = state;
  const nullifier = poseidon2([secretOf(keys), scope]);
  const recipient = {
    isSealed,
    settler,
    scope,
    nullifier,
    subject,
    keys: recipientFor(keys, opened.brand, scope),
  };
  const sealKey = await sealKeyFrom(context, options, recipient);
  // Not before the seal: a customer who has none yet gets that first.
  if (out === undefined) throw new UsageError("Where to?", { hint: "Name the answer file: --out FILE" });
  const ticket = await ticketFrom(context, options, { ...recipient, sealKey });
  const tree = await readTree(context, card.issuer, options.leaves);
  const segment = segmentOf(checked.request, card.attributes);
  const consent = await readConsent(reader, deployment, { subject, terms: opened.terms });
  const until = (await context.now()) + options.consentFor;
  const explanation = await explainCampaign(context, checked, { campaign, card, segment, consent, until });
  return {
    campaign,
    checked,
    keys,
    card,
    tree,
    client,
    sealKey,
    ticket,
    nullifier,
    segment,
    consent,
    until,
    explanation,
    out,
  };
}
