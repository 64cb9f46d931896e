import type { CrowdChain } from "../crowd/crowdChain.ts";
import { requireAgreement } from "./agreement.ts";
import { type Holding, serveCustomer } from "./customersUnderLoad.ts";
import { ownWord, prepareGateway, until } from "./gatewayUnderTest.ts";
import { type Killing, keepKilling } from "./killing.ts";

export interface Storm extends Killing {
  readonly customers: number;
  /** Customers at the same time. */
  readonly atOnce: number;
  /** Leaves in a tree: with fewer than customers, the gateway opens the next. */
  readonly treeSize: number;
}

/**
 * Lets customers get cards, renew them and take every third one back, while the gateway is killed again and again. Fails
 * unless gateway, chain and customers agree afterwards. Returns the number of roots and trees.
 */
export async function stormGateway(chain: CrowdChain, storm: Storm) {
  const gateway = await prepareGateway(chain, [{ ...ownWord, treeSize: storm.treeSize }]);
  const killed = keepKilling(chain, gateway, storm);
  try {
    await until(() => killed.url() !== "", "a gateway that listens");
    const holdings: Holding[] = [];
    let next = 0;
    const serve = async () => {
      while (next < storm.customers) {
        const number = next++;
        // Customers come all through the kills.
        while (killed.killed() < Math.floor((number * storm.kills) / storm.customers)) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        const wish = { age: number % 90, revokes: number % 3 === 0 };
        holdings.push(await serveCustomer(chain, killed.url, wish));
      }
    };
    await Promise.all(Array.from({ length: storm.atOnce }, serve));
    const url = await killed.survived;
    await until(async () => {
      const { waiting } = await (await fetch(`${url}/health`)).json();
      return waiting.leaves === 0 && waiting.roots === 0;
    }, "all leaves under a root on chain");
    const roots = await requireAgreement(chain, url, holdings);
    const trees = new Set(holdings.map(({ card }) => card.issuer)).size;
    return { roots, trees, customers: holdings.length };
  } catch (error) {
    const log = killed.printed().split("\n").slice(-40).join("\n");
    throw new Error(`${(error as Error).message}\nThe gateway's log ends:\n${log}`, { cause: error });
  } finally {
    await killed.stop();
    gateway.remove();
  }
}
