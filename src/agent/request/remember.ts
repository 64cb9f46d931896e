import { concat, type Hex, keccak256, stringToHex } from "viem";
import { planNo } from "../../consent/settings/timeOfNo.ts";
import type { CustomerKeys } from "../../customer/keys.ts";
import { hashOfDocument } from "../../format/campaign/campaignDocument.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { clockOf, type Surroundings } from "../surroundings.ts";
import type { ReceivedRequest } from "./receive.ts";

/**
 * Keeps a request that waits for the customer. Its "no" is planned at once, and said at its time unless there is a yes by
 * then: so nobody can tell a refusal by the settings from one of a person. What became of an earlier copy stays.
 */
export async function rememberRequest(
  surroundings: Surroundings,
  memory: Memory,
  { published, opened, state, brand }: ReceivedRequest,
  { text, language }: Pick<KnownRequest, "text" | "language">,
): Promise<KnownRequest> {
  const { document } = published;
  const { campaign, terms } = opened;
  // A clock that is slow must not date what happens before the request was there.
  const receivedAt = Math.max(clockOf(surroundings), state.openedAt);
  const { sendAt } = planNo(seedOf(surroundings.keys), hashOfDocument(document), receivedAt);
  const fresh: KnownRequest = {
    ...{ campaign, brand: brand.account, domain: brand.domain, terms, purpose: document.terms.purpose },
    ...{ receivedAt, state: "waiting", noAt: sendAt, happenings: [], language, text },
  };
  const all = await memory.change("requests", (before) => {
    const earlier = before.find((one) => one.campaign === campaign);
    const next = earlier === undefined ? fresh : { ...earlier, language, text };
    return [...before.filter((one) => one.campaign !== campaign), next];
  });
  return all.find((one) => one.campaign === campaign)!;
}

/** The same on all of a customer's devices, so that they all say no at the same time. */
function seedOf({ secretSeed }: CustomerKeys): Hex {
  return keccak256(concat([secretSeed, stringToHex("decdp-seed-of-no")]));
}
