import type { Address, Hex } from "viem";
import { writeCustomerRecord } from "../../../src/format/record/customerRecord.ts";
import type { Query } from "../../shared/database/database.ts";
import type { Brand } from "../brand.ts";
import { erasedAt } from "../store/records/erasures.ts";

interface Row {
  readonly terms: Hex;
  readonly [column: string]: string | number;
}

/** The file of all that is kept of a customer. */
export async function textOfRecord(
  { client, deployment }: Pick<Brand, "client" | "deployment">,
  query: Query,
  subject: Address,
  now: number,
): Promise<string> {
  const own = [subject.toLowerCase()];
  const consents = await query<Row>("select * from consents where subject = $1 order by terms", own);
  const answers = await query<Row>(
    "select * from answers where subject = $1 and segment is not null order by campaign, nullifier",
    own,
  );
  const scopes = await query<{ scope: string }>(
    "select scope from seal_keys where subject = $1 order by scope",
    own,
  );
  const { chainId, campaigns } = deployment;
  return writeCustomerRecord({
    ...{ chainId, campaigns, brand: client.account.address, subject, writtenAt: now },
    consents: consents.map(({ terms, until, signed_at, withdrawn_at }) => {
      return { terms, until: Number(until), signedAt: Number(signed_at), withdrawnAt: Number(withdrawn_at) };
    }),
    answers: answers.map((row) => ({
      terms: row.terms,
      campaign: BigInt(row.campaign!),
      nullifier: BigInt(row.nullifier!),
      segment: Number(row.segment),
      validAt: Number(row.valid_at),
      expiry: Number(row.expiry),
    })),
    sealKeyScopes: scopes.map(({ scope }) => BigInt(scope)),
    erasedAt: (await erasedAt(query, subject)) ?? 0,
  });
}
