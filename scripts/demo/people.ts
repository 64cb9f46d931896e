import { commitmentOf } from "../../src/credential/credential.ts";
import { blindingFor, createCustomerKeys, secretOf, subjectFor } from "../../src/customer/keys.ts";
import { beginAtGateway, completeAtGateway, type GatewayIssuer } from "../../src/source/gatewayClient.ts";
import { readNewestLeaves } from "../../src/source/gatewayLeaves.ts";
import type { DemoChain } from "./chain.ts";
import { until } from "./until.ts";

const PERMITTED = 30 * 86_400;

/** What sample people say of themselves, so that whoever tries the demo is one of several on each list. */
export const sayings = {
  outdoors: [
    { daysOutdoors: 3, householdSize: 2 },
    { daysOutdoors: 8, householdSize: 1 },
    { daysOutdoors: 12, householdSize: 4 },
    { daysOutdoors: 25, householdSize: 2 },
    { daysOutdoors: 48, householdSize: 1 },
    { daysOutdoors: 90, householdSize: 3 },
  ],
  messages: [
    { timeOfDay: "morning" },
    { timeOfDay: "day" },
    { timeOfDay: "evening" },
    { timeOfDay: "evening" },
  ],
} as const;

/** Seconds between two lists of cards, and a bit. */
const INTERVAL = 65;
/** Milliseconds in which a list is usually on chain. */
const PAUSE = 1500;

/** Gives each of the sample people a card in their own word. They are listed, and the next card can be listed at once. */
export async function issueToPeople(
  chain: DemoChain,
  gateway: string,
  byName: ReadonlyMap<string, GatewayIssuer>,
): Promise<void> {
  for (const [name, people] of Object.entries(sayings)) {
    const issuer = byName.get(name)!;
    const { account, chainId, issuerRegistry, issuer: tree = 0n } = issuer;
    for (const stated of people) {
      const keys = createCustomerKeys();
      const signedAt = await chain.now();
      const session = await beginAtGateway(
        { url: gateway },
        chain.clientOf(subjectFor(keys, account)),
        issuer,
        {
          issuer: tree,
          commitment: commitmentOf(secretOf(keys), blindingFor(keys, chainId, issuerRegistry, tree)),
          attributes: Object.keys(stated),
          signedAt,
          until: signedAt + PERMITTED,
        },
      );
      await completeAtGateway({ url: gateway }, session, stated);
    }
  }
  await until("the sample people's cards are listed", async () => {
    // A list that was begun before the last card was there is followed by another one.
    await chain.pass(INTERVAL);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    const lists = Object.entries(sayings).map(async ([name, people]) => {
      const leaves = await readNewestLeaves({ url: gateway }, { issuer: byName.get(name)!.issuer! });
      return (leaves ?? []).length >= people.length;
    });
    return (await Promise.all(lists)).every((isListed) => isListed);
  });
  await chain.pass(INTERVAL);
  await chain.catchUp();
}
