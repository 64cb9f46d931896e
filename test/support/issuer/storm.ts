import type { CrowdChain } from "../crowd/crowdChain.ts";
import { requireAgreement } from "./agreement.ts";
import { type Holding, serveCustomer } from "./customersUnderLoad.ts";
import { requireDatabase } from "./databaseAgreement.ts";
import { ownWord, prepareGateway, until } from "./gatewayUnderTest.ts";
import { type KilledGateway, type Killing, keepKilling } from "./killing.ts";

export interface Storm extends Killing {
  readonly customers: number;
  /** Customers at the same time. */
  readonly atOnce: number;
  /** Leaves in a tree: with fewer than customers, the gateway opens the next. */
  readonly treeSize: number;
  /** Server that several replicas share; by default a folder. */
  readonly database?: string;
}

/**
 * Lets customers get cards, renew them, try to have one for other keys and take every third one back, while the gateway is
 * killed again and again. Fails unless gateway, its database, chain and customers agree afterwards. Returns the number of
 * roots and trees.
 */
export async function stormGateway(chain: CrowdChain, storm: Storm) {
  const gateway = await prepareGateway(chain, [{ ...ownWord, treeSize: storm.treeSize }], storm.database);
  const killed = keepKilling(chain, gateway, storm);
  try {
    await until(() => killed.url() !== "", "a gateway that listens");
    // A gateway that ends by itself is the reason, and not the customers who wait for it.
    const served = serveAll(chain, killed, storm);
    const [holdings] = await Promise.all([served, killed.survived]);
    const url = killed.url();
    await until(async () => {
      const { waiting } = await (await fetch(`${url}/health`)).json();
      return waiting.leaves === 0 && waiting.roots === 0;
    }, "all leaves under a root on chain");
    const roots = await requireAgreement(chain, url, holdings);
    const trees = new Set(holdings.map(({ card }) => card.issuer)).size;
    await killed.stop();
    await requireDatabase(chain, gateway, holdings);
    return { roots, trees, customers: holdings.length };
  } catch (error) {
    const log = killed.printed().split("\n").slice(-40).join("\n");
    throw new Error(`${(error as Error).message}\nThe gateway's log ends:\n${log}`, { cause: error });
  } finally {
    await killed.stop();
    gateway.remove();
  }
}

async function serveAll(
  chain: CrowdChain,
  killed: KilledGateway,
  { customers, kills, atOnce }: Storm,
): Promise<Holding[]> {
  const holdings: Holding[] = [];
  let next = 0;
  const serve = async () => {
    while (next < customers) {
      const number = next++;
      // Customers come all through the kills.
      while (killed.killed() < Math.floor((number * kills) / customers)) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const wish = { age: number % 90, revokes: number % 3 === 0, intrudes: number % 3 === 1 };
      holdings.push(await serveCustomer(chain, killed, wish));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, serve));
  return holdings;
}
