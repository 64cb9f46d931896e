import type { Reading } from "../../../src/source/source.ts";
import type { Query } from "../../shared/database/database.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import type { Gateway, ManagedIssuer } from "../gateway.ts";
import { lockLeaf } from "../store/leaves.ts";
import { findRecovery, writeRecovery } from "../store/recoveries.ts";
import { closeReading } from "../store/sessions.ts";
import { requireTree } from "./pinning.ts";
import { revoke } from "./revoke.ts";
import type { SessionContent } from "./sealedSession.ts";

/**
 * Begins to issue to an account whose customer lost the keys: its card is revoked, and it may have one for the new keys
 * after a delay that is longer than the longest period of any campaign that accepts the issuer, so that nobody answers
 * one twice. Repeating it changes nothing. Returns from when on, Unix seconds. Throws `RequestRefusedError` where there is
 * nothing to recover.
 */
export async function beginRecovery(
  gateway: Gateway,
  managed: ManagedIssuer,
  given: { readonly id: string; readonly content: SessionContent; readonly reading: Reading },
): Promise<number> {
  const { database, keys } = gateway;
  const { name } = managed;
  const account = keys.digest(`account of ${name}`, given.reading.account);
  const { commitment, issuer } = given.content.permission;
  const wanted = keys.digest(`commitment of ${name}`, `${commitment}`);
  const requireOther = async (query: Query) => {
    const held = await lockLeaf(query, name, account);
    if (held === undefined || held.commitment === wanted) {
      throw new RequestRefusedError("NothingToRecover", "The account has no card for other keys.", {
        hint: "Ask for a card as usual.",
      });
    }
    // Campaigns may accept that tree, and not the one that the customer names.
    requireTree(held, issuer);
    return held;
  };
  // Before the chain is asked, which costs most.
  await database.transaction(requireOther);
  // Until the list without the card is on chain, the lost keys may begin another period with it.
  const untilRevoked = 2 * managed.minimumInterval;
  const longest = await gateway.longestPeriod(issuer, managed.recoverWithin);
  const delay = Math.max(managed.recoverAfter, longest + untilRevoked + 1);
  const now = await gateway.now();
  return database.transaction(async (query) => {
    const held = await requireOther(query);
    const before = await findRecovery(query, name, account);
    const notBefore = before?.commitment === wanted ? Math.min(before.notBefore, now + delay) : now + delay;
    // Who found the lost keys could answer with the card.
    await revoke(query, held);
    await writeRecovery(query, name, account, { commitment: wanted, notBefore });
    await closeReading(query, given.id, { state: "recovering" });
    return notBefore;
  });
}
