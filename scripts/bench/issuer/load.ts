import { signPermissionEnd } from "../../../src/chain/requests/permissionEnd.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { writePermissionEnd } from "../../../src/format/credential/permissionEnd.ts";
import {
  beginAtGateway,
  completeAtGateway,
  type GatewayIssuer,
  readGatewayIssuer,
} from "../../../src/source/gatewayClient.ts";
import { endProcess } from "../../../test/support/clone.ts";
import type { CrowdChain } from "../../../test/support/crowd/crowdChain.ts";
import { requireAgreement } from "../../../test/support/issuer/agreement.ts";
import type { Holding } from "../../../test/support/issuer/customersUnderLoad.ts";
import { requireDatabase } from "../../../test/support/issuer/databaseAgreement.ts";
import {
  createTestCustomer,
  INTERVAL,
  passTime,
  prepareGateway,
  until,
} from "../../../test/support/issuer/gatewayUnderTest.ts";
import { spawnIssuer } from "../../../test/support/issuer/spawnIssuer.ts";
import { type Memory, watchable, watchMemory } from "./memory.ts";

/** Customers at the same time. */
const AT_ONCE = 16;
/** Milliseconds in which an interval between two roots passes on the chain. */
const PACE = 5000;

export interface Rate {
  readonly perSecond: number;
}

/** What a gateway did under load. */
export interface LoadResult {
  readonly issued: Rate;
  readonly renewed: Rate;
  readonly revoked: Rate;
  readonly memory: Memory;
  readonly roots: number;
}

/**
 * Lets all customers get cards, then all renew them, then all take them back, and fails unless gateway, database and chain
 * agree afterwards.
 */
export async function loadGateway(
  chain: CrowdChain,
  count: number,
  onDone: (done: number) => void,
): Promise<LoadResult> {
  const gateway = await prepareGateway(chain);
  const spawned = spawnIssuer(gateway, watchable);
  const clock = setInterval(() => void passTime(chain, INTERVAL).catch(() => {}), PACE);
  try {
    const url = await spawned.url;
    let issuer!: GatewayIssuer;
    await until(async () => {
      issuer = await readGatewayIssuer({ url }, "own-word");
      return issuer.issuer !== undefined;
    }, "a tree");
    const customers = Array.from({ length: count }, (_, age) => newcomer(chain, url, issuer, age % 90));
    const memory = watchMemory(spawned.process);
    let done = 0;
    const rate = async (step: "issue" | "renew" | "revoke"): Promise<Rate> => {
      const start = performance.now();
      await forEach(customers, async (customer) => {
        await customer[step]();
        onDone(++done);
      });
      return { perSecond: Math.round((count * 10_000) / (performance.now() - start)) / 10 };
    };
    const issued = await rate("issue");
    const renewed = await rate("renew");
    const revoked = await rate("revoke");
    await until(async () => {
      const { waiting } = await (await fetch(`${url}/health`)).json();
      return waiting.leaves === 0 && waiting.roots === 0;
    }, "all leaves under a root on chain");
    const inMemory = memory.stop();
    const holdings = customers.map((customer) => customer.holding());
    const roots = await requireAgreement(chain, url, holdings);
    await endProcess(spawned.process, "SIGTERM");
    await requireDatabase(chain, gateway, holdings);
    return { issued, renewed, revoked, memory: inMemory, roots };
  } catch (error) {
    const log = spawned.printed().split("\n").slice(-20).join("\n");
    throw new Error(`${(error as Error).message}\nThe gateway's log ends:\n${log}`, { cause: error });
  } finally {
    clearInterval(clock);
    await endProcess(spawned.process, "SIGKILL");
    gateway.remove();
  }
}

/** A customer who does one thing after the other. */
function newcomer(chain: CrowdChain, url: string, issuer: GatewayIssuer, age: number) {
  const customer = createTestCustomer(chain);
  const client = customer.clientFor(issuer);
  const held: Card[] = [];
  let permission: `0x${string}` = "0x";
  const getCard = async (value: number) => {
    const session = await beginAtGateway({ url }, client, issuer, await customer.allowing(issuer));
    permission = session.receipt.permission;
    held.push(await completeAtGateway({ url }, session, { age: value }));
  };
  return {
    issue: () => getCard(age),
    renew: () => getCard(age + 1),
    async revoke() {
      const end = await signPermissionEnd(client, issuer, { permission });
      const headers = { "content-type": "application/json" };
      const body = writePermissionEnd({ ...issuer, end });
      const { status } = await fetch(`${url}/ends`, { method: "POST", headers, body });
      if (status !== 202) throw new Error(`The end of a permission was answered with ${status}.`);
    },
    holding(): Holding {
      const { address: account } = client.account;
      return { account, card: held.at(-1)!, former: held, isRevoked: true };
    },
  };
}

async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const serve = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
}
