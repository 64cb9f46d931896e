import type { PublicNetwork } from "../../../../src/format/record/publicNetwork.ts";
import type { Said } from "../account.ts";

/** Milliseconds; whoever does not answer in time said nothing. */
const PATIENCE = 10_000;
const LARGEST = 4 * 1024 * 1024;

/** What somebody was asked for, and the text or why there is none. */
export interface Asked {
  readonly place: string | undefined;
  readonly text?: string | undefined;
  readonly why?: Said["why"];
}

/** Asks a brand's domain for what it publishes under `/.well-known/`. Never throws: a brand that is gone changes nothing. */
export async function askBrand(
  { brands }: Pick<PublicNetwork, "brands">,
  domain: string | undefined,
  path: string,
): Promise<Asked> {
  const at = domain !== undefined && Object.hasOwn(brands, domain) ? brands[domain] : undefined;
  // The page's policy lets it connect to the brands of its network, and to nobody else.
  if (at === undefined) return { place: undefined, why: "nobody" };
  const place = `${at.replace(/\/+$/, "")}/.well-known/${path}`;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const reply = await fetch(place, {
      ...{ signal, redirect: "error", credentials: "omit", referrerPolicy: "no-referrer" },
    });
    if (reply.status === 404 || reply.status === 204) return { place, why: "notGiven" };
    const text = await reply.text();
    return reply.ok && text.length <= LARGEST ? { place, text } : { place, why: "unreachable" };
  } catch {
    return { place, why: "unreachable" };
  }
}
