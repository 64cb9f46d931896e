import type { Address } from "viem";
import type { Erasure } from "../../../src/brand/openDsr/replies.ts";
import type { Database, Query } from "../../shared/database/database.ts";
import { untilUnused } from "../outside/untilUnused.ts";
import { targetsWithCopies } from "../store/outside/copies.ts";
import { forgetDeliveries } from "../store/outside/deliveries.ts";
import { forgetNameAt } from "../store/outside/names.ts";
import { findCustomer } from "../store/records/customers.ts";
import { eraseLinks, eraseSubject, subjectsOf } from "../store/records/erasures.ts";

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
  const { subjects, ...result } = await database.transaction((query) => eraseRows(query, customerId, now));
  for (const subject of subjects) await untilUnused(database.query, subject);
  return result;
}

/**
 * Removes what is kept of a customer, within a transaction, also of one who was given a link and never opened it. Returns
 * whose decisions and messages may still be on their way.
 */
export async function eraseRows(
  query: Query,
  customerId: string,
  now: number,
): Promise<ErasureResult & { readonly subjects: readonly Address[] }> {
  const isLinked = (await findCustomer(query, { customerId })) !== undefined;
  const subjects = await subjectsOf(query, customerId);
  const copies = await targetsWithCopies(query, customerId);
  const hadName = await forgetNameAt(query, customerId, now + LONGEST_TELLING);
  const counts = {
    consents: 0,
    answers: 0,
    "seal keys": 0,
    links: await eraseLinks(query, customerId),
    uses: 0,
  };
  await forgetDeliveries(query, customerId, Date.now());
  for (const [place, subject] of subjects.entries()) {
    // Targets hear of it once: by the subject that is linked, or by one that was.
    const told = !isLinked && place === 0 ? customerId : undefined;
    const { consents, answers, sealKeys, links, uses } = await eraseSubject(query, subject, now, told);
    counts.consents += consents;
    counts.answers += answers;
    counts["seal keys"] += sealKeys;
    counts.links += links;
    counts.uses += uses;
  }
  return {
    subjects,
    erased: [
      ...(isLinked ? ["the link between the brand's name and the pseudonym"] : []),
      ...(hadName ? ["the brand's own name, once every target has heard of the erasure"] : []),
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
