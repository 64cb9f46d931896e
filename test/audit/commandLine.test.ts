import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { writeLightRecords } from "../../src/audit/brand/lightRecordsFile.ts";
import { writeUseLog } from "../../src/audit/brand/useLog.ts";
import { readFacts, writeFacts } from "../../src/audit/facts/factsFile.ts";
import { type Auditor, createAuditor } from "../support/audit/auditing.ts";
import { settleMultitude } from "../support/audit/multitude.ts";
import { openStoryChain, playStory, readStory, soundCase } from "../support/audit/story.ts";
import type { CrowdChain } from "../support/crowd/crowdChain.ts";

/** More than a lot of proofs for each core. */
const MANY = 200;

describe("decdp audit", () => {
  let chain: CrowdChain;
  let auditor: Auditor;

  before(async () => {
    chain = await openStoryChain();
    await settleMultitude(chain, { campaign: 2n, count: MANY });
    await playStory(chain);
    auditor = await createAuditor(chain.url, chain.deployment);
  });
  after(async () => {
    auditor?.remove();
    await chain.close();
  });

  it("says the same in text, JSON and HTML, and ends with 0 if nothing is found", async () => {
    const html = path.join(auditor.home, "audit.html");
    const text = await auditor.audit("--campaign", "1", "--html", html);
    assert.equal(text.code, 0, text.stderr);
    assert.match(text.stdout, /Checked: 8 answers, 8 of them with their proofs; 209 consents, 2 withdrawals/);
    assert.match(text.stdout, /Nothing was found\./);
    assert.match(text.stdout, /the brand's light records: no light records were given\./);
    const page = readFileSync(html, "utf8");
    assert.match(page, /<strong>8<\/strong>answers checked/);
    assert.doesNotMatch(page, /NaN|undefined|\[object|<script|src=|href=/);
    const json = JSON.parse((await auditor.audit("--campaign", "1", "--json")).stdout);
    assert.equal(json.checked.answers, 8);
    assert.deepEqual(json.findings, []);
    assert.equal(existsSync(auditor.progressFile(1)), false, "a file of progress is left");
  });

  it("goes on after a kill, and then says what it says without one", async () => {
    const whole = await auditor.audit("--campaign", "2");
    const lots = await auditor.interrupt(2);
    assert.ok(lots > 0 && lots < Math.ceil(MANY / 64), `${lots} lots were checked before the kill`);
    const { stdout, stderr, code } = await auditor.audit("--campaign", "2");
    assert.deepEqual([code, stdout], [0, whole.stdout], stderr);
    assert.match(stdout, new RegExp(`Checked: ${MANY} answers`));
    assert.equal(existsSync(auditor.progressFile(2)), false);
  });

  it("ends with 1, names the transaction, and gives a command that shows each finding", async () => {
    const { facts, records, useLog } = soundCase(await readStory(chain));
    const file = (name: string, content: string) => {
      writeFileSync(path.join(auditor.home, name), content);
      return name;
    };
    const [use] = useLog.uses;
    const uses = [{ ...use!, purpose: "dpv:CreditChecking" }, ...useLog.uses.slice(1)];
    const given = [
      ...[
        "--facts",
        file("facts.json", writeFacts(facts)),
        "--records",
        file("records.json", writeLightRecords(records)),
      ],
      ...["--uses", file("uses.json", writeUseLog({ ...useLog, uses }))],
    ];
    const { code, stdout } = await auditor.audit(...given, "--json");
    assert.equal(code, 1);
    const { findings } = JSON.parse(stdout);
    assert.equal(findings.length, 1);
    const [{ id, transaction, command }] = findings;
    assert.deepEqual([id, transaction], ["use.purpose@uses[0]", eventOf(use!.nullifier)?.transaction]);
    assert.equal(command, `npx decdp audit ${given.join(" ")} --finding ${id}`);
    const shown = await auditor.audit(...given, "--finding", id);
    assert.equal(shown.code, 1);
    assert.match(shown.stdout, /allowed: dpv:PersonalisedAdvertising[\s\S]*"event": "AnswerSettled"/);

    function eventOf(nullifier: bigint) {
      return facts.events.find((event) => event.event === "AnswerSettled" && event.nullifier === nullifier);
    }
  });

  it("saves facts from which the audit is the same", async () => {
    const facts = path.join(auditor.home, "saved.json");
    const first = await auditor.audit("--campaign", "1", "--save-facts", facts, "--json");
    const again = await auditor.audit("--facts", facts, "--json");
    const withoutCommand = (text: string) => ({ ...JSON.parse(text), command: "" });
    assert.deepEqual(withoutCommand(again.stdout), withoutCommand(first.stdout));
    assert.equal(readFacts(readFileSync(facts, "utf8")).campaign, 1n);
    assert.equal(existsSync(`${facts}.progress.db`), false);
  });

  it("names a wrong chain", async () => {
    const elsewhere = await createAuditor(chain.url, { ...chain.deployment, chainId: 1 });
    const { code, stderr } = await elsewhere.audit("--campaign", "1");
    elsewhere.remove();
    assert.equal(code, 1);
    assert.match(stderr, /on chain 31337, the contracts are on chain 1/);
  });

  it("names a campaign that is not there", async () => {
    const { code, stderr } = await auditor.audit("--campaign", "7");
    assert.equal(code, 1);
    assert.match(stderr, /There is no campaign 7\. Check the number and the network\./);
  });

  it("takes either a campaign or facts", async () => {
    const { code, stderr } = await auditor.audit();
    assert.equal(code, 2);
    assert.match(stderr, /either a campaign or a file of facts/);
  });
});
