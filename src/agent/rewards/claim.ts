import { type Address, zeroAddress } from "viem";
import { signClaim } from "../../chain/actions/claim.ts";
import { blockTime } from "../../chain/signingTime.ts";
import { payeeFor } from "../../customer/keys.ts";
import { DecdpError } from "../../errors.ts";
import { writeSignedClaim } from "../../format/answer/signedClaim.ts";
import type { KnownRequest } from "../memory/knownRequest.ts";
import type { Memory } from "../memory/memory.ts";
import { queue } from "../sending/outbox.ts";
import { subjectClient } from "../subject.ts";
import type { Surroundings } from "../surroundings.ts";
import { rewardsOf } from "./rewards.ts";

/** For so long a relayer may keep a claim waiting for a better price, seconds. Only its payee can be paid by it. */
const DEADLINE = 86_400;

/**
 * Signs claims for everything that answers to a campaign have earned and that nobody was asked to pay yet, and keeps them to
 * be sent. Throws `DecdpError` if there is nothing, and as `readRewards` does.
 *
 * @param to Who is paid; by default the account that the customer has for this brand alone.
 */
export async function claimRewards(
  surroundings: Surroundings,
  memory: Memory,
  known: KnownRequest,
  to?: Address,
): Promise<void> {
  const { deployment, keys, reader } = surroundings;
  const { campaign, brand } = known;
  if (to === zeroAddress) {
    throw new DecdpError("Nobody has the account of only zeros.", { hint: "Give an account of your own." });
  }
  const unpaid = (await rewardsOf(surroundings, memory, known)).filter(({ state }) => state === "earned");
  if (unpaid.length === 0) {
    throw new DecdpError(`There is nothing to claim in campaign ${campaign}.`, {
      details: { campaign },
      hint: "Answers can be claimed once they are settled, and each of them once.",
    });
  }
  const payee = to ?? payeeFor(keys, brand).address;
  const client = subjectClient(surroundings, brand);
  const deadline = (await blockTime(reader, deployment)) + DEADLINE;
  for (const { nullifier } of unpaid) {
    const claim = await signClaim(client, deployment, { campaign, nullifier, payee, deadline });
    await queue(surroundings, memory, known, { kind: "claim", body: writeSignedClaim(claim) });
  }
}
