import type { Address, Hex } from "viem";
import type { ConsentRecord } from "../../../../src/brand/lightRecordEncoding.ts";
import { isLive, isWithdrawn, latestAnswer, mayBeKept } from "../../../../src/brand/recordRules.ts";
import type { Query } from "../../../shared/database/database.ts";
import { type AnswerState, type StoredAnswer, stateFrom } from "./answers.ts";

/** Whom and what a decision is about. Times are Unix seconds. */
export type DecisionKey = ({ readonly customerId: string } | { readonly subject: Address }) &
  ({ readonly purpose: string } | { readonly campaign: bigint }) & { readonly now: number };

/** What is known of a customer for a campaign, or for all campaigns with a purpose. */
export interface DecisionRow {
  /** In small letters. */
  readonly subject: Address;
  /** The campaigns that were asked about, with what is on record of each. */
  readonly campaigns: readonly {
    readonly campaign: bigint;
    readonly channel: string;
    readonly consent: ConsentRecord;
    /** The latest answer that has not expired; what it may be used for depends on the consent. */
    readonly answer: StoredAnswer | undefined;
  }[];
}

interface Row {
  readonly subject: Address;
  readonly campaign: string;
  readonly terms: Hex;
  readonly channel: string;
  readonly until: string | number | null;
  readonly signed_at: string | number | null;
  readonly withdrawn_at: string | number | null;
  readonly nullifier: string | null;
  readonly segment: number | null;
  readonly valid_at: string | number | null;
  readonly expiry: string | number | null;
  readonly state: AnswerState | null;
}

/**
 * What a decision needs, in one query by indexes. Undefined if no customer is linked to the name, or if no such campaign is
 * known.
 */
export async function decisionRow(query: Query, key: DecisionKey): Promise<DecisionRow | undefined> {
  const isByName = "customerId" in key;
  const isByPurpose = "purpose" in key;
  const rows = await query<Row>(
    `select customer.subject, campaigns.campaign, campaigns.terms, campaigns.channel,
      consents.until, consents.signed_at, consents.withdrawn_at,
      answer.nullifier, answer.segment, answer.valid_at, answer.expiry, answer.state
      from ${isByName ? "customers as customer" : "(select $1::text as subject) as customer"}
      join campaigns on campaigns.${isByPurpose ? "purpose" : "campaign"} = $2
      left join consents on consents.subject = customer.subject and consents.terms = campaigns.terms
      left join lateral (
        select * from answers
        where answers.subject = customer.subject and answers.campaign = campaigns.campaign
          and answers.expiry > $3 and answers.segment is not null
        order by answers.valid_at desc limit 1
      ) as answer on true
      ${isByName ? "where customer.customer_id = $1" : ""}`,
    [
      isByName ? key.customerId : key.subject.toLowerCase(),
      isByPurpose ? key.purpose : `${key.campaign}`,
      key.now,
    ],
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  return { subject: first.subject, campaigns: rows.map(campaignFrom) };
}

/** What may be used now, or why nothing may be. */
export type Standing =
  | { readonly why: "known"; readonly answer: StoredAnswer }
  | { readonly why: "withdrawn" | "consentOver" | "noAnswer" | "noConsent" };

/** What may be used at `now`: the latest answer under a live consent, or the reason why there is none. */
export function standingOf({ campaigns }: DecisionRow, now: number): Standing {
  const usable = campaigns.flatMap(({ answer, consent }) =>
    answer !== undefined && mayBeKept(answer, consent, now) ? [answer] : [],
  );
  const answer = latestAnswer(usable, now);
  if (answer !== undefined) return { why: "known", answer };
  const consents = campaigns.map(({ consent }) => consent);
  if (consents.some((consent) => isLive(consent, now))) return { why: "noAnswer" };
  if (consents.some(isWithdrawn)) return { why: "withdrawn" };
  return { why: consents.some(({ signedAt }) => signedAt > 0) ? "consentOver" : "noConsent" };
}

function campaignFrom(row: Row): DecisionRow["campaigns"][number] {
  const { terms } = row;
  const campaign = BigInt(row.campaign);
  return {
    campaign,
    channel: row.channel,
    consent: {
      terms,
      until: Number(row.until ?? 0),
      signedAt: Number(row.signed_at ?? 0),
      withdrawnAt: Number(row.withdrawn_at ?? 0),
    },
    answer:
      row.nullifier === null
        ? undefined
        : {
            ...{ terms, campaign, subject: row.subject, nullifier: BigInt(row.nullifier) },
            segment: row.segment!,
            validAt: Number(row.valid_at),
            expiry: Number(row.expiry),
            state: stateFrom(row.state!),
          },
  };
}
