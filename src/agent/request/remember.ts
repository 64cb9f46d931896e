import { concat, type Hex, keccak256, stringToHex } from "viem";
import { brandKey } from "../../consent/brandDomain.ts";
import { planNo } from "../../consent/settings/timeOfNo.ts";
import type { CustomerKeys } from "../../customer/keys.ts";
import { hashOfDocument } from "../../format/campaign/campaignDocument.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import type { ReceivedRequest } from "./receive.ts";

/** Requests without an answer that are kept of one brand; each can have a million characters. */
export const MOST_UNANSWERED = 32;

/**
 * Keeps a request that waits for the customer. Its "no" is planned at once, and said at its time unless there is a yes by
 * then: so nobody can tell a refusal by the settings from one of a person. What became of an earlier copy stays.
 * A brand that sends more than are kept loses its own oldest ones that have no answer.
 */
export async function rememberRequest(
  surroundings: Surroundings,
  memory: Memory,
  { published, opened, state, brand, processors }: ReceivedRequest,
  { text, language }: Pick<KnownRequest, "text" | "language">,
): Promise<KnownRequest> {
  const { document } = published;
  const { campaign, terms } = opened;
  // A clock that is slow must not date what happens before the request was there.
  const receivedAt = Math.max(clockOf(surroundings), state.openedAt);
  const { sendAt } = planNo(seedOf(surroundings.keys), hashOfDocument(document), receivedAt);
  const fresh: KnownRequest = {
    ...{ campaign, brand: brand.account, domain: brand.domain, terms, purpose: document.terms.purpose },
    ...{ receivedAt, state: "waiting", noAt: sendAt, happenings: [], language, text, processors },
  };
  const all = await memory.change("requests", (before) => {
    const earlier = before.find((one) => one.campaign === campaign);
    const next = earlier === undefined ? fresh : { ...earlier, language, text, processors };
    return [...makeRoom(before, fresh), next];
  });
  return all.find((one) => one.campaign === campaign)!;
}

/** Without an earlier copy, and without the brand's oldest one if it has as many as it may. */
function makeRoom(
  before: readonly KnownRequest[],
  { campaign, domain }: Pick<KnownRequest, "campaign" | "domain">,
): KnownRequest[] {
  const others = before.filter((one) => one.campaign !== campaign);
  const key = brandKey(domain);
  const unanswered = others
    .filter(({ state, consent }) => (state === "waiting" || state === "refused") && consent === undefined)
    .filter((one) => brandKey(one.domain) === key)
    .sort((left, right) => right.receivedAt - left.receivedAt);
  const given = new Set(unanswered.slice(MOST_UNANSWERED - 1));
  return others.filter((one) => !given.has(one));
}

/** The same on all of a customer's devices, so that they all say no at the same time. */
function seedOf({ secretSeed }: CustomerKeys): Hex {
  return keccak256(concat([secretSeed, stringToHex("decdp-seed-of-no")]));
}
