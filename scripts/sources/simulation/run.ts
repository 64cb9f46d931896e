import { openProver } from "../../shared/openProver.ts";
import { createSourcesCustomer, PERMITTED, type SourcesCustomer } from "./customer.ts";
import type { RawValue } from "./places/place.ts";
import { type SearchResult, searchGateway } from "./traces/searchGateway.ts";
import { type Outcome, requireOver, type Walked, walk } from "./walk.ts";
import type { SourcesWorld, Step } from "./world.ts";

export interface SourcesResult {
  readonly outcomes: readonly Outcome[];
  /** What failed, by the title of its place. */
  readonly problems: readonly { readonly title: string; readonly problem: string }[];
  readonly search: SearchResult;
}

/**
 * Leads one customer through all places: a card from each, an answer with each, the end of each access. Then ends the gateway
 * and searches what it wrote for everything that the places held.
 */
export async function runSources(
  world: SourcesWorld,
  step: Step,
  customer: SourcesCustomer = createSourcesCustomer(world.chain, world.gateway.url),
): Promise<SourcesResult> {
  const prover = await openProver();
  const walked: Walked[] = [];
  const outcomes: Outcome[] = [];
  const problems: { title: string; problem: string }[] = [];
  const attempt = async (title: string, run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      problems.push({ title, problem: (error as Error).message });
    }
  };
  try {
    for (const place of world.places) {
      await attempt(place.title, async () => {
        walked.push(await step(place.title, () => walk(world, prover, customer, place)));
      });
    }
  } finally {
    await prover.close();
  }
  await step("Time passes, until what was permitted has ended", async () => {
    await world.chain.pass(PERMITTED);
    for (const one of walked) {
      await attempt(one.place.title, async () => {
        outcomes.push({ ...one.outcome, ended: await requireOver(world, customer, one) });
      });
    }
  });
  const held: RawValue[] = [];
  for (const { title, held: heldBy } of world.places) {
    for (const { what, value } of await heldBy()) held.push({ what: `${title}: ${what}`, value });
  }
  await world.gateway.close();
  const search = await step("Everything that the gateway wrote is searched", () =>
    searchGateway(world, held),
  );
  return { outcomes, problems, search };
}
