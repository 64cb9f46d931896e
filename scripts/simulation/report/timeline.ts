import {
  readAnswersSettled,
  readConsentsGiven,
  readRewardsClaimed,
} from "../../../src/chain/actions/events.ts";
import type { SimulationResult } from "../run.ts";
import type { Settlement } from "../scenarios/settlement.ts";

/** Something that the chain shows about one customer. */
export interface Moment {
  /** Unix time in seconds. */
  readonly time: number;
  readonly text: string;
}

/** The customer with the most answers to repeated campaigns, and what the chain shows about them, in order of time. */
export async function timelineOf({
  simulation,
  settlements,
}: SimulationResult): Promise<{ name: string; moments: Moment[] }> {
  const { chain } = simulation;
  const answersOf = ({ customer }: Settlement) =>
    settlements.filter((other) => other.customer === customer && other.campaign.plan.periodLength > 0).length;
  const { customer } = settlements.toSorted((left, right) => answersOf(right) - answersOf(left))[0]!;
  const own = settlements.filter((settlement) => settlement.customer === customer);
  const planOf = (id: bigint) => own.find(({ campaign }) => campaign.id === id)!.campaign.plan;
  const segmentOf = (nullifier: bigint) => own.find(({ answer }) => answer.nullifier === nullifier)!.segment;
  const subject = customer.subject.account.address;
  const range = { fromBlock: 0n };

  const consents = await readConsentsGiven(chain.reader, chain.addresses, { subject, ...range });
  const settled = await readAnswersSettled(chain.reader, chain.addresses, { subject, ...range });
  const claims = await Promise.all(
    settled.map(({ campaign, nullifier }) =>
      readRewardsClaimed(chain.reader, chain.addresses, { campaign, nullifier, ...range }),
    ),
  );
  const timeOf = async (blockNumber: bigint) =>
    Number((await chain.reader.getBlock({ blockNumber })).timestamp);
  const moments: Moment[] = consents.map(({ recordedAt }) => ({
    time: recordedAt,
    text: "Agreed to the terms, until a date. Nothing about the person is on chain.",
  }));
  for (const { blockNumber, campaign, nullifier } of settled) {
    const { name } = planOf(campaign);
    const text = `Answered "${name}". The chain saw a proof and a sealed group; the brand read group ${segmentOf(nullifier)}.`;
    moments.push({ time: await timeOf(blockNumber), text });
  }
  for (const { blockNumber, campaign } of claims.flat()) {
    const { reward, name } = planOf(campaign);
    moments.push({
      time: await timeOf(blockNumber),
      text: `Was paid ${reward} ${reward === 1 ? "point" : "points"} for "${name}", to an account of its own.`,
    });
  }
  return { name: customer.name, moments: moments.sort((left, right) => left.time - right.time) };
}
