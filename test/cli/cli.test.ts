import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { createPublicClient, createWalletClient, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { readFile } from "../../cli/input/files.ts";
import { keyOf } from "../../cli/setting/roles.ts";
import { readNetwork } from "../../cli/setting/state.ts";
import { openCampaign } from "../../src/chain/actions/campaign.ts";
import { readCampaignsOpened } from "../../src/chain/actions/events.ts";
import { documentFields, hashOfDocument } from "../../src/format/campaign/campaignDocument.ts";
import { readPublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import type { Rules } from "../../src/request/request.ts";
import { type Clone, endProcess, makeClone, startChain } from "../support/clone.ts";

const schema = {
  name: "test/person/1",
  attributes: [{ name: "age", unit: "years", offset: 0, scale: 1 }],
};
const terms = {
  brand: "Gym \u001b[2J",
  purpose: "a course",
  channel: "e-mail",
  dataCategories: ["age"],
  recipients: ["Gym"],
  storage: "at Gym",
  retention: "90 days",
  level: 1,
  lawfulBasis: "consent",
  meaningOfNo: "nothing changes",
};
const campaign = {
  name: "course",
  schema: "schema.json",
  issuers: ["vault"],
  rules: [{ attribute: "age", atLeast: 18 }],
  reward: "2",
  answersPerPeriod: 10,
  notice: "1 day",
};

describe("decdp on a chain of its own", () => {
  let clone: Clone;
  let chain: ChildProcess;
  const inState = (...parts: string[]) => path.join(clone.folder, ".decdp/local", ...parts);
  const write = (name: string, content: unknown) =>
    writeFileSync(path.join(clone.folder, name), JSON.stringify(content));
  const latestBlock = () => {
    const { rpc } = JSON.parse(readFileSync(inState("network.json"), "utf8"));
    return createPublicClient({ transport: http(rpc) }).getBlock();
  };
  const succeed = async (...parameters: string[]) => {
    const { code, stdout, stderr } = await clone.decdp(...parameters);
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const fail = async (expected: number, message: RegExp, ...parameters: string[]) => {
    const { code, stdout, stderr } = await clone.decdp(...parameters);
    assert.equal(code, expected, stdout + stderr);
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /\n\s+at /);
  };

  before(async () => {
    clone = makeClone();
    chain = await startChain(clone.folder);
    write("schema.json", schema);
    write("terms.json", terms);
    write("campaign.json", campaign);
  });
  after(async () => {
    await endProcess(chain, "SIGINT");
    await clone.close();
  });

  it("ends with 2 and what to do when it is called wrongly", async () => {
    await fail(2, /unknown command/, "brnad");
    await fail(2, /required option '--out/, "customer", "consent", "1");
    await fail(2, /30 days/, "wait", "soon");
    await fail(2, /no network "main".*npx decdp deploy/s, "quote", "x.json", "--network", "main");
    await fail(2, /no customer "me".*customer init/s, "customer", "status");
  });

  it("ends with 1, message and hint when it is refused", async () => {
    await fail(1, /There is no campaign with this number/, "brand", "campaign", "fund", "9", "--amount", "1");
    await fail(1, /answer\.json is not there/, "verify", "answer.json");
    const silent = /did not answer at http:\/\/127\.0\.0\.1:1\. Start it in another terminal: npm run chain/;
    await fail(1, silent, "wait", "1 day", "--rpc", "http://127.0.0.1:1/key-of-a-provider");
    await fail(1, /campaign\.json is not an answer/, "quote", "campaign.json");
  });

  it("sends nothing and writes nothing in a dry run, and tells what it would cost", async () => {
    const before = await latestBlock();
    const files = readdirSync(inState(), { recursive: true });
    const printed = await succeed("brand", "terms", "terms.json", "--dry-run", "--json");
    const { dryRun, call, gas } = JSON.parse(printed);
    assert.deepEqual([dryRun, call], [true, "publishTerms"]);
    assert.ok(Number(gas) > 21_000 && Number(gas) < 200_000, gas);
    assert.match(
      await succeed("issuer", "new", "gym", "--kind", "Brand", "--metadata", "x", "--dry-run"),
      /register/,
    );
    assert.equal((await latestBlock()).hash, before.hash);
    assert.deepEqual(readdirSync(inState(), { recursive: true }), files);
  });

  it("says what is wrong in a dry run, too", async () => {
    await fail(1, /no campaign/i, "brand", "campaign", "close", "9", "--dry-run");
  });

  it("prints JSON for programs, errors as well", async () => {
    const { terms: id } = JSON.parse(await succeed("brand", "terms", "terms.json", "--json"));
    assert.match(id, /^0x[0-9a-f]{64}$/);
    const opened = JSON.parse(
      await succeed("brand", "campaign", "open", "campaign.json", "--terms", "terms.json", "--json"),
    );
    assert.equal(opened.campaign, "1");
    const { code, stderr } = await clone.decdp("brand", "terms", "terms.json", "--json");
    assert.equal(code, 1);
    assert.equal(JSON.parse(stderr).error.errorName, "TermsAlreadyPublished");
  });

  it("opens a campaign with the same document only when told to, and registers a model once", async () => {
    const open = ["brand", "campaign", "open", "campaign.json", "--terms", "terms.json", "--dry-run"];
    await fail(1, /Campaign 1 has this very document and runs\..*--again/, ...open);
    assert.match(await succeed(...open, "--again"), /would send openCampaign/);
    assert.match(
      await succeed("brand", "campaign", "list"),
      /^Campaign 1, "course": open, running, 2 POINT an answer, 0 more can be paid/,
    );
    const model = { points: { age: { bins: [{ below: 30, points: 1 }, { points: 2 }] } }, cutoffs: [2] };
    write("scored.json", { ...campaign, model });
    assert.match(await succeed("brand", "model", "scored.json"), /^Registered model 0x/);
    assert.match(await succeed("brand", "model", "scored.json"), /is registered already; nothing was sent/);
  });

  it("warns of a detail that the terms do not name, and refuses a limit between two steps", async () => {
    write("wide.schema.json", {
      ...schema,
      attributes: [...schema.attributes, { name: "diet", categories: ["a"] }],
    });
    const wide = { ...campaign, schema: "wide.schema.json", rules: [{ attribute: "diet", is: "present" }] };
    write("wide.json", wide);
    const open = ["brand", "campaign", "open", "wide.json", "--terms", "terms.json", "--dry-run"];
    const { stdout, stderr } = await clone.decdp(...open);
    assert.match(stdout, /would send openCampaign/);
    assert.match(stderr, /^Warning: .*do not name diet, which the rules/);
    write("wide.json", { ...wide, rules: [{ attribute: "age", atLeast: 17.5 }] });
    await fail(1, /17\.5 years is no value of "age", which starts at 0 in steps of 1/, ...open);
  });

  it("approves nothing for a budget that the brand does not have", async () => {
    const before = await latestBlock();
    const fund = ["brand", "campaign", "fund", "1", "--amount", "99999999"];
    await fail(1, /has 1000000 POINT, and 99999999 POINT are needed/, ...fund);
    assert.equal((await latestBlock()).hash, before.hash);
  });

  it("keeps keys to the user, and refuses keys that others can read", async () => {
    await succeed("customer", "init", "--as", "ada");
    const keys = inState("customers/ada/keys.json");
    assert.equal(statSync(keys).mode & 0o777, 0o600);
    chmodSync(keys, 0o644);
    await fail(1, /chmod 600/, "customer", "status", "--as", "ada");
    chmodSync(keys, 0o600);
    await fail(2, /has keys already/, "customer", "init", "--as", "ada");
    await fail(2, /cannot name a customer/, "customer", "init", "--as", "../../ada");
  });

  it("restores keys from a backup", async () => {
    const environment = { DECDP_PASSPHRASE: "correct horse battery staple" };
    const run = (...parameters: string[]) =>
      clone.run(process.execPath, ["cli/decdp.mjs", ...parameters], environment);
    assert.equal((await run("customer", "backup", "--as", "ada", "--out", "ada.backup.json")).code, 0);
    assert.equal((await run("customer", "restore", "ada.backup.json", "--as", "ada-again")).code, 0);
    const read = (name: string) => readFileSync(inState("customers", name, "keys.json"), "utf8");
    assert.equal(read("ada-again"), read("ada"));
    await fail(2, /Nobody is there to type a passphrase/, "customer", "restore", "ada.backup.json");
    const wrong = { DECDP_PASSPHRASE: "incorrect horse battery staple" };
    const refused = await clone.run(
      process.execPath,
      ["cli/decdp.mjs", "customer", "restore", "ada.backup.json", "--as", "eve"],
      wrong,
    );
    assert.equal(refused.code, 1);
  });

  it("restores keys from a backup that only a wallet opens", async () => {
    const run = (wallet: string, ...parameters: string[]) =>
      clone.run(process.execPath, ["cli/decdp.mjs", "customer", ...parameters], {
        DECDP_WALLET_KEY: wallet,
      });
    const [wallet, other] = [`0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`];
    const made = await run(wallet, "backup", "--as", "ada", "--with-wallet", "--out", "ada.wallet.json");
    assert.match(made.stdout, /Only the wallet 0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A can open it/);
    const refused = await run(other, "restore", "ada.wallet.json", "--as", "eve");
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /not made with the private key of 0x19E7/);
    assert.equal((await run(wallet, "restore", "ada.wallet.json", "--as", "ada-by-wallet")).code, 0);
    const read = (name: string) => readFileSync(inState("customers", name, "keys.json"), "utf8");
    assert.equal(read("ada-by-wallet"), read("ada"));
  });

  it("issues to the same holder under one commitment only", async () => {
    await succeed("customer", "init", "--as", "ben");
    write("values.json", { age: 40 });
    const issue = [
      "issuer",
      "issue",
      "vault",
      "--holder",
      "one",
      "--schema",
      "schema.json",
      "--values",
      "values.json",
    ];
    for (const name of ["ada", "ben"]) {
      await succeed("customer", "cards", "request", "vault", "--as", name, "--out", `${name}.json`);
    }
    await succeed(...issue, "--commitment", "ada.json", "--out", "ada.card.json");
    await fail(
      1,
      /knows "one" under another commitment/,
      ...issue,
      "--commitment",
      "ben.json",
      "--out",
      "ben.card.json",
    );
    await fail(1, /was not issued to "ben"/, "customer", "cards", "add", "ada.card.json", "--as", "ben");
    write("values.json", { age: 17.6 });
    const between = /17\.6 years is no value of "age".*Round it to a step/;
    await fail(1, between, ...issue, "--commitment", "ada.json", "--out", "none.json");
    const add = ["customer", "cards", "add", "ada.card.json", "--as", "ada"];
    assert.doesNotMatch(await succeed(...add), /does not count/);
    assert.match(await succeed("issuer", "publish", "vault"), /root of 1 card of vault/);
    assert.doesNotMatch(await succeed(...add), /does not count/);
  });

  it("says which card the next one replaces, and that a replaced one does not count", async () => {
    write("values.json", { age: 41 });
    const issued = await succeed(
      ...["issuer", "issue", "vault", "--holder", "one", "--schema", "wide.schema.json"],
      ...["--values", "values.json", "--commitment", "ada.json", "--out", "ada.next.json"],
    );
    assert.match(issued, /It replaces card 0 \(test\/person\/1\) of "one": a holder has one card per issuer/);
    const next = ["customer", "cards", "add", "ada.next.json", "--as", "ada"];
    assert.match(await succeed(...next), /does not count now: .*next root is still to come/);
    await succeed("customer", "cards", "add", "ada.card.json", "--as", "ada");
  });

  it("does not answer unless somebody says yes, and shows a brand's text without control characters", async () => {
    const { code, stdout, stderr } = await clone.decdp(
      "customer",
      "answer",
      "1",
      "--as",
      "ada",
      "--out",
      "answer.json",
    );
    assert.equal(code, 2);
    assert.match(stderr, /add --yes/);
    assert.match(stdout, /^Gym {2}\[2J asks you/);
    assert.equal(readdirSync(clone.folder).includes("answer.json"), false);
  });

  it("refuses a document that is not the one that the campaign was opened with", async () => {
    const file = inState("campaigns/1.json");
    const published = JSON.parse(readFileSync(file, "utf8"));
    for (const change of [
      { name: "another" },
      { rules: [{ attribute: "age", atLeast: 21 }] },
      { terms: { ...terms, retention: "1 day" } },
    ]) {
      write("forged.json", { ...published, document: { ...published.document, ...change } });
      const answer = ["customer", "answer", "1", "--as", "ada", "--out", "answer.json", "--yes"];
      await fail(1, /is not the document that campaign 1/, ...answer, "--document", "forged.json");
    }
  });

  it("refuses a document whose terms are not those that a consent would be to", async () => {
    const { rpc, deployment } = readNetwork(inState());
    const chain = { ...hardhat, id: deployment.chainId };
    const brand = privateKeyToAccount(keyOf("brand", inState(), deployment.chainId));
    const client = createWalletClient({ account: brand, chain, transport: http(rpc), pollingInterval: 100 });
    const [event] = await readCampaignsOpened(client, deployment, { campaign: 1n, fromBlock: 0n });
    const { isSealed: _, settler: __, model: ___, rules, ...parameters } = event!.parameters;
    const { document, ...published } = readFile(inState("campaigns/1.json"), readPublishedCampaign);
    const harmless = documentFields({ ...document, terms: { ...document.terms, retention: "1 day" } });
    const { campaign: id } = await openCampaign(client, deployment, {
      ...parameters,
      rules: rules as Rules,
      documentHash: hashOfDocument(harmless),
    });
    write("harmless.json", { ...published, campaign: `${id}`, document: harmless });
    const answer = ["customer", "answer", `${id}`, "--as", "ada", "--out", "answer.json", "--yes"];
    await fail(1, /is not the document that campaign 2/, ...answer, "--document", "harmless.json");
  });

  it("seals for nobody who has withdrawn, and takes consent again only when told to", async () => {
    const noConsent = await succeed("customer", "withdraw", "1", "--as", "ben");
    assert.match(noConsent, /There was no permission on record: never given/);
    await succeed("customer", "consent", "1", "--as", "ada", "--out", "ada.consent.json");
    assert.match(
      await succeed("customer", "status", "--as", "ada"),
      /^Not answered, campaigns 1, 2: permission until 20/,
    );
    await succeed("brand", "seal", "ada.consent.json", "--out", "ada.seal.json");
    await fail(1, /ada\.seal\.json is a seal, not an answer/, "verify", "ada.seal.json");
    assert.match(await succeed("customer", "withdraw", "1", "--as", "ada"), /^Withdrawn/);
    for (const make of ["seal", "ticket"]) {
      const paper = ["brand", make, "ada.consent.json", "--out", "none.json"];
      await fail(1, /consent of 0x\w+ does not count: withdrawn on 20/, ...paper);
    }
    const answer = ["customer", "answer", "1", "--as", "ada", "--out", "answer.json", "--yes", "--dry-run"];
    await fail(1, /You withdrew this permission on 20.*--consent-again/, ...answer);
    await succeed("brand", "campaign", "fund", "1", "--amount", "2");
    assert.match(await succeed(...answer, "--consent-again"), /would send settleWith/);
  });

  it("deploys to another network once, after a dry run that sends nothing", async () => {
    const { rpc } = JSON.parse(readFileSync(inState("network.json"), "utf8"));
    const deploy = ["deploy", "--network", "staging", "--rpc", rpc, "--json"];
    const before = await latestBlock();
    const { transactions, gas } = JSON.parse(await succeed(...deploy, "--dry-run"));
    assert.ok(transactions >= 7 && Number(gas) > 10_000_000, `${transactions}, ${gas}`);
    assert.equal((await latestBlock()).hash, before.hash);
    const { deployment } = JSON.parse(await succeed(...deploy));
    assert.equal(deployment.chainId, 31337);
    const gym = ["issuer", "new", "gym", "--kind", "Brand", "--metadata", "https://gym.example"];
    assert.match(await succeed(...gym, "--network", "staging"), /Registered as issuer 1/);
    await fail(2, /is deployed on "staging"/, ...deploy.slice(0, -1));
  });

  it("has one chain for one state folder", async () => {
    await assert.rejects(startChain(clone.folder), /is running already: http/);
  });

  it("finds the chain as it was after a crash, and its clock not behind", async () => {
    const before = await latestBlock();
    await endProcess(chain, "SIGKILL");
    chain = await startChain(clone.folder);
    const now = await latestBlock();
    assert.equal(now.hash, before.hash);
    const { answersLeft } = JSON.parse(
      await succeed("brand", "campaign", "fund", "1", "--amount", "4", "--json"),
    );
    assert.equal(answersLeft, "3");
    const { timestamp } = await latestBlock();
    assert.ok(timestamp > before.timestamp);
  });

  it("ends the chain cleanly, and starts over with --fresh", async () => {
    assert.equal(await endProcess(chain, "SIGINT"), 0);
    chain = await startChain(clone.folder, "--fresh");
    await fail(1, /no campaign/i, "brand", "campaign", "status", "1");
    assert.equal(readdirSync(inState()).includes("customers"), false);
  });
});
