import { readLightRecord } from "../../../src/brand/lightRecord.ts";
import type { SimulationResult } from "../run.ts";

/** What the brand stores of one person, and what an ordinary customer profile of the same person would hold. */
export interface Records {
  readonly name: string;
  readonly light: Readonly<Record<string, string | number>>;
  readonly classic: Readonly<Record<string, string | number>>;
}

/**
 * The records of the first customer who is in a segment other than 0.
 *
 * @param segmentWord What the reader calls a segment: "segment" in text for developers, "group" for everybody else.
 */
export async function recordsOf(
  { simulation, settlements }: SimulationResult,
  segmentWord: "segment" | "group",
): Promise<Records> {
  const { customer } = settlements.find(({ segment }) => segment > 0) ?? settlements[0]!;
  const { subject, consents, answers } = (await readLightRecord(
    simulation.records,
    customer.subject.account.address,
  ))!;
  const { worker, bank, engagement } = customer.person;
  const kept = answers.map(({ campaign, segment, expiry }) => [
    `campaign ${campaign}`,
    `${segmentWord} ${segment}, until ${new Date(expiry * 1000).toISOString().slice(0, 10)}`,
  ]);
  return {
    name: customer.name,
    light: { pseudonym: subject, consents: consents.length, ...Object.fromEntries(kept) },
    classic: { ...worker, ...bank, ...engagement },
  };
}
