import type { Agent } from "../../src/agent/agent.ts";
import { openBrandLink } from "../../src/agent/sending/brandService.ts";
import { DecdpError } from "../../src/errors.ts";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import { refresh, words } from "./session.ts";

/**
 * Takes the request at a brand's link, which tells the brand nothing but that somebody has opened it; returns its campaign.
 * Throws `DecdpError` where there is none, and for one that the agent does not take.
 */
export async function openRequest(agent: Agent, { brands }: PageNetwork, address: string): Promise<bigint> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "https:") {
    throw new DecdpError("This is no link of a request.", {
      hint: "Copy the whole link; it begins with https://.",
    });
  }
  const place = brands[url.host] ?? url.origin;
  const { published } = await openBrandLink(`${place}${url.pathname}${url.search}`);
  const { opened } = await agent.receive(published, words.language);
  await refresh();
  return opened.campaign;
}
