import { type Address, getAddress, type Hex } from "viem";
import { getBlock, getBlockNumber } from "viem/actions";
import {
  type AnswerSettled,
  type ConsentGiven,
  type ConsentWithdrawn,
  readAnswersSettled,
  readConsentsGiven,
  readConsentsWithdrawn,
} from "../../chain/actions/events.ts";
import type { Deployment } from "../../chain/deployment.ts";
import type { ChainEvent } from "../../chain/eventRange.ts";
import { type OpeningEvent, readAllOpenings } from "../../chain/history.ts";
import { requireDeployment } from "../../chain/requireDeployment.ts";
import { explained, type ReadingClient } from "../../chain/transact.ts";

/** Which customer of which brand, up to which block. */
export interface DossierScope {
  readonly deployment: Deployment;
  readonly brand: Address;
  /** The customer's pseudonym with the brand. */
  readonly subject: Address;
  /** A block before everything, such as that of the deployment. */
  readonly fromBlock: number;
  /** The last block that was read; time in Unix seconds. */
  readonly readTo: { readonly block: number; readonly time: number; readonly hash: Hex };
}

/** What is asked for. */
export interface DossierToMake {
  readonly brand: Address;
  readonly subject: Address;
  /** A block before everything, such as that of the deployment. */
  readonly fromBlock: bigint;
  /** The last block to read; by default the latest. */
  readonly toBlock?: bigint | undefined;
}

/** What the chain has of one customer of one brand, each in chain order. */
export interface Dealings {
  readonly scope: DossierScope;
  /** All campaigns of the brand. */
  readonly openings: readonly OpeningEvent[];
  /** Ids of the terms of all these consents and withdrawals. */
  readonly terms: readonly Hex[];
  readonly consents: readonly ChainEvent<ConsentGiven>[];
  readonly withdrawals: readonly ChainEvent<ConsentWithdrawn>[];
  readonly answers: readonly ChainEvent<AnswerSettled>[];
}

/**
 * Reads what a customer and a brand had to do with each other. Throws `DecdpError` if the node is on another chain,
 * or has forgotten the first campaign and therefore perhaps more.
 */
export async function readDealings(
  client: ReadingClient,
  givenDeployment: Deployment,
  { brand: givenBrand, subject: givenSubject, fromBlock, toBlock }: DossierToMake,
): Promise<Dealings> {
  const deployment = spelled(givenDeployment);
  await requireDeployment(client, deployment);
  const [brand, subject] = [getAddress(givenBrand), getAddress(givenSubject)];
  const end = await explained(async () => {
    const blockNumber = toBlock ?? (await getBlockNumber(client, { cacheTime: 0 }));
    return getBlock(client, { blockNumber });
  });
  const range = { fromBlock, toBlock: end.number };
  const openings = (await readAllOpenings(client, deployment, { brand, fromBlock })).filter(
    ({ blockNumber }) => blockNumber <= end.number,
  );
  const ofBrand = new Set(openings.map(({ campaign }) => campaign));
  const answers = (await readAnswersSettled(client, deployment, { subject, ...range })).filter(
    ({ campaign }) => ofBrand.has(campaign),
  );
  const consents = await readConsentsGiven(client, deployment, { subject, ...range });
  const withdrawals = await readConsentsWithdrawn(client, deployment, { subject, ...range });
  const terms = [...new Set([...consents, ...withdrawals].map((one) => one.terms))];
  return {
    scope: {
      ...{ deployment, brand, subject, fromBlock: Number(fromBlock) },
      readTo: { block: Number(end.number), time: Number(end.timestamp), hash: end.hash },
    },
    ...{ openings, terms, consents, withdrawals, answers },
  };
}

/** Addresses have one spelling, so that a dossier has. */
function spelled({
  chainId,
  issuerRegistry,
  consentRegistry,
  campaigns,
  relay,
  verifier,
}: Deployment): Deployment {
  return {
    chainId,
    issuerRegistry: getAddress(issuerRegistry),
    consentRegistry: getAddress(consentRegistry),
    campaigns: getAddress(campaigns),
    relay: getAddress(relay),
    verifier: getAddress(verifier),
  };
}
