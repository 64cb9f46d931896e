import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import type { Service } from "../../../../services/shared/runService.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import type { Fault } from "../../../support/node/fault.ts";
import { type HostileNode, startHostileNode } from "../../../support/node/hostileNode.ts";
import { dropping } from "../../../support/node/sending.ts";
import { eventually, get, prepareRelayer } from "../../../support/relayer/relayerUnderTest.ts";

const FLOOD = 400;
const AT_ONCE = 100;

describe("what anybody may ask as often as they like", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let node: HostileNode;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
    node = await startHostileNode(chain.url);
  });
  beforeEach(async () => {
    // Once it has begun it asks the node of its own accord only after a minute.
    service = await relayer.start({ rpc: node.url, rate: 1, poll: 60_000 });
    await eventually(() => balancesAsked() > 0, "it has begun");
    await new Promise((resolve) => setTimeout(resolve, 1100));
  });
  afterEach(async () => {
    node.suffer();
    await service.close();
  });
  after(async () => {
    await node.close();
    await chain.close();
    relayer.remove();
  });

  const balancesAsked = () => node.asked.filter(({ method }) => method === "eth_getBalance").length;
  const textOf = async (route: string) => (await fetch(`${service.url}${route}`)).text();
  /** Asks again and again; returns the statuses, and how many seconds began meanwhile. */
  const flood = async (route: string) => {
    const [start, statuses] = [Date.now(), new Set<number>()];
    for (let asked = 0; asked < FLOOD; asked += AT_ONCE) {
      const replies = await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          const reply = await fetch(`${service.url}${route}`);
          await reply.text();
          return reply.status;
        }),
      );
      for (const status of replies) statuses.add(status);
    }
    return { statuses: [...statuses], seconds: Math.ceil((Date.now() - start) / 1000) };
  };

  it("is /health, for which the node is asked once a second", async () => {
    const before = balancesAsked();
    const { statuses, seconds } = await flood("/health");
    assert.deepEqual(statuses, [200]);
    // Of the account, for the market's price and for the health itself.
    const asked = balancesAsked() - before;
    assert.ok(asked >= 1 && asked <= 2 * seconds, `${asked} in ${seconds} seconds`);
  });

  it("is /health while the node does not answer, which is not asked more often then", async () => {
    let dropped = 0;
    const drop = dropping("eth_getBalance");
    const fault: Fault = (call, askChain) => {
      if (call.method === "eth_getBalance") dropped++;
      return drop(call, askChain);
    };
    node.suffer(fault);
    const { statuses, seconds } = await flood("/health");
    assert.deepEqual(statuses, [503]);
    // Each time with three more attempts.
    assert.ok(dropped >= 1 && dropped <= 8 * seconds, `${dropped} in ${seconds} seconds`);
    node.suffer();
    await eventually(
      async () => (await get(service.url, "/health")).body.status === "ok",
      "it is well again",
    );
  });

  it("is /metrics, which is worked out once a second", async () => {
    const first = await textOf("/metrics");
    const { statuses, seconds } = await flood("/health");
    const texts = new Set<string>([first]);
    const start = Date.now();
    while (Date.now() - start < 2000) texts.add(await textOf("/metrics"));
    assert.deepEqual(statuses, [200]);
    assert.ok(texts.size >= 2 && texts.size <= 3 + seconds, `${texts.size} texts`);
    assert.match([...texts].at(-1)!, /decdp_relayer_requests_total\{route="health",status="200"\} \d{3}/);
  });
});
