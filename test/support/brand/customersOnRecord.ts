import { createHash } from "node:crypto";
import { type Address, type Hex, keccak256, pad, stringToBytes } from "viem";
import { keepName } from "../../../services/brand/store/outside/names.ts";
import { takeAnswer } from "../../../services/brand/store/records/answers.ts";
import { keepCampaign } from "../../../services/brand/store/records/campaigns.ts";
import { appendChanges } from "../../../services/brand/store/records/changes.ts";
import { recordStatements } from "../../../services/brand/store/records/consents.ts";
import { linkCustomer } from "../../../services/brand/store/records/customers.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import type { PurposeTerm } from "../../../src/consent/dpv/purposes.ts";
import type { Channel } from "../../../src/consent/terms/words.ts";

const HOUR = 3600;

/** What a customer answers: the campaign under terms, and the segment. */
export interface AnsweredCampaign {
  readonly campaign: bigint;
  readonly terms: Hex;
  readonly segment?: number;
}

export const termsOf = (campaign: bigint): Hex => pad(`0x${(campaign + 0xa0n).toString(16)}`);
export const subjectOf = (name: string): Address => keccak256(stringToBytes(name)).slice(0, 42) as Address;
export const digestOf = (name: string): string => createHash("sha256").update(name).digest("hex");
export const secondsNow = (): number => Math.floor(Date.now() / 1000);

/** What is kept shall not be what was given, and no more: ciphers are tried where they are. */
export function mirrored(text: string): string {
  return [...text].reverse().join("");
}

/** The customers of a brand as its service writes them down, without a chain. */
export function customersOnRecord(database: Database, subject = subjectOf) {
  const say = (statement: Parameters<typeof recordStatements>[1][number]) =>
    database.transaction(async (query) => {
      await appendChanges(query, await recordStatements(query, [statement]));
    });
  let signedAt = secondsNow() - HOUR;
  return {
    /** Opens a campaign with terms of its own. */
    open: (campaign: bigint, channel: Channel = "web", purpose: PurposeTerm = "dpv:Marketing") =>
      keepCampaign(database.query, {
        ...{ campaign, terms: termsOf(campaign), purpose, channel, isSealed: true, retention: HOUR },
        ...{ recipients: ["Gym"], published: "{}", openedIn: campaign },
      }),
    /** Links a customer, whose name is kept. */
    async link(name: string) {
      const customer = { subject: subject(name), customerId: digestOf(name), linkedAt: secondsNow() };
      await database.transaction((query) => linkCustomer(query, customer));
      await keepName(database.query, digestOf(name), mirrored(name));
    },
    consent: (name: string, campaign: bigint) =>
      say({
        ...{ kind: "given", subject: subject(name), terms: termsOf(campaign) },
        ...{ signedAt: ++signedAt, until: secondsNow() + HOUR },
      }),
    answer: (name: string, campaign: bigint, segment = 3, expiry = secondsNow() + HOUR) =>
      database.transaction(async (query) => {
        const answer = {
          ...{ subject: subject(name), terms: termsOf(campaign), campaign, segment },
          nullifier: BigInt(keccak256(stringToBytes(`${name} ${campaign} ${++signedAt}`))) >> 3n,
          ...{ validAt: signedAt, expiry },
        };
        await appendChanges(query, (await takeAnswer(query, answer, secondsNow())) || []);
      }),
    /** Records a withdrawal, as a stop does before it is acknowledged. */
    stop: (name: string, campaign: bigint) =>
      say({ kind: "withdrawn", subject: subject(name), terms: termsOf(campaign), signedAt: ++signedAt }),
  };
}
