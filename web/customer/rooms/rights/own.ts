import type { KnownRequest } from "../../../../src/agent/memory/knownRequest.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { requests } from "../../session.ts";
import { rightsWords } from "../../words/rights.ts";
import { brandOf, documentOf } from "../known.ts";

/** What the room says, in the customer's language. */
export const own = wordsIn(rightsWords);

/** Requests whose brands have something of the customer. */
export function answeredRequests(): readonly KnownRequest[] {
  return requests.value.filter(({ state }) => state === "answered" || state === "withdrawn");
}

export function nameOf(campaign: bigint): string {
  const known = requests.value.find((one) => one.campaign === campaign);
  return known === undefined ? `${campaign}` : `${brandOf(known)}: ${documentOf(known).name}`;
}
