import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { custom } from "viem";
import { processTerminal } from "../../../cli/input/terminal.ts";
import { runProgram } from "../../../cli/program.ts";
import { liveThrough } from "../../../scripts/receipts/life.ts";
import { BEGIN, startLifeChain } from "../../../scripts/receipts/lifeChain.ts";
import { type Receipt, writeReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import { receiptChecks } from "../../../src/consent/receipt/proof/verdict.ts";

describe("decdp receipt", () => {
  const home = mkdtempSync(path.join(os.tmpdir(), "decdp-receipt-"));
  let chain: Awaited<ReturnType<typeof startLifeChain>>;
  let receipts: Receipt[];
  let files: string[];

  /** Runs a command where no network is set up; returns its exit code and what it says. */
  const run = async (...parameters: string[]) => {
    const said: string[] = [];
    const say = (text: string) => said.push(text);
    const code = await runProgram(parameters, {
      environment: { DECDP_STATE: path.join(home, "state") },
      terminal: { ...processTerminal(), print: say, warn: say },
      connect: () => custom(chain.provider),
    });
    return { code, text: said.join("\n") };
  };
  const did = () => `did:pkh:eip155:${receipts[0]!.facts.chainId}:${receipts[0]!.facts.subject}`;
  const rpc = ["--rpc", "http://127.0.0.1:1"];

  before(async () => {
    chain = await startLifeChain();
    receipts = await liveThrough(chain, { begin: BEGIN });
    await chain.setNextTime(BEGIN + 30 * 86_400);
    files = receipts.map((receipt, index) => {
      const file = path.join(home, `${index}.json`);
      writeFileSync(file, writeReceipt(receipt));
      return file;
    });
  });
  after(async () => {
    await chain.close();
    rmSync(home, { recursive: true });
  });

  it("verify gives a verdict line by line, with nothing but a file and a node", async () => {
    for (const file of files) {
      const { code, text } = await run("receipt", "verify", file, ...rpc);
      assert.equal(code, 0, text);
      for (const check of receiptChecks) assert.ok(text.includes(`holds  ${check}: `), text);
      assert.match(
        text,
        /The receipt holds\.\nWhether its registry is the one that you trust is not checked/,
      );
    }
    const { contract } = receipts[0]!.facts;
    const { text } = await run("receipt", "verify", files[0]!, ...rpc, "--registry", contract, "--json");
    const { holds, registryKnown, lines } = JSON.parse(text);
    assert.deepEqual([holds, registryKnown, lines.length], [true, true, receiptChecks.length]);
  });

  it("verify ends with 1 for a receipt that was changed, and says which line fails", async () => {
    const changed = path.join(home, "changed.json");
    writeFileSync(changed, readFileSync(files[5]!, "utf8").replaceAll("90 days", "91 days"));
    const { code, text } = await run("receipt", "verify", changed, ...rpc);
    assert.equal(code, 1);
    assert.match(text, /FAILS {2}subject's signature/);
    assert.match(text, /The receipt does not hold\.$/);
    const other = ["--registry", `0x${"9".repeat(40)}`];
    assert.equal((await run("receipt", "verify", files[0]!, ...rpc, ...other)).code, 1);
  });

  it("verify ends with 2 without a node, and with 1 without the file", async () => {
    assert.match((await run("receipt", "verify", files[0]!)).text, /Only a node can tell what is on chain/);
    assert.equal((await run("receipt", "verify", files[0]!)).code, 2);
    assert.equal((await run("receipt", "verify", path.join(home, "none.json"), ...rpc)).code, 1);
  });

  it("show says what a receipt says", async () => {
    const { code, text } = await run("receipt", "show", files[5]!);
    assert.equal(code, 0);
    for (const part of ["given.", "in person", "Corner Shop AS", "90 days", "countersigned"]) {
      assert.ok(text.includes(part), part);
    }
    assert.ok(text.includes(did()), text);
  });

  it("export writes all to one file, and import takes them apart again", async () => {
    const [all, out] = [path.join(home, "all.json"), path.join(home, "apart")];
    const exported = await run("receipt", "export", ...files, "--out", all);
    assert.equal(exported.code, 0);
    assert.ok(exported.text.includes(`The customer in them is:\n  ${did()}`), exported.text);
    assert.equal((await run("receipt", "import", all, "--out", out)).code, 0);
    assert.equal(readdirSync(out).length, receipts.length);
    const { id } = receipts[3]!.facts;
    assert.equal(readFileSync(path.join(out, `${id}.receipt.json`), "utf8"), writeReceipt(receipts[3]!));
    await run("receipt", "export", ...files.slice(1), "--out", all);
    const { code, text } = await run("receipt", "import", all, "--out", out);
    assert.equal(code, 1);
    assert.match(text, /which is missing/);
  });

  it("export writes one in Kantara's form", async () => {
    const out = path.join(home, "kantara.json");
    const kantara = ["--kantara", "https://shop.example/terms", "--out", out];
    assert.equal((await run("receipt", "export", files[5]!, ...kantara)).code, 0);
    assert.equal(JSON.parse(readFileSync(out, "utf8")).version, "KI-CR-v1.1.0");
    assert.equal((await run("receipt", "export", files[0]!, ...kantara)).code, 1);
    assert.equal((await run("receipt", "export", ...files, ...kantara)).code, 2);
  });
});
