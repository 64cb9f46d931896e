import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { PassThrough } from "node:stream";
import { after, before, describe, it } from "node:test";
import { http } from "viem";
import { processTerminal } from "../../cli/input/terminal.ts";
import { runProgram } from "../../cli/program.ts";
import { stateFile } from "../../cli/setting/state.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { type CommandLine, startCommandLine } from "../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../support/cli/gym.ts";

describe("a command", () => {
  let gym: CommandLine;

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    gym.write("terms.json", terms);
    gym.write("campaign.json", campaign);
  });
  after(() => gym.close());

  it("ends with 2 and what to do when it is called wrongly", async () => {
    await gym.fail(2, /unknown command/, "brnad");
    await gym.fail(2, /required option '--out/, "customer", "consent", "1");
    await gym.fail(2, /30 days/, "wait", "soon");
    await gym.fail(2, /no network "main".*npx decdp deploy/s, "quote", "x.json", "--network", "main");
    await gym.fail(2, /no customer "me".*customer init/s, "customer", "status");
  });

  it("ends with 1, message and hint when it is refused", async () => {
    const missing = /There is no campaign with this number/;
    await gym.fail(1, missing, "brand", "campaign", "fund", "9", "--amount", "1");
    await gym.fail(1, /answer\.json is not there/, "verify", gym.file("answer.json"));
    await gym.fail(1, /campaign\.json is not an answer/, "quote", gym.file("campaign.json"));
  });

  it("names the node that does not answer", async () => {
    const warned: string[] = [];
    const terminal = { ...processTerminal(), warn: (text: string) => warned.push(text) };
    const silent = ["wait", "1 day", "--rpc", "http://127.0.0.1:1/key-of-a-provider"];
    const surroundings = { environment: {}, terminal, connect: (rpc: string) => http(rpc) };
    assert.equal(await runProgram([...silent, "--state", `${gym.folder}/..`], surroundings), 1);
    assert.match(
      warned.join("\n"),
      /did not answer at http:\/\/127\.0\.0\.1:1\. Start it in another terminal: npm run chain/,
    );
  });

  it("ends with 0 after help that was asked for, and without a question where nobody is", async () => {
    assert.match(await gym.succeed("--help"), /^Usage: decdp/);
    const nobody = processTerminal(new PassThrough());
    await assert.rejects(nobody.confirm("Answer?", "--yes"), /Nobody is there to say yes.*add --yes/);
    await assert.rejects(
      nobody.askPassphrase("?", "DECDP_PASSPHRASE"),
      /Nobody is there to type a passphrase/,
    );
  });

  it("ends with 2 after help for a command that there is not", async () => {
    for (const asked of [
      ["brnad", "--help"],
      ["help", "brnad"],
      ["brand", "foo", "--help"],
      ["help", "brand", "foo"],
    ])
      await gym.fail(2, /unknown command '(brnad|foo)'/, ...asked);
    assert.match(await gym.succeed("help", "brand"), /^Usage: decdp brand/);
    assert.match(await gym.succeed("brand", "campaign", "fund", "--help"), /--timeout <seconds>/);
  });

  it("refuses what is no address of a node before it does anything", async () => {
    await gym.fail(
      2,
      /'foo' is invalid\. It takes an http address/,
      "brand",
      "campaign",
      "list",
      "--rpc",
      "foo",
    );
    await gym.fail(2, /It takes an http address/, "brand", "campaign", "list", "--rpc", "ftp://node.example");
  });

  it("does not mind a reader that stops early", async () => {
    const main = [...process.execArgv, "--experimental-strip-types", fromRoot("cli/main.ts"), "--help"];
    const child = spawn(process.execPath, main, { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    let said = "";
    child.stderr.on("data", (data) => {
      said += data;
    });
    const [code] = await once(child, "close");
    assert.equal(code, 0, said);
    assert.doesNotMatch(said, /EPIPE/);
  });

  it("sends nothing that it cannot note first", async () => {
    const before = await gym.latestBlock();
    const database = new DatabaseSync(stateFile(gym.folder));
    database.exec(
      "CREATE TRIGGER full BEFORE INSERT ON begun_transactions BEGIN SELECT RAISE(ABORT, 'disk is full'); END",
    );
    await gym.fail(
      1,
      /^Nothing was sent: the state could not be written\. disk is full/,
      "brand",
      "terms",
      gym.file("terms.json"),
    );
    database.exec("DROP TRIGGER full");
    database.close();
    assert.equal(await gym.latestBlock(), before);
  });

  it("sends nothing and writes nothing in a dry run, and tells what it would cost", async () => {
    const before = await gym.latestBlock();
    const files = readdirSync(gym.folder, { recursive: true });
    const printed = await gym.succeed("brand", "terms", gym.file("terms.json"), "--dry-run", "--json");
    const { dryRun, call, gas } = JSON.parse(printed);
    assert.deepEqual([dryRun, call], [true, "publishTerms"]);
    assert.ok(Number(gas) > 21_000 && Number(gas) < 200_000, gas);
    const register = ["issuer", "new", "gym", "--kind", "Brand", "--metadata", "x"];
    assert.match(await gym.succeed(...register, "--dry-run"), /would send register/);
    assert.equal(await gym.latestBlock(), before);
    assert.deepEqual(readdirSync(gym.folder, { recursive: true }), files);
    // Had the dry run kept the name, it would be taken now.
    assert.match(await gym.succeed(...register), /Registered as issuer 4/);
    await gym.fail(2, /There is an issuer "gym" already/, ...register);
  });

  it("says what is wrong in a dry run, too", async () => {
    await gym.fail(1, /no campaign/i, "brand", "campaign", "close", "9", "--dry-run");
  });

  it("prints JSON for programs, errors as well", async () => {
    const publish = ["brand", "terms", gym.file("terms.json"), "--json"];
    const { terms: id } = JSON.parse(await gym.succeed(...publish));
    assert.match(id, /^0x[0-9a-f]{64}$/);
    const open = ["brand", "campaign", "open", gym.file("campaign.json"), "--terms", gym.file("terms.json")];
    const opened = JSON.parse(await gym.succeed(...open, "--json"));
    assert.equal(opened.campaign, "1");
    assert.equal(JSON.parse(await gym.succeed(...publish)).publishedBefore, true);
    const { code, stderr } = await gym.run(["brand", "campaign", "close", "9", "--json"]);
    assert.equal(code, 1);
    assert.equal(JSON.parse(stderr).error.reason, "CampaignUnknown");
  });
});
