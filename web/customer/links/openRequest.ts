import { NoCardError } from "../../../src/agent/answer/card.ts";
import { openBrandLink } from "../../../src/agent/sending/brandService.ts";
import { DecdpError } from "../../../src/errors.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { type Opened, refresh, words } from "../session.ts";
import { keepLink } from "./links.ts";

/**
 * Takes the request at a brand's link, which tells the brand nothing but that somebody has opened it; returns its campaign.
 * Throws `DecdpError` where there is none, and for one that the agent does not take.
 */
export async function openRequest(
  { agent, network: { brands }, surroundings: { store } }: Pick<Opened, "agent" | "network" | "surroundings">,
  address: string,
): Promise<bigint> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "https:") {
    throw new DecdpError("This is no link of a request.", {
      hint: "Copy the whole link; it begins with https://.",
    });
  }
  const place = brands[url.host] ?? url.origin;
  const { published, nonce, isForCustomer } = await openBrandLink(`${place}${url.pathname}${url.search}`);
  try {
    await agent.receive(published, words.language);
  } catch (error) {
    // It is kept all the same: its own screen says which card it takes.
    if (!(error instanceof NoCardError)) throw error;
  }
  const { campaign } = readPublishedCampaign(published);
  await keepLink(store, { campaign, nonce, isForCustomer });
  await refresh();
  return campaign;
}
