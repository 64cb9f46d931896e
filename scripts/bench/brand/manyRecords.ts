import type { Address } from "viem";
import { brandMigrations } from "../../../services/brand/store/migrations.ts";
import { addTarget } from "../../../services/brand/store/outside/targets.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { openSharedDatabase } from "../../../services/shared/database/openDatabase.ts";
import { createWebhookSecret } from "../../../src/brand/webhooks/secret.ts";
import { customersOnRecord, digestOf, mirrored } from "../../../test/support/brand/customersOnRecord.ts";

/** The campaign that everybody on record has answered. */
export const CAMPAIGN = 7n;

/** The name of a customer by number, from 1 on. */
export const nameOf = (number: number): string => `c${number}`;

/** The subject of a name, as a database without Ethereum's hash works it out. */
export function sha256SubjectOf(name: string): Address {
  return `0x${digestOf(name).slice(0, 40)}`;
}

/** Opens a database and fills it with customers who have consented and answered, as if they had come one by one. */
export async function fillRecords(location: string, count: number): Promise<Database> {
  const database = await openSharedDatabase(location, brandMigrations);
  const { query } = database;
  await customersOnRecord(database).open(CAMPAIGN);
  const people = `(select 'c' || number as name, '0x' || substr(encode(sha256(('c' || number)::bytea), 'hex'), 1, 40)
    as subject, encode(sha256(('c' || number)::bytea), 'hex') as digest, number
    from generate_series(1, ${count}) as number) as people`;
  const soon = "extract(epoch from now())::bigint + 86400";
  await query(
    `insert into customers (subject, customer_id, linked_at) select subject, digest, 0 from ${people}`,
  );
  await query(`insert into names (customer_id, sealed) select digest, reverse(name) from ${people}`);
  await query(`insert into consents (subject, terms, until, signed_at)
    select subject, (select terms from campaigns), ${soon}, 1 from ${people}`);
  await query(`insert into answers (campaign, nullifier, subject, terms, segment, valid_at, expiry, state)
    select '${CAMPAIGN}', number::text, subject, (select terms from campaigns), number % 5, 2, ${soon}, 'settled'
    from ${people}`);
  await query("analyze");
  return database;
}

/** Names two approved targets at an address: an audience and a webhook. */
export async function addTargets({ query }: Database, url: string): Promise<void> {
  for (const kind of ["segment", "webhook"] as const) {
    const sealedSecrets = mirrored(JSON.stringify([kind === "webhook" ? createWebhookSecret() : "key"]));
    await addTarget(query, {
      ...{ target: kind, kind, url: `${url}/${kind}`, campaigns: undefined, createdAt: 0, sealedSecrets },
    });
  }
}
