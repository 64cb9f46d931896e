import type { Page } from "playwright-core";
import { noteFigure } from "../../../scripts/web/figures.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { until } from "../brand/brandWorld.ts";
import type { CustomerPages } from "./customerPage.ts";

/** A link of the brand to a new campaign. */
export async function linkTo(
  { world }: CustomerPages,
  opening: Parameters<CustomerPages["world"]["publish"]>[0],
): Promise<{ readonly campaign: bigint; readonly url: string }> {
  const { campaign } = await world.publish(opening);
  const reply = await world.own("/requests", { campaign: `${campaign}`, channel: "page" });
  return { campaign, url: (await reply.json()).url };
}

/** The customer pastes a link, and the request is shown. */
export async function lookAt(page: Page, url: string): Promise<void> {
  await page.getByRole("link", { name: "Requests" }).click();
  await page.getByLabel("Link of the request").fill(url);
  await page.getByRole("button", { name: "Open a request" }).click();
  await page.getByRole("heading", { name: "Gym asks you" }).waitFor();
}

/** The customer says yes, and is told that it is done. */
export async function sayYes(page: Page): Promise<void> {
  const saidYes = performance.now();
  await page.getByRole("button", { name: "Yes", exact: true }).click();
  await page.getByRole("heading", { name: "Done" }).waitFor();
  noteFigure("yesToDone.medianMs", performance.now() - saidYes);
}

/** How many answers to a campaign the chain has. */
export async function answersTo({ world }: CustomerPages, campaign: bigint): Promise<number> {
  const { client, deployment } = world.agents;
  return (await readAnswersSettled(client, deployment, { campaign, fromBlock: 0n })).length;
}

/** Waits until the chain has exactly one answer to a campaign. */
export function settled(pages: CustomerPages, campaign: bigint): Promise<boolean> {
  return until(
    async () => (await answersTo(pages, campaign)) === 1,
    `campaign ${campaign} is settled`,
    60_000,
  );
}
