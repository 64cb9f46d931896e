import type { Hex } from "viem";
import { signConsent, submitConsent } from "../../src/chain/actions/consent.ts";
import { publishTerms } from "../../src/chain/actions/terms.ts";
import { signWithdrawal, submitWithdrawal } from "../../src/chain/actions/withdrawal.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { ReadingClient, SigningClient } from "../../src/chain/transact.ts";
import { hashOfReceipt, type Receipt } from "../../src/consent/receipt/file/receipt.ts";
import type { ChainPosition, ReceiptFacts } from "../../src/consent/receipt/life/facts.ts";
import { newReceiptId } from "../../src/consent/receipt/life/receiptId.ts";
import { type LifeEvent, lifeStates } from "../../src/consent/receipt/life/states.ts";
import { readPosition } from "../../src/consent/receipt/proof/position.ts";
import {
  countersignReceipt,
  receiptContent,
  signReceipt,
  stateSilence,
} from "../../src/consent/receipt/proof/sign.ts";
import { canonicalTerms } from "../../src/consent/terms/reading.ts";
import { wordsOfRendering } from "../../src/consent/terms/rendering.ts";
import { signRendering } from "../../src/consent/terms/renderingSignature.ts";
import type { SignedRendering } from "../../src/consent/terms/signedRendering.ts";
import { rendering, terms } from "./terms.ts";

const DAY = 86_400;

/** Who takes part in a life, on a chain whose clock the test sets. */
export interface LifeChain {
  readonly deployment: Deployment;
  readonly reader: ReadingClient;
  readonly brand: SigningClient;
  readonly subject: SigningClient;
  readonly relayer: SigningClient;
  /** Sets the time of the next block, Unix seconds. */
  setNextTime(seconds: number): Promise<void>;
}

interface Step {
  readonly event: LifeEvent;
  readonly by?: "person" | "software";
  readonly isSilent?: boolean;
  readonly party?: ReceiptFacts["party"];
}

/** Every event of a life at least once, each a day after the one before; the brand does not always answer. */
export const wholeLife: readonly Step[] = [
  { event: "shown" },
  { event: "deferred" },
  { event: "shown", by: "software" },
  { event: "refused", by: "software", isSilent: true },
  { event: "shown" },
  { event: "given" },
  { event: "renewed", by: "software" },
  { event: "withdrawn", isSilent: true },
  { event: "given" },
  { event: "expired", by: "software" },
  { event: "given", isSilent: true },
  { event: "revoked" },
  { event: "given" },
  { event: "invalidated", party: "authority", isSilent: true },
];

/** Leads a life on chain and returns its receipts. */
export async function liveThrough(
  chain: LifeChain,
  {
    begin,
    idOf = newReceiptId,
    steps = wholeLife,
  }: {
    /** Unix seconds. */
    readonly begin: number;
    readonly idOf?: (index: number) => string;
    readonly steps?: readonly Step[];
  },
): Promise<Receipt[]> {
  const { deployment, brand, subject } = chain;
  await chain.setNextTime(begin);
  const published = await publishTerms(brand, deployment, {
    core: canonicalTerms(terms),
    uri: "https://shop.example/terms.json",
  });
  if (published.publishedBefore) throw new Error("Begin a life on a fresh chain.");
  const life = {
    ...chain,
    id: published.terms,
    shown: await signRendering(brand, deployment, { terms, rendering }),
    published: await readPosition(chain.reader, deployment, {
      event: "TermsPublished",
      transaction: published.hash,
      terms: published.terms,
    }),
  };
  const receipts: Receipt[] = [];
  let consent: { readonly position: ChainPosition; readonly until: number } | undefined;
  for (const [index, step] of steps.entries()) {
    const after = begin + (index + 1) * DAY;
    const next = await happen(life, step, after, consent);
    if (next.consent !== undefined) consent = next.consent;
    const { party = lifeStates[step.event].parties[0]!, by = "person", event } = step;
    const facts: ReceiptFacts = {
      id: idOf(index),
      created: next.at + 60,
      event,
      at: next.at,
      ...(next.until !== undefined && { until: next.until }),
      party,
      by,
      agent: { name: "decdp", version: "0.1.0" },
      subject: subject.account.address,
      brand: brand.account.address,
      chainId: deployment.chainId,
      contract: deployment.consentRegistry,
      published: life.published,
      ...(next.recorded && { recorded: next.recorded }),
      ...(receipts.length > 0 && { previous: hashOfReceipt(receipts.at(-1)!) }),
    };
    const signed = await signReceipt(subject, receiptContent(facts, { terms, shown: life.shown }));
    receipts.push(
      step.isSilent
        ? await stateSilence(subject, signed, facts.created)
        : await countersignReceipt(brand, signed),
    );
  }
  return receipts;
}

type Life = LifeChain & {
  readonly id: Hex;
  readonly shown: SignedRendering;
  readonly published: ChainPosition;
};

interface Happened {
  readonly at: number;
  readonly until?: number;
  readonly recorded?: ChainPosition;
  readonly consent?: { readonly position: ChainPosition; readonly until: number };
}

async function happen(
  life: Life,
  { event }: Step,
  at: number,
  consent: { readonly position: ChainPosition; readonly until: number } | undefined,
): Promise<Happened> {
  const { deployment, subject, relayer, id, shown } = life;
  const recordedBy = (boundTo: "ConsentGiven" | "ConsentWithdrawn", transaction: Hex) =>
    readPosition(life.reader, deployment, {
      event: boundTo,
      transaction,
      terms: id,
      subject: subject.account.address,
    });
  switch (event) {
    case "shown":
    case "refused":
      return { at };
    case "deferred":
      return { at, until: at + DAY };
    case "given":
    case "renewed": {
      const until = at + DAY;
      const signed = await signConsent(subject, deployment, {
        terms: id,
        until,
        signedAt: at,
        words: wordsOfRendering(shown.rendering),
      });
      await life.setNextTime(at + 30);
      const { hash } = await submitConsent(relayer, deployment, signed);
      const position = await recordedBy("ConsentGiven", hash);
      return { at, until, recorded: position, consent: { position, until } };
    }
    case "withdrawn": {
      const signed = await signWithdrawal(subject, deployment, { terms: id, signedAt: at });
      await life.setNextTime(at + 30);
      const { hash } = await submitWithdrawal(relayer, deployment, signed);
      return { at, recorded: await recordedBy("ConsentWithdrawn", hash) };
    }
    case "expired":
      return { at: consent!.until, recorded: consent!.position };
    case "revoked":
    case "invalidated":
      return { at, recorded: consent!.position };
  }
}
