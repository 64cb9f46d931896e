import { readLightRecord } from "../../src/brand/lightRecord.ts";
import type { SimulationResult } from "./run.ts";

/** The same person twice: what the brand stores here, and what a customer profile of the usual kind would hold. */
export interface Records {
  readonly name: string;
  readonly light: Readonly<Record<string, string | number>>;
  readonly classic: Readonly<Record<string, string | number>>;
}

/** The records of the first customer who is in a segment other than 0. */
export async function recordsOf({ stage, settlements }: SimulationResult): Promise<Records> {
  const { customer } = settlements.find(({ segment }) => segment > 0) ?? settlements[0]!;
  const { subject, consents, answers } = (await readLightRecord(
    stage.records,
    customer.subject.account.address,
  ))!;
  const { worker, bank, engagement } = customer.person;
  const kept = answers.map(({ campaign, segment, expiry }) => [
    `campaign ${campaign}`,
    `group ${segment}, until ${new Date(expiry * 1000).toISOString().slice(0, 10)}`,
  ]);
  return {
    name: customer.name,
    light: { pseudonym: subject, consents: consents.length, ...Object.fromEntries(kept) },
    classic: { ...worker, ...bank, ...engagement },
  };
}
