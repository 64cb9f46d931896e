import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { generatePrivateKey } from "viem/accounts";
import { fund } from "../../../cli/campaign/fund.ts";
import { openCampaignFile } from "../../../cli/campaign/open.ts";
import { requireIssuer } from "../../../cli/issuer/issuers.ts";
import { readIssuer } from "../../../src/chain/actions/issuer.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";
import { age, sampleCard } from "../../support/model/sampleCard.ts";

describe("a brand's campaign", () => {
  let gym: CommandLine;

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    gym.write("campaign.json", campaign);
    await gym.succeed("brand", "terms", gym.write("terms.json", terms));
  });
  after(() => gym.close());

  it("is opened with the same document only when told to, and its model is registered once", async () => {
    const open = ["brand", "campaign", "open", gym.file("campaign.json"), "--terms", gym.file("terms.json")];
    assert.match(await gym.succeed(...open), /^Opened campaign 1, "course"\./);
    const repeated = JSON.parse(await gym.succeed(...open, "--json"));
    assert.deepEqual([repeated.campaign, repeated.openedBefore], ["1", true]);
    gym.write("campaign.json", { ...campaign, reward: "3" });
    await gym.fail(1, /Campaign 1 has this very document and runs, but is not the same\..*--again/, ...open);
    gym.write("campaign.json", campaign);
    assert.match(await gym.succeed(...open, "--again", "--dry-run"), /would send openCampaign/);
    assert.match(
      await gym.succeed("brand", "campaign", "list"),
      /^Campaign 1, "course": open, running, 2 POINT an answer, 0 more can be paid/,
    );
    const model = { points: { age: { bins: [{ below: 30, points: 1 }, { points: 2 }] } }, cutoffs: [2] };
    const scored = gym.write("scored.json", { ...campaign, model });
    const openScored = ["brand", "campaign", "open", scored, "--terms", gym.file("terms.json")];
    await gym.fail(1, /Nobody registered the model.*npx decdp brand model/, ...openScored);
    assert.match(await gym.succeed("brand", "model", scored), /^Registered model 0x/);
    assert.match(await gym.succeed("brand", "model", scored), /is registered already; nothing was sent/);
    await gym.fail(1, /has no model/, "brand", "model", gym.file("campaign.json"));
  });

  it("has rules and the model of a card, which is compared with the chain, edited, and never overwritten", async () => {
    const card = sampleCard([age], { schema: schema.name });
    gym.write("card.json", card);
    gym.write("schema.json", card.schema);
    const hybrid = gym.write("hybrid.json", { ...campaign, name: "hybrid", model: { card: "card.json" } });
    const check = ["brand", "model", "check", gym.file("card.json")];
    const { code, stdout } = await gym.run(check);
    assert.deepEqual([code, /Nobody has registered this model/.test(stdout)], [1, true]);
    assert.match(
      await gym.succeed("brand", "model", "register", hybrid),
      new RegExp(`^Registered model ${card.modelId}`),
    );
    const open = [
      "brand",
      "campaign",
      "open",
      hybrid,
      "--terms",
      gym.file("terms.json"),
      "--despite",
      "a test",
    ];
    const opened = JSON.parse(await gym.succeed(...open, "--json"));
    const compared = await gym.succeed(...check, "--campaign", opened.campaign);
    assert.match(
      compared,
      /The chain knows this model\.[\s\S]*with this very model\.[\s\S]*has the card's schema/,
    );
    assert.equal((await gym.run([...check, "--campaign", "1"])).code, 1);

    const out = gym.file("card-2.json");
    const log = ["--by", "M. Jansen", "--reason", "because", "--out", out];
    const edit = [
      "brand",
      "model",
      "edit",
      gym.file("card.json"),
      "--merge",
      "age:3-4",
      "--cutoffs",
      "0,300",
      ...log,
    ];
    const table = path.join(path.dirname(out), "later.csv");
    writeFileSync(table, "age,bought\n20,no\n35,yes\n50,no\n70,yes\n");
    const edited = await gym.succeed(...edit, "--data", table);
    assert.match(edited, /bins 3 to 4 of age merged; cut-offs set to 0, 300/);
    assert.match(
      edited,
      /On 4 people, before, after and difference:\n {2}AUC +1\.0000 {2}0\.8750 {2}-0\.1250/,
    );
    await gym.fail(1, /card-2\.json is there already.*never overwritten/, ...edit);
    assert.match(readFileSync(gym.file("card-2.html"), "utf8"), /M\. Jansen/);
    const other = await gym.run([...check.with(3, out), "--campaign", opened.campaign]);
    assert.equal(other.code, 1);
    assert.match(other.stdout, /works groups out with another model: 0x/);

    gym.write("card.json", { ...card, name: "changed" });
    await gym.fail(1, /card\.json was changed: its hash/, "brand", "model", "register", hybrid);
    gym.write("card.json", sampleCard([age], { schema: "test/person/2" }));
    await gym.fail(
      1,
      /a model for the schema "test\/person\/2", not for/,
      "brand",
      "model",
      "register",
      hybrid,
    );
    gym.write("schema.json", schema);
  });

  it("is refused, unless for a reason, if the terms do not name a detail, and refused with a limit between two steps", async () => {
    gym.write("wide.schema.json", {
      ...schema,
      attributes: [...schema.attributes, { name: "diet", categories: ["a"] }],
    });
    const wide = { ...campaign, schema: "wide.schema.json", rules: [{ attribute: "diet", is: "present" }] };
    const file = gym.write("wide.json", wide);
    const open = ["brand", "campaign", "open", file, "--terms", gym.file("terms.json"), "--dry-run"];
    await gym.fail(1, /Error attribute-not-named in data: Rules or model use "diet"/, ...open);
    const { stdout, stderr } = await gym.run([...open, "--despite", "a test"]);
    assert.match(stdout, /would send openCampaign/);
    assert.match(stderr, /^Error attribute-not-named in data/);
    gym.write("wide.json", { ...wide, rules: [{ attribute: "age", atLeast: 17.5 }] });
    await gym.fail(1, /17\.5 years is no value of "age", which starts at 0 in steps of 1/, ...open);
  });

  it("is listed though its document cannot be read", async () => {
    const document = path.join(gym.folder, "campaigns", "1.json");
    const text = readFileSync(document, "utf8");
    writeFileSync(document, "{}");
    assert.match(
      await gym.succeed("brand", "campaign", "list"),
      /^Campaign 1: open, running.*\n {2}Its name cannot be read\. .*1\.json/,
    );
    writeFileSync(document, text);
  });

  it("is refused with an issuer that nobody knows", async () => {
    const file = gym.write("unknown.json", { ...campaign, name: "unknown", issuers: ["nobody"] });
    const { context } = gym.context({ dryRun: true });
    const opening = openCampaignFile(context, { file, terms: gym.file("terms.json") });
    await assert.rejects(opening, /There is no issuer "nobody".*Give its number instead/);
    context.state.close();
  });

  it("accepts all trees of an issuer by its gateway's address, shows them, and accepts 512 at most", async () => {
    const { context } = gym.context();
    const { issuer } = requireIssuer(context, "vault");
    const { account, kind } = await readIssuer(context.reader, context.deployment, { issuer });
    const { chainId, issuerRegistry } = context.deployment;
    context.state.close();
    let trees = [`${issuer}`];
    const gateway = createServer((_, response) => {
      const described = { name: "vaults", source: kind, account, chainId, issuerRegistry, schema, trees };
      response.end(JSON.stringify(described));
    });
    await new Promise<void>((resolve) => gateway.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/issuers/vaults`;
    const trusting = { ...campaign, name: "trusting", issuers: [address, "vault"] };
    const file = gym.write("trusting.json", trusting);
    const open = ["brand", "campaign", "open", file, "--terms", gym.file("terms.json")];
    try {
      trees = Array.from({ length: 513 }, (_, index) => `${index + 1}`);
      await gym.fail(1, /has 513 trees; a campaign accepts 512 issuers at most/, ...open);
      trees = [`${issuer}`];
      const opened = await gym.succeed(...open);
      assert.ok(opened.includes(`${address} stands for issuer ${issuer}.\n`), opened);
      assert.match(opened, /It accepts 1 of the 512 issuers that a campaign can, for good/);
    } finally {
      gateway.close();
      gateway.closeAllConnections();
    }
  });

  it("gets no money that was meant for another brand's campaign", async () => {
    const before = await gym.latestBlock();
    const environment = { DECDP_BRAND_KEY: generatePrivateKey() };
    const fund = ["brand", "campaign", "fund", "1", "--amount", "1"];
    const { code, stderr } = await gym.run(fund, { environment });
    assert.equal(code, 1);
    assert.match(stderr, /Campaign 1 belongs to 0x\w+, not to 0x\w+/);
    assert.equal(await gym.latestBlock(), before);
  });

  it("gets no approval for a budget that the brand does not have", async () => {
    const before = await gym.latestBlock();
    const { context } = gym.context();
    await assert.rejects(
      fund(context, { campaign: 1n, tokens: "99999999" }),
      /has 1000000 POINT, and 99999999 POINT are needed/,
    );
    context.state.close();
    assert.equal(await gym.latestBlock(), before);
  });

  it("is closed once, whoever asks again", async () => {
    const close = ["brand", "campaign", "close", "1"];
    const closed = await gym.succeed(...close);
    assert.equal(await gym.succeed(...close), closed.replace(".", "; nothing was sent."));
    await gym.succeed("wait", "2 days");
    assert.match(await gym.succeed(...close), /^Campaign 1, "course": closed on .*; nothing was sent\.$/);
    assert.match(
      await gym.succeed("brand", "campaign", "reclaim", "1"),
      /^Nothing is left to take back from campaign 1, "course"; nothing was sent/,
    );
  });
});
