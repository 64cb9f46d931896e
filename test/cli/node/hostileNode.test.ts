import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { network } from "hardhat";
import { showingProgress } from "../../../cli/setting/progress.ts";
import { openState } from "../../../cli/setting/state.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";
import type { Fault } from "../../support/node/fault.ts";
import type { HostileNode } from "../../support/node/hostileNode.ts";
import { lagging } from "../../support/node/lagging.ts";
import { logLimit, sayings } from "../../support/node/logLimit.ts";
import { pruned } from "../../support/node/pruned.ts";
import { delayed, dropping, gasCap } from "../../support/node/sending.ts";

/** Blocks on the chain after all that tests look for; more than any limit here. */
const LATER = 600;

describe("the command line with a node", () => {
  let gym: CommandLine;
  let node: HostileNode;
  let open: readonly string[];

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    await gym.succeed("brand", "terms", gym.write("terms.json", terms));
    const files = [gym.write("campaign.json", campaign), "--terms", gym.file("terms.json")];
    open = ["brand", "campaign", "open", ...files];
    await gym.succeed(...open);
    await gym.succeed("brand", "campaign", "fund", "1", "--amount", "2");
    await gym.succeed("customer", "init", "--as", "ada");
    await gym.succeed("customer", "cards", "request", "vault", "--as", "ada", "--out", gym.file("ada.json"));
    const values = ["--schema", gym.file("schema.json"), "--values", gym.write("values.json", { age: 40 })];
    const papers = ["--commitment", gym.file("ada.json"), "--out", gym.file("ada.card.json")];
    await gym.succeed("issuer", "issue", "vault", "--holder", "one", ...values, ...papers);
    await gym.succeed("issuer", "publish", "vault");
    await gym.succeed("customer", "cards", "add", gym.file("ada.card.json"), "--as", "ada");
    await gym.succeed("customer", "answer", "1", "--as", "ada", "--yes", "--out", gym.file("answer.json"));
    await gym.mine(LATER);
    node = await gym.startNode();
  });
  afterEach(() => node.suffer());
  after(async () => {
    await node.close();
    await gym.close();
  });

  const there = (...command: string[]) => [...command, "--rpc", node.url];
  const list = () => there("brand", "campaign", "list");
  const status = () => there("customer", "status", "--as", "ada");

  describe("that gives few blocks at once", () => {
    for (const blocks of [500, 10, 5]) {
      it(`finds the same as with any other, at ${blocks} blocks`, async () => {
        // Each saying once; what depends on the number of blocks does not depend on the words.
        const said = Object.values(sayings).slice(blocks === 10 ? 0 : -2);
        for (const saying of said) {
          node.suffer(logLimit(blocks, saying));
          assert.match(await gym.succeed(...list()), /^Campaign 1, "course": open, running/);
          assert.match(await gym.succeed(...status()), /1 answer settled, 2 POINT to claim/);
          const brands = await gym.succeed(...there("brand", "campaign", "status", "1"));
          assert.match(brands, /Answers: 1 settled.*\n.*1: 1\./s);
        }
      });
    }

    it("asks no more often than the limit that it names makes necessary", async () => {
      node.suffer(logLimit(100, sayings["-32600, a plan"]!));
      const before = node.asked.length;
      await gym.succeed(...list());
      const asked = node.asked.slice(before).filter(({ method }) => method === "eth_getLogs");
      assert.ok(asked.length <= 3 + LATER / 100, `${asked.length} requests`);
    });

    it("repeats what it says where it gives none at all", async () => {
      for (const saying of Object.values(sayings)) {
        node.suffer(logLimit(0, saying));
        const said = saying.words(0);
        const { code, stderr } = await gym.run([...list(), "--json"]);
        assert.equal(code, 1);
        const { message, details } = JSON.parse(stderr).error;
        assert.ok(message.includes(said), message);
        assert.deepEqual(details, { nodeMessage: said, nodeCode: saying.code });
      }
    });
  });

  describe("that is so slow that a search is interrupted", () => {
    const searched = async (command: () => Promise<unknown>) => {
      const before = node.asked.length;
      await command();
      return node.asked.slice(before).filter(({ method }) => method === "eth_getLogs").length;
    };
    const slow = [delayed(20), logLimit(5, sayings["-32602, a limit"]!)];
    const ends = () => {
      let left = 100;
      const end: Fault = (call, askChain) =>
        call.method === "eth_getLogs" && left-- <= 0 ? dropping(call.method)(call, askChain) : askChain(call);
      return end;
    };

    const keep = async (statement: string) => {
      const state = openState(gym.folder);
      await state.transaction((writer) => writer.change(statement));
      state.close();
    };

    it("goes on where it was", async () => {
      await keep("DELETE FROM searches");
      node.suffer(ends(), ...slow);
      const before = await searched(() => gym.fail(1, /did not answer/, ...list()));
      node.suffer(...slow);
      const after = await searched(async () => assert.match(await gym.succeed(...list()), /^Campaign 1, /));
      assert.ok(before >= 90 && after < LATER / 5 - 10, `${before} requests, then ${after}`);
    });

    it("begins anew where the chain does not show what was found", async () => {
      await keep(`INSERT OR REPLACE INTO searches VALUES ('', '500', '[{"campaign":"1","block":"1"}]')`);
      assert.match(await gym.succeed(...list()), /^Campaign 1, /);
    });

    it("says from time to time how far it has come", () => {
      let now = 0;
      const warned: string[] = [];
      const show = showingProgress({ warn: (text) => warned.push(text) }, () => now);
      show({ readTo: 5n, toBlock: 100n, found: [] });
      now += 6_000;
      show({ readTo: 10n, toBlock: 100n, found: [] });
      show({ readTo: 15n, toBlock: 100n, found: [] });
      now += 6_000;
      show({ readTo: 100n, toBlock: 100n, found: [] });
      assert.deepEqual(warned, ["Searching the chain: block 10 of 100."]);
    });
  });

  describe("that has forgotten old events", () => {
    for (const says of [false, true]) {
      for (const blocks of [true, false]) {
        const kind = `${says ? "says so" : "returns empty lists"}, ${blocks ? "with" : "without"} old blocks`;
        it(`says that they are missing, and not that there was nothing: one that ${kind}`, async () => {
          node.suffer(pruned(await gym.height(), { says, blocks }));
          const missing = /has not all events|does not have the block/;
          await gym.fail(1, missing, ...list());
          await gym.fail(1, missing, ...status());
          await gym.fail(1, missing, ...there("customer", "claim", "1", "--as", "ada"));
          await gym.fail(1, missing, ...there("brand", "campaign", "status", "1"));
          const last = await gym.latestBlock();
          await gym.fail(1, missing, ...there(...open));
          assert.equal(await gym.latestBlock(), last, "a second campaign with this document");
        });
      }
    }

    it("still takes a withdrawal", async () => {
      node.suffer(pruned(await gym.height()));
      const withdraw = there("customer", "withdraw", "1", "--as", "ada");
      assert.match(await gym.succeed(...withdraw), /^Withdrawn for campaign 1/);
      node.suffer();
      assert.match(await gym.succeed(...status()), /permission withdrawn on/);
    });
  });

  it("that lags behind shows what it has", async () => {
    node.suffer(lagging(3), delayed(20));
    assert.match(await gym.succeed(...list()), /^Campaign 1/);
    node.suffer(lagging(100_000));
    await gym.fail(1, /There is no contract at 0x/, ...list());
  });

  it("that gives calls little gas is named as the cause", async () => {
    node.suffer(gasCap(30_000));
    const words = /The node gives the call less gas than it takes\. The node says: ".*gas.*"/;
    await gym.fail(1, words, ...there("brand", "campaign", "close", "1"));
  });

  describe("of another chain", () => {
    const commands = () => [
      list(),
      status(),
      there("customer", "claim", "1", "--as", "ada"),
      there("brand", "campaign", "fund", "1", "--amount", "1"),
      there("issuer", "publish", "vault"),
      there(...open),
    ];

    it("is told apart from a chain on which nothing happened, by address and number", async () => {
      for (const [chainId, message] of [
        [31_337, /There is no contract at 0x[0-9a-fA-F]{40} on chain 31337.*"local" in .*--fresh/s],
        [4_294_967_297, /The client is on chain 4294967297, the contracts are on chain 31337/],
      ] as const) {
        const other = await network.create({ network: "default", override: { chainId } });
        const away = await gym.startNode();
        away.turnTo(other.provider);
        try {
          for (const command of commands()) {
            await gym.fail(1, message, ...command.map((part) => (part === node.url ? away.url : part)));
          }
        } finally {
          await away.close();
          await other.close();
        }
      }
    });

    it("is not asked by a command that needs none", async () => {
      const nowhere = ["--rpc", "http://127.0.0.1:9"];
      await gym.succeed("network", "show", ...nowhere);
      await gym.succeed("customer", "init", "--as", "ben", ...nowhere);
    });
  });
});
