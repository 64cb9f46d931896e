import { type Hex, isAddressEqual } from "viem";
import { getBlock } from "viem/actions";
import { readTermsPublished } from "../../chain/actions/auditEvents.ts";
import type { ChainEvent } from "../../chain/eventRange.ts";
import { explained, type ReadingClient } from "../../chain/transact.ts";
import { plainRendering } from "../../consent/terms/plainRendering.ts";
import { readCanonicalTerms } from "../../consent/terms/reading.ts";
import type { Rendering } from "../../consent/terms/rendering.ts";
import { DecdpError } from "../../errors.ts";
import type { Place } from "../facts/events.ts";
import type { Dealings } from "./dealings.ts";

/** One consent of the customer. Times are Unix seconds. */
export interface ConsentEntry extends Place {
  readonly signedAt: number;
  readonly until: number;
  /** Hash of the words that the customer was shown. */
  readonly words: Hex;
}

/** One withdrawal of the customer; Unix seconds. */
export interface WithdrawalEntry extends Place {
  readonly signedAt: number;
}

/** Terms of the brand, and what the customer said to them. */
export interface TermsSection {
  readonly terms: Hex;
  readonly published: Place;
  /** The published text, as it is hashed. */
  readonly text: string;
  /** The same in plain English, made from the codes alone; null if the text is none of terms. */
  readonly inWords: Rendering | null;
  readonly consents: readonly ConsentEntry[];
  readonly withdrawals: readonly WithdrawalEntry[];
}

/** What the customer said to each of the brand's terms. Terms of other brands, under the same pseudonym, are left out. */
export async function termsSections(client: ReadingClient, dealings: Dealings): Promise<TermsSection[]> {
  const { scope, openings, terms, consents, withdrawals } = dealings;
  const { deployment, brand, fromBlock, readTo } = scope;
  const range = { fromBlock: BigInt(fromBlock), toBlock: BigInt(readTo.block) };
  const used = new Set(openings.map(({ parameters }) => parameters.terms));
  const sections: TermsSection[] = [];
  for (const id of terms) {
    const [published] = await readTermsPublished(client, deployment, { terms: id, ...range });
    if (published === undefined || !(isAddressEqual(published.brand, brand) || used.has(id))) continue;
    const { core } = published;
    sections.push({
      terms: id,
      published: await placeOf(client, published),
      text: core,
      inWords: wordsOf(core),
      consents: consents
        .filter((one) => one.terms === id)
        .map((one) => ({
          ...placeAt(one, one.recordedAt),
          ...{ signedAt: one.signedAt, until: one.until, words: one.words },
        })),
      withdrawals: withdrawals
        .filter((one) => one.terms === id)
        .map((one) => ({ ...placeAt(one, one.recordedAt), signedAt: one.signedAt })),
    });
  }
  return sections;
}

function wordsOf(core: string): Rendering | null {
  try {
    return plainRendering(readCanonicalTerms(core));
  } catch (error) {
    if (error instanceof DecdpError) return null;
    throw error;
  }
}

async function placeOf(client: ReadingClient, event: ChainEvent<object>): Promise<Place> {
  const { timestamp } = await explained(() => getBlock(client, { blockNumber: event.blockNumber }));
  return placeAt(event, Number(timestamp));
}

function placeAt({ blockNumber, logIndex, transactionHash }: ChainEvent<object>, time: number): Place {
  return { block: Number(blockNumber), index: logIndex, time, transaction: transactionHash };
}
