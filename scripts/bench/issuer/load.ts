import { readFileSync } from "node:fs";
import { signPermissionEnd } from "../../../src/chain/requests/permissionEnd.ts";
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
import {
  createTestCustomer,
  INTERVAL,
  passTime,
  prepareGateway,
  until,
} from "../../../test/support/issuer/gatewayUnderTest.ts";
import { spawnIssuer } from "../../../test/support/issuer/spawnIssuer.ts";

/** Customers at the same time. */
const AT_ONCE = 16;
/** Milliseconds between two looks at the gateway's memory. */
const LOOK = 1000;
/** Milliseconds in which an interval between two roots passes on the chain. */
const PACE = 5000;

/** What a gateway did under load; rates are a second, memory is in bytes. */
export interface LoadResult {
  readonly customers: number;
  readonly issuedPerSecond: number;
  readonly renewedPerSecond: number;
  readonly revokedPerSecond: number;
  readonly roots: number;
  /** The most in the first and in the last quarter of the time. */
  readonly memory: { readonly first: number; readonly last: number };
}

/** Lets customers get cards, renew them and take them back, and fails unless gateway and chain agree afterwards. */
export async function loadGateway(
  chain: CrowdChain,
  customers: number,
  tell: (line: string) => void,
): Promise<LoadResult> {
  const gateway = await prepareGateway(chain);
  const spawned = spawnIssuer(gateway);
  const memory: number[] = [];
  const clock = setInterval(() => void passTime(chain, INTERVAL).catch(() => {}), PACE);
  const looks = setInterval(() => memory.push(memoryOf(spawned.process.pid!)), LOOK);
  try {
    const url = await spawned.url;
    let issuer!: GatewayIssuer;
    await until(async () => {
      issuer = await readGatewayIssuer({ url }, "own-word");
      return issuer.issuer !== undefined;
    }, "a tree");
    const all = Array.from({ length: customers }, (_, age) => newcomer(chain, url, issuer, age % 90));
    const rates: number[] = [];
    for (const phase of ["issue", "renew", "revoke"] as const) {
      const seconds = await timed(() => forEach(all, (customer) => customer[phase]()));
      rates.push(customers / seconds);
      tell(`${phase}: ${customers} in ${seconds.toFixed(1)} s`);
    }
    await until(async () => {
      const { waiting } = await (await fetch(`${url}/health`)).json();
      return waiting.leaves === 0 && waiting.roots === 0;
    }, "all leaves under a root on chain");
    const holdings = all.map((customer) => customer.holding());
    const roots = await requireAgreement(chain, url, holdings);
    const quarter = Math.ceil(memory.length / 4);
    return {
      customers,
      issuedPerSecond: rates[0]!,
      renewedPerSecond: rates[1]!,
      revokedPerSecond: rates[2]!,
      roots,
      memory: {
        first: Math.max(...memory.slice(0, quarter)),
        last: Math.max(...memory.slice(-quarter)),
      },
    };
  } finally {
    clearInterval(clock);
    clearInterval(looks);
    await endProcess(spawned.process, "SIGKILL");
    gateway.remove();
  }
}

/** A customer who does one thing after the other. */
function newcomer(chain: CrowdChain, url: string, issuer: GatewayIssuer, age: number) {
  const customer = createTestCustomer(chain);
  const client = customer.clientFor(issuer);
  const held: Holding["former"][number][] = [];
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
    holding: (): Holding => ({ card: held.at(-1)!, former: held, isRevoked: true }),
  };
}

async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const serve = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** Bytes of a process in memory, on Linux; 0 elsewhere. */
function memoryOf(id: number): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
