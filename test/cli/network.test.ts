import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { type CommandLine, startCommandLine } from "../support/cli/commandLine.ts";

describe("a network", () => {
  let gym: CommandLine;

  before(async () => {
    gym = await startCommandLine();
  });
  after(() => gym.close());

  it("is handed on as a file, and works where it was added", async () => {
    const shown = await gym.succeed("network", "show", "--json");
    const file = gym.file("shared.network.json");
    writeFileSync(file, shown);
    const add = ["network", "add", file, "--network", "shared"];
    assert.match(await gym.succeed(...add), /"shared" is on chain 31337/);
    assert.equal(await gym.succeed("network", "show", "--json", "--network", "shared"), shown);
    const list = ["brand", "campaign", "list", "--network", "shared"];
    assert.match(await gym.succeed(...list), /Nobody has opened a campaign yet/);
    await gym.fail(2, /There is a network "shared" already/, ...add);
  });

  it("is added with a node of one's own", async () => {
    const node = "https://node.example/key";
    const add = ["network", "add", gym.file("shared.network.json"), "--network", "own", "--rpc", node];
    await gym.succeed(...add);
    assert.match(
      await gym.succeed("network", "show", "--network", "own"),
      /^Chain 31337 at https:\/\/node\.e/,
    );
  });

  it("is refused with an address that is none", async () => {
    const network = JSON.parse(readFileSync(gym.file("shared.network.json"), "utf8"));
    const file = gym.write("wrong.json", { ...network, token: "0x12" });
    await gym.fail(1, /token: must be an address/, "network", "add", file, "--network", "wrong");
    await gym.fail(2, /no network "wrong"/, "network", "show", "--network", "wrong");
  });
});
