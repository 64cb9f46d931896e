import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../src/agent/agent.ts";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { subjectFor } from "../../../src/customer/keys.ts";
import { toCanonicalJson } from "../../../src/format/reading/json.ts";
import { memoryStore, type Store } from "../../../src/store.ts";
import { type AgentWorld, openAgentWorld } from "../../support/agent/agentWorld.ts";

/** A store that dies at one of its writes, before it or right after. */
function dyingStore(store: Store, write: number, isWritten: boolean) {
  let writes = 0;
  const dying: Store = {
    ...store,
    async set(key, value) {
      const isLast = ++writes === write;
      if (isLast && isWritten) await store.set(key, value);
      if (writes >= write) throw new Error("killed");
      await store.set(key, value);
    },
  };
  return { dying, count: () => writes };
}

describe("an agent that is stopped", () => {
  let world: AgentWorld;
  let campaign: bigint;
  let text: string;
  /** Proves the same answer once: the chain goes back after each attempt. */
  const shared = async () => {
    const own = await world.surroundings().createProver();
    const proofs = new Map<string, ReturnType<typeof own.prove>>();
    const prove: typeof own.prove = (input) => {
      const key = toCanonicalJson(input);
      proofs.set(key, proofs.get(key) ?? own.prove(input));
      return proofs.get(key)!;
    };
    return { prove, close: async () => {}, end: () => own.close() };
  };
  let prover: ReturnType<typeof shared>;
  const settled = async () =>
    (await readAnswersSettled(world.client, world.deployment, { campaign, fromBlock: 0n })).length;

  before(async () => {
    world = await openAgentWorld();
    prover = shared();
  });
  after(async () => {
    await (await prover)?.end();
    await world?.close();
  });

  /** What a customer wants, said again by one whose agent was stopped: whatever was done already is not done again. */
  const wish = async (agent: Agent) => {
    const known = async () => (await agent.requests()).find((one) => one.campaign === campaign);
    if ((await known()) === undefined) await agent.receive(text);
    if (
      !(await agent.receipts()).some(({ event }) => event === "shown") &&
      (await known())!.happenings.length === 0
    )
      await agent.noteShown(campaign);
    if ((await known())!.state === "waiting") {
      await world.yes(agent, campaign).catch((error: Error) => {
        if (!/answered campaign \d+ in this period already/.test(error.message)) throw error;
      });
    }
    await agent.deliver();
    if ((await known())!.state === "answered") await agent.withdraw(campaign);
    await agent.deliver();
  };

  it("at any write goes on as if nothing had happened: one answer, one withdrawal, each receipt once", async () => {
    ({ campaign, text } = await world.open({ name: "stopped" }));
    world.time = Number((await world.client.getBlock()).timestamp);
    let isOver = false;
    for (let write = 1; !isOver; write++) {
      const isWritten = write % 2 === 0;
      const snapshot = await world.client.snapshot();
      const store = memoryStore();
      const createProver = () => prover;
      await (await world.agent({ store, createProver })).close();
      const { dying, count } = dyingStore(store, write, isWritten);
      const first = await world.agentOn({ store: dying, createProver });
      await wish(first).then(
        () => {
          isOver = true;
        },
        (error: Error) => assert.match(error.message, /killed/, `write ${write}`),
      );
      const second = await world.agentOn({ store, createProver });
      await wish(second);
      const detail = `stopped at write ${write} of ${count()}`;
      assert.equal(await settled(), 1, detail);
      assert.deepEqual(await second.outbox(), [], detail);
      const lives = (await second.receipts()).map(({ event, isComplete }) => `${event} ${isComplete}`);
      assert.deepEqual(lives, ["shown true", "given true", "withdrawn true"], detail);
      const { terms } = (await second.requests())[0]!;
      const subject = subjectFor(world.keys, world.brand.account.address).address;
      assert.equal(
        (await readConsent(world.client, world.deployment, { subject, terms })).isLive,
        false,
        detail,
      );
      await world.client.revert({ id: snapshot });
    }
  });

  it("at any write of a yes sends the answer exactly if it says that it was given", async () => {
    ({ campaign, text } = await world.open({ name: "stopped at a yes" }));
    world.time = Number((await world.client.getBlock()).timestamp);
    const createProver = () => prover;
    let isOver = false;
    for (let write = 1; !isOver; write++) {
      const snapshot = await world.client.snapshot();
      const store = memoryStore();
      const before = await world.agent({ store, createProver });
      await before.receive(text);
      await before.noteShown(campaign);
      const { dying } = dyingStore(store, write, true);
      const first = await world.agentOn({ store: dying, createProver });
      await world.yes(first, campaign).then(
        () => {
          isOver = true;
        },
        (error: Error) => assert.match(error.message, /killed/, `write ${write}`),
      );
      const second = await world.agentOn({ store, createProver });
      await second.deliver();
      const isGiven = (await second.requests())[0]!.state === "answered";
      assert.equal(await settled(), isGiven ? 1 : 0, `write ${write}`);
      if (!isGiven) await world.yes(second, campaign);
      await second.deliver();
      assert.equal(await settled(), 1, `write ${write}`);
      assert.deepEqual(await second.outbox(), [], `write ${write}`);
      await world.client.revert({ id: snapshot });
    }
  });
});
