import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { network } from "hardhat";
import deploymentModule from "../../ignition/modules/DeCDP.ts";
import { fromRoot } from "../../services/shared/paths.ts";
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

  it("keeps the number of a chain beyond 2^32", async () => {
    const shared = JSON.parse(readFileSync(gym.file("shared.network.json"), "utf8"));
    const deployment = { ...shared.deployment, chainId: 2 ** 40 };
    const file = gym.write("far.json", { ...shared, deployment });
    await gym.succeed("network", "add", file, "--network", "far");
    assert.match(await gym.succeed("network", "show", "--network", "far"), /^Chain 1099511627776 at/);
  });

  it("is refused with an address that is none", async () => {
    const shared = JSON.parse(readFileSync(gym.file("shared.network.json"), "utf8"));
    const file = gym.write("wrong.json", { ...shared, token: "0x12" });
    await gym.fail(1, /token: must be an address/, "network", "add", file, "--network", "wrong");
    await gym.fail(2, /no network "wrong"/, "network", "show", "--network", "wrong");
  });

  it("is taken from an Ignition deployment, by the address that Ignition notes", async () => {
    const deploymentId = `test-${process.pid}`;
    const folder = fromRoot("ignition/deployments", deploymentId);
    const server = await network.createServer("default", "127.0.0.1", 0);
    const rpc = `http://127.0.0.1:${(await server.listen()).port}`;
    const connection = await network.create({ network: "localhost", override: { url: rpc } });
    const add = ["network", "add", "--network", "ignition"];
    try {
      await connection.ignition.deploy(deploymentModule, { deploymentId });
      const noted = JSON.parse(readFileSync(`${folder}/deployed_addresses.json`, "utf8"));
      const campaigns = noted["DeCDP#Campaigns"];
      await gym.fail(2, /--campaigns ADDRESS --rpc URL/, ...add);
      await gym.fail(2, /--campaigns ADDRESS --rpc URL/, ...add, "--campaigns", campaigns);
      const wrong = ["--campaigns", noted["DeCDP#IssuerRegistry"], "--rpc", rpc];
      await gym.fail(1, /is not Campaigns of DeCDP/, ...add, ...wrong);
      const nobody = `0x${"12".repeat(20)}`;
      await gym.fail(1, /There is no contract at 0x12/, ...add, "--campaigns", nobody, "--rpc", rpc);
      const right = ["--campaigns", campaigns, "--rpc", rpc];
      await gym.fail(1, /There is no contract at 0x12/, ...add, ...right, "--token", nobody);
      await gym.succeed(...add, ...right);
      const { deployment } = JSON.parse(
        await gym.succeed("network", "show", "--network", "ignition", "--json"),
      );
      assert.deepEqual(
        [deployment.issuerRegistry, deployment.consentRegistry, deployment.chainId],
        [noted["DeCDP#IssuerRegistry"], noted["DeCDP#ConsentRegistry"], 31337],
      );
      const list = ["brand", "campaign", "list", "--network", "ignition"];
      assert.match(await gym.succeed(...list), /Nobody has opened a campaign yet/);
    } finally {
      await connection.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("is not deployed with the development key on a chain where that is worth something", async () => {
    const server = await network.createServer(
      { network: "default", override: { chainId: 424_242 } },
      "127.0.0.1",
      0,
    );
    const rpc = `http://127.0.0.1:${(await server.listen()).port}`;
    try {
      const deploy = ["deploy", "--network", "staging", "--rpc", rpc];
      await gym.fail(
        1,
        /The key of this release is for development: it is refused on chain 424242/,
        ...deploy,
      );
    } finally {
      await server.close();
    }
  });

  it("is refused where its file names a contract that belongs to others", async () => {
    const known = JSON.parse(await gym.succeed("network", "show", "--json"));
    const { deployment } = known;
    const swapped = { ...deployment, relay: deployment.verifier };
    const file = gym.write("swapped.json", { ...known, deployment: swapped });
    await gym.succeed("network", "add", file, "--network", "swapped");
    const list = ["brand", "campaign", "list", "--network", "swapped"];
    await gym.fail(1, /Campaigns at 0x.* on chain 31337 has the relay 0x/, ...list);
  });
});
