import type { Agent } from "../../src/agent/agent.ts";
import { DecdpError } from "../../src/errors.ts";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import { textAt } from "./fetching.ts";
import { refresh, words } from "./session.ts";

/**
 * Takes the request at an address, which reveals nothing but that somebody looked; returns its campaign. Throws `DecdpError`
 * where there is none, and for one that the agent does not take.
 */
export async function openRequest(agent: Agent, { brands }: PageNetwork, address: string): Promise<bigint> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // A shop's own domain, or where the page was told that it is.
  const known = url && Object.entries(brands).find(([, place]) => address.startsWith(`${place}/`));
  if (url === undefined || (url.protocol !== "https:" && known === undefined)) {
    throw new DecdpError("This is no link of a request.", {
      hint: "Copy the whole link; it begins with https://.",
    });
  }
  const text = await textAt(url.href);
  if (text === undefined) {
    throw new DecdpError("There is no request at this link any more.", {
      hint: "Ask the shop for a new one.",
    });
  }
  const { opened } = await agent.receive(text, words.language);
  await refresh();
  return opened.campaign;
}
