import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { http } from "viem";
import { processTerminal } from "../../cli/input/terminal.ts";
import { runProgram } from "../../cli/program.ts";
import { writeLightRecords } from "../../src/audit/brand/lightRecordsFile.ts";
import { writeUseLog } from "../../src/audit/brand/useLog.ts";
import { type Dossier, hashOfDossier, readDossier, writeDossier } from "../../src/audit/dossier/dossier.ts";
import { readWhole, verifyDossier } from "../../src/audit/dossier/verify.ts";
import { writeReceipts } from "../../src/consent/receipt/export/receipts.ts";
import { receiptChecks } from "../../src/consent/receipt/proof/verdict.ts";
import { type Auditor, createAuditor } from "../support/audit/auditing.ts";
import { receiptsOf } from "../support/audit/receiptsOf.ts";
import { openStoryChain, playStory, points, readStory, soundCase } from "../support/audit/story.ts";
import { crowdAccount } from "../support/crowd/crowd.ts";
import type { CrowdChain } from "../support/crowd/crowdChain.ts";

/** The customer of the story who answered and then withdrew, and one who claimed. */
const [WITHDREW, CLAIMED] = [5, 0];

/** A dossier's JSON, whatever somebody made of it. */
type Fields = ReturnType<typeof JSON.parse>;

describe("a dossier of one customer", () => {
  let chain: CrowdChain;
  let auditor: Auditor;
  /** Light records, use log and receipts of everybody. */
  let files: string[];
  let text: string;
  let block: bigint;

  const subjectOf = (index: number) => crowdAccount(index).address;
  const at = (name: string) => path.join(auditor.home, name);
  const run = async (...parameters: string[]) => {
    const said: string[] = [];
    const say = (words: string) => said.push(words);
    const code = await runProgram(parameters, {
      environment: { DECDP_STATE: auditor.home },
      terminal: { ...processTerminal(), print: say, warn: say },
      connect: (url) => http(url),
    });
    return { code, text: said.join("\n") };
  };
  const make = (index: number, name: string, ...more: string[]) =>
    run(
      ...["dossier", "--subject", subjectOf(index), "--brand", chain.brand.account.address],
      ...["--out", at(`${name}.json`), "--html", at(`${name}.html`), ...more],
    );
  const written = (name: string) => readFileSync(at(name), "utf8");
  const verdictOf = (dossier: string) =>
    verifyDossier(chain.client, dossier, { points, now: 2e9, campaigns: chain.deployment.campaigns });
  /** Changes a dossier and gives it the hash that belongs to it, as a forger would. */
  const forged = (change: (dossier: Fields) => void): string => {
    const dossier = JSON.parse(text);
    change(dossier);
    return writeDossier({ ...dossier, hash: hashOfDossier(dossier) });
  };

  before(async () => {
    chain = await openStoryChain();
    await playStory(chain);
    block = await chain.client.getBlockNumber({ cacheTime: 0 });
    auditor = await createAuditor(chain.url, chain.deployment);
    const { records, useLog } = soundCase(await readStory(chain));
    const receipts = [...(await receiptsOf(chain, WITHDREW)), ...(await receiptsOf(chain, CLAIMED))];
    writeFileSync(at("records.json"), writeLightRecords(records));
    writeFileSync(at("uses.json"), writeUseLog(useLog));
    writeFileSync(at("receipts.json"), writeReceipts({ exportedAt: 0, receipts }));
    files = ["--records", at("records.json"), "--uses", at("uses.json"), "--receipts", at("receipts.json")];
  });
  after(async () => {
    auditor?.remove();
    await chain.close();
  });

  it("is made by one command and verified, with every receipt in it, by another", async () => {
    const made = await make(WITHDREW, "dossier", ...files);
    assert.equal(made.code, 0, made.text);
    assert.match(made.text, /1 consent, 1 withdrawal, 1 answer in 2 campaigns, 2 receipts/);
    assert.match(made.text, /Not checked in campaign 1: the campaign document: none was given/);
    text = written("dossier.json");
    const { terms, campaigns, given } = readDossier(text);
    assert.equal(terms[0]!.withdrawals.length, 1);
    assert.deepEqual(
      campaigns.map(({ answers, stops }) => [answers.length, stops[0]!.answers.length]),
      [
        [1, 1],
        [0, 0],
      ],
    );
    assert.equal(given.receipts!.length, 2);
    const { code, text: verdict } = await run("receipt", "verify", at("dossier.json"));
    assert.equal(code, 0, verdict);
    for (const check of ["form", "hash", "chain", "content"])
      assert.match(verdict, new RegExp(`holds {2}${check}: `));
    for (const { facts } of given.receipts as Fields[]) {
      for (const check of receiptChecks)
        assert.ok(verdict.includes(`holds  receipt ${facts.id}: ${check}: `), verdict);
    }
    assert.match(verdict, /The dossier holds\.$/);
  });

  it("says in its page what a lawyer asks for", () => {
    const page = written("dossier.html");
    assert.doesNotMatch(page, /NaN|undefined|\[object|<script|src=|href=/);
    for (const part of [
      "Findings",
      "Not checked",
      "if the customer says no",
      "withdrew; signed at",
      "attribute 0 is",
      "points for attribute",
      "use of 1 answers",
      "Corner Relay",
      "The customer stopped it.",
    ]) {
      assert.ok(page.includes(part), part);
    }
  });

  it("is the same, byte for byte, when it is made again up to the same block", async () => {
    await chain.client.mine({ blocks: 2 });
    const again = await make(WITHDREW, "again", "--to-block", `${block}`, ...files);
    assert.equal(again.code, 0, again.text);
    assert.equal(written("again.json"), text);
    assert.equal(written("again.html").replaceAll("again.json", "dossier.json"), written("dossier.html"));
  });

  it("has nothing of any other customer", async () => {
    const { text: said } = await make(CLAIMED, "claimed", ...files);
    assert.match(said, /1 consent, 0 withdrawals, 1 answer/);
    for (const [own, name] of [
      [WITHDREW, "dossier"],
      [CLAIMED, "claimed"],
    ] as const) {
      const all = `${written(`${name}.json`)}${written(`${name}.html`)}`.toLowerCase();
      assert.ok(all.includes(subjectOf(own).toLowerCase()));
      assert.ok(all.includes(`${chain.answers[own]!.nullifier}`));
      for (let other = 0; other < 9; other++) {
        if (other === own) continue;
        assert.ok(!all.includes(subjectOf(other).slice(2).toLowerCase()), `${name} names ${other}`);
        assert.ok(!all.includes(`${chain.answers[other]!.nullifier}`), `${name} has the answer of ${other}`);
      }
    }
    assert.match(written("claimed.json"), /"payee": "0x00000000000000000000000000000000000000AA"/i);
  });

  it("is refused if any byte was changed", () => {
    assert.ok(readWhole(text).lines.every(({ holds }) => holds));
    for (let place = 0; place < text.length; place += 397) {
      const character = String.fromCharCode(text.charCodeAt(place) ^ 1);
      const changed = text.slice(0, place) + character + text.slice(place + 1);
      const failing = readWhole(changed).lines.filter(({ holds }) => !holds);
      assert.ok(failing.length > 0, `a changed character ${place} goes unnoticed`);
      assert.ok(failing.every(({ check }) => ["form", "hash"].includes(check)));
    }
    for (const changed of [
      `${text} `,
      text.replace('": ', '":'),
      text.replace('"format"', '"form\\u0061t"'),
    ]) {
      assert.ok(readWhole(changed).lines.some(({ holds }) => !holds));
    }
  });

  const forgeries: Readonly<
    Record<string, { check: string; words: RegExp; change: (dossier: Fields) => void }>
  > = {
    "another date of a consent": {
      ...{ check: "content", words: /^terms\[0\]\.consents\[0\]\.until is / },
      change: (dossier) => dossier.terms[0].consents[0].until++,
    },
    "a withdrawal left out": {
      ...{ check: "content", words: /^terms\[0\]\.withdrawals is a list of 0, .* a list of 1/ },
      change: (dossier) => dossier.terms[0].withdrawals.pop(),
    },
    "other terms": {
      ...{ check: "content", words: /^terms\[0\]\.text is / },
      change: (dossier) => {
        dossier.terms[0].text = dossier.terms[0].text.replace("Corner", "Former");
      },
    },
    "an answer left out": {
      ...{ check: "content", words: /^campaigns\[0\]\.answers is a list of 0/ },
      change: (dossier) => dossier.campaigns[0].answers.pop(),
    },
    "something that was not checked left out": {
      ...{ check: "content", words: /^campaigns\[0\]\.notChecked is a list/ },
      change: (dossier) => dossier.campaigns[0].notChecked.pop(),
    },
    "a light record of another segment, without its finding": {
      ...{ check: "content", words: /^campaigns\[0\]\.findings is a list of 0, .* a list of 1/ },
      change: ({ given, campaigns, terms }) => {
        const { nullifier, validAt } = campaigns[0].answers[0];
        const kept = {
          terms: terms[0].terms,
          campaign: "1",
          nullifier,
          segment: 3,
          validAt,
          expiry: validAt,
        };
        given.records.records[0].answers.push(kept);
      },
    },
    "another customer's use": {
      ...{ check: "content", words: /^given\.useLog\.uses is a list of 2, .* a list of 1/ },
      change: ({ given: { useLog } }) =>
        useLog.uses.push({ ...useLog.uses[0], subject: subjectOf(1), nullifier: "1" }),
    },
    "a receipt with another date": {
      ...{ check: "subject's signature", words: /./ },
      change: (dossier) => dossier.given.receipts[0].facts.created++,
    },
    "another block": {
      ...{ check: "chain", words: /on this chain it has the hash/ },
      change: (dossier) => {
        dossier.readTo.hash = `0x${"1".repeat(64)}`;
      },
    },
    "another chain": {
      ...{ check: "chain", words: /The node is on chain 31337; the dossier is about chain 1\./ },
      change: (dossier) => {
        dossier.deployment.chainId = 1;
      },
    },
    "contracts that are not there": {
      ...{ check: "content", words: /There is no contract at/ },
      change: (dossier) => {
        dossier.deployment.relay = `0x${"1".repeat(40)}`;
      },
    },
    "a beginning after the first consents": {
      ...{ check: "chain", words: /older events are missing/ },
      change: (dossier) => {
        dossier.fromBlock = dossier.terms[0].consents[0].block + 1;
      },
    },
    "a beginning after its end": {
      ...{ check: "chain", words: /It begins with block 1000000 and ends with block \d+\./ },
      change: (dossier) => {
        dossier.fromBlock = 1_000_000;
      },
    },
    "contracts of somebody else": {
      ...{ check: "chain", words: /It is about the campaigns of 0x1{40}, not of/ },
      change: (dossier) => {
        dossier.deployment.campaigns = `0x${"1".repeat(40)}`;
      },
    },
    "fields in another order": {
      ...{ check: "content", words: /in another order/ },
      change: (dossier) => {
        const { index, ...place } = dossier.terms[0].published;
        dossier.terms[0].published = { index, ...place };
      },
    },
  };
  for (const [name, { check, words, change }] of Object.entries(forgeries)) {
    it(`is refused with ${name}, although its hash was made to fit`, async () => {
      const { holds, lines } = await verdictOf(forged(change));
      assert.equal(holds, false);
      const failing = lines.filter((line) => !line.holds);
      const named = failing.find((line) => line.check.endsWith(check));
      assert.match(named?.words ?? "", words, JSON.stringify(failing));
      assert.ok(lines.filter((line) => ["form", "hash"].includes(line.check)).every((line) => line.holds));
    });
  }

  it("names what is wrong with this customer's record, and not with others'", async () => {
    const { records } = soundCase(await readStory(chain));
    const own = records.records.find(({ subject }) => subject === subjectOf(WITHDREW))!;
    const { nullifier, validAt } = chain.answers[WITHDREW]!;
    const kept = { terms: chain.terms, campaign: 1n, nullifier, segment: 1, validAt, expiry: validAt };
    const cooked = records.records.map((record) =>
      record === own ? { ...record, answers: [kept] } : record,
    );
    // Another customer's record holds it, too, which the dossier must not show.
    const foreign = cooked.map((record, index) => (index === 0 ? { ...record, answers: [kept] } : record));
    writeFileSync(at("cooked.json"), writeLightRecords({ ...records, records: foreign }));
    const { code, text: said } = await make(WITHDREW, "found", "--records", at("cooked.json"));
    assert.equal(code, 1, said);
    const { campaigns, notChecked }: Dossier = readDossier(written("found.json"));
    assert.equal(campaigns[0]!.findings.length, 1);
    assert.match(campaigns[0]!.findings[0]!.check, /^record\.(segment|notForgotten)$/);
    assert.match(JSON.stringify(notChecked), /1 light records that hold this customer's answers/);
    assert.ok(!written("found.json").includes(foreign[0]!.subject));
    const verified = await run("receipt", "verify", at("found.json"));
    assert.equal(verified.code, 0, verified.text);
  });

  it("calls what was not given not checked", async () => {
    await make(CLAIMED, "bare");
    const { notChecked } = readDossier(written("bare.json"));
    assert.deepEqual(
      notChecked.map(({ what }) => what),
      [
        "what the brand keeps of the customer",
        "the brand's log of how it used the answers",
        "receipts of consents",
      ],
    );
    assert.match(written("bare.html"), /Not given, and therefore not checked\./);
  });

  it("is not made of somebody of whom the chain has nothing, or on a wrong chain", async () => {
    const nobody = await make(20, "nobody");
    assert.equal(nobody.code, 1);
    assert.match(
      nobody.text,
      /The chain has no consent, withdrawal or answer of 0x\w{40} to 0x\w{40} up to block \d+\./,
    );
    const brand = chain.relayer.account.address;
    const foreign = await run(
      ...["dossier", "--subject", subjectOf(CLAIMED), "--brand", brand, "--out", at("foreign.json")],
    );
    assert.match(foreign.text, /has no consent, withdrawal or answer of 0x\w{40} to 0x\w{40} up to block/);
    const elsewhere = await createAuditor(chain.url, { ...chain.deployment, chainId: 1 });
    const wrong = await make(CLAIMED, "wrong", "--state", elsewhere.home);
    elsewhere.remove();
    assert.equal(wrong.code, 1);
    assert.match(wrong.text, /on chain 31337, the contracts are on chain 1/);
  });
});
