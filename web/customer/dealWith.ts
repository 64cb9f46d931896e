import type { Agent } from "../../src/agent/agent.ts";
import type { Consideration } from "../../src/agent/answer/consider.ts";
import { DecdpError } from "../../src/errors.ts";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import { brandAt } from "./customer.ts";
import { postJson } from "./fetching.ts";

/**
 * The customer's yes to what was shown: in a sealed campaign the brand gives its seal and its ticket first. Throws as the
 * agent does, and `DecdpError` if the brand gives none.
 */
export async function dealWith(
  agent: Agent,
  network: PageNetwork,
  { opened: { campaign, isSealed }, words, brand }: Consideration,
): Promise<void> {
  if (!isSealed) {
    await agent.answer(campaign, { words });
    return;
  }
  const place = `${brandAt(network, brand.domain)}/.well-known/decdp`;
  const request = await agent.requestSeal(campaign);
  const seal = await postJson(`${place}/seals`, request);
  const ticket = await postJson(`${place}/tickets`, request);
  if (seal === undefined) {
    throw new DecdpError("The shop gives no key that hides your group.", {
      hint: "Nothing was sent. Try again later.",
    });
  }
  await agent.answer(campaign, { words, seal, ticket });
}
