import type { Agent } from "../../src/agent/agent.ts";
import type { Consideration } from "../../src/agent/answer/consider.ts";
import { askForSeal } from "../../src/agent/sending/brandService.ts";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import { brandAt } from "./customer.ts";

/**
 * The customer's yes to what was shown: in a sealed campaign the brand gives its seal and its ticket first. Throws as the
 * agent does, and `DecdpError` if the brand gives none.
 */
export async function dealWith(
  agent: Agent,
  network: PageNetwork,
  { opened: { campaign, isSealed }, words, brand, decision }: Consideration,
): Promise<void> {
  const place = (domain: string) => brandAt(network, domain);
  // The screen says that the rules refuse, and why; the customer's own yes counts for more.
  const given = { words, despiteSettings: decision.verdict === "refuse" };
  if (!isSealed) {
    await agent.answer(campaign, given);
    return;
  }
  const { seal, ticket } = await askForSeal(brand.domain, await agent.requestSeal(campaign), place);
  // With a ticket a relayer settles; where there is none, the brand does.
  await agent.answer(campaign, { ...given, seal, ...(network.relayers.length > 0 && { ticket }) });
}
