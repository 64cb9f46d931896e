import type { Address } from "viem";
import type { Erasure } from "../../../src/brand/openDsr/replies.ts";
import type { Database, Query } from "../../shared/database/database.ts";
import { untilUnused } from "../outside/untilUnused.ts";
import { targetsWithCopies } from "../store/outside/copies.ts";
import { forgetNameAt } from "../store/outside/names.ts";
import { findCustomer } from "../store/records/customers.ts";
import { eraseSubject } from "../store/records/erasures.ts";

/** Seconds for which a name is kept at most until every target has heard that its customer is erased. */
const LONGEST_TELLING = 30 * 86_400;

/** What an erasure came to. */
export type ErasureResult = Pick<Erasure, "erased" | "remains">;

/**
 * Erases a customer, and says what was removed and what remains. It is done when this returns: nothing is in use any more,
 * and what is outside is cleared next. Repeated, it finds nothing more.
 *
 * @param customerId Digest of the brand's own name.
 * @param now Unix seconds.
 */
export async function eraseCustomer(
  database: Database,
  customerId: string,
  now: number,
): Promise<ErasureResult> {
  const { subject, ...result } = await database.transaction((query) => eraseRows(query, customerId, now));
  if (subject !== undefined) await untilUnused(database.query, subject);
  return result;
}

/** Removes what is kept of a customer, within a transaction; whose decisions and messages may still be on their way. */
export async function eraseRows(
  query: Query,
  customerId: string,
  now: number,
): Promise<ErasureResult & { readonly subject?: Address }> {
  const customer = await findCustomer(query, { customerId });
  if (customer === undefined) return { erased: [], remains: always };
  const { subject } = customer;
  const copies = await targetsWithCopies(query, customerId);
  const uses = await query("delete from uses where subject = $1 returning at", [subject]);
  const rows = await eraseSubject(query, subject, now);
  await forgetNameAt(query, customerId, now + LONGEST_TELLING);
  const { consents, answers, sealKeys, requests } = rows;
  const counts = { consents, answers, "seal keys": sealKeys, links: requests, uses: uses.length };
  return {
    subject,
    erased: [
      "the link between the brand's name and the pseudonym",
      ...Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${what}: ${count}`] : [])),
    ],
    remains: [
      ...copies.map((url) => `a copy at ${new URL(url).host}, until its clearing has arrived there`),
      ...always,
    ],
  };
}

const always: readonly string[] = [
  "on the chain, under a pseudonym: consents, withdrawals, and answers without their segment if the campaign is sealed",
  "requests about rights, a year from their end, as evidence that they were dealt with",
];
