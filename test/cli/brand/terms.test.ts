import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { http } from "viem";
import { processTerminal } from "../../../cli/input/terminal.ts";
import { runProgram } from "../../../cli/program.ts";
import { hashOfTerms, writeTerms } from "../../../src/consent/terms/reading.ts";
import { writeRendering } from "../../../src/consent/terms/rendering.ts";
import { writeSchema } from "../../../src/format/campaign/schema.ts";
import { rendering, terms } from "../../support/consent/terms.ts";
import { document } from "../../support/formats/values.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-terms-"));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Runs a command that needs no network. */
async function run(...parameters: readonly string[]) {
  const printed: string[] = [];
  const note = (text: string) => void printed.push(text);
  const terminal = { ...processTerminal(), print: note, warn: note };
  const connect = (rpc: string) => http(rpc);
  const code = await runProgram(["brand", "terms", ...parameters], { environment: {}, terminal, connect });
  return { code, text: printed.join("\n") };
}

const file = write("terms.json", writeTerms(terms));

describe("brand terms lint", () => {
  write("schema.json", writeSchema(document.schema));
  const campaign = (change: object) =>
    write(
      "campaign.json",
      JSON.stringify({
        name: "offers",
        schema: "schema.json",
        issuers: ["1"],
        rules: document.rules,
        model: document.model,
        reward: "0.5",
        answersPerPeriod: 10,
        notice: "1 day",
        ...change,
      }),
    );

  it("accepts terms in which nothing is wrong, and says their hash", async () => {
    const words = write("words.json", writeRendering(rendering));
    const { code, text } = await run("lint", file, "--campaign", campaign({}), "--rendering", words);
    assert.deepEqual(
      [code, text],
      [0, `0 errors, 0 warnings. The hash of the terms is ${hashOfTerms(terms)}.`],
    );
  });

  it("refuses terms with an error, and says where, why and what to do", async () => {
    const costly = write("costly.json", writeTerms({ ...terms, ifYouSayNo: ["reward", "memberPrice"] }));
    const { code, text } = await run("lint", costly);
    assert.equal(code, 1);
    assert.match(
      text,
      /^Error no-costs in ifYouSayNo: A no costs the member price.*Take "memberPrice" off the list/,
    );
    assert.match(text, /1 error, 0 warnings/);
  });

  it("lets warnings pass", async () => {
    const { code, text } = await run("lint", file, "--reward-cap", "0.4 EUR");
    assert.equal(code, 0);
    assert.match(text, /^Warning reward-cap in largestReward/);
  });

  it("compares the terms with a campaign and with renderings", async () => {
    assert.match((await run("lint", file, "--campaign", campaign({ reward: "0.6" }))).text, /reward-differs/);
    assert.match(
      (await run("lint", file, "--campaign", campaign({ rules: [], model: undefined }))).text,
      /over-asking/,
    );
    const words = write("other.json", writeRendering({ ...rendering, terms: `0x${"00".repeat(32)}` }));
    assert.match((await run("lint", file, "--rendering", words)).text, /Error rendering in renderings\[0\]/);
  });

  it("prints JSON for programs", async () => {
    const young = write("young.json", writeTerms({ ...terms, minimumAge: 12 }));
    const { code, text } = await run("lint", young, "--json");
    assert.equal(code, 1);
    const { findings } = JSON.parse(text);
    assert.deepEqual(
      findings.map(({ rule, severity }: Record<string, string>) => [rule, severity]),
      [
        ["minimum-age", "error"],
        ["minors", "warning"],
      ],
    );
  });

  it("names the field of a file that is no terms", async () => {
    const { code, text } = await run("lint", write("no.json", '{"format":"decdp-terms-1"}'));
    assert.equal(code, 1);
    assert.match(text, /no\.json does not fit: brand: is missing/);
    assert.equal((await run("lint", file, "--reward-cap", "ten")).code, 2);
  });
});

describe("brand terms diff", () => {
  const diff = (change: object) =>
    run("diff", file, write("newer.json", writeTerms({ ...terms, ...change })));

  it("accepts narrower terms, and says how consents continue", async () => {
    const { code, text } = await diff({ retention: "30 days" });
    assert.equal(code, 0);
    assert.deepEqual(text.split("\n"), [
      "- Kept for: 30 days instead of 90 days.",
      "Narrower: consents can continue.",
      `For that, the newer terms must say which they continue: "replaces": "${hashOfTerms(terms)}"`,
    ]);
    const linked = await diff({ retention: "30 days", replaces: hashOfTerms(terms) });
    assert.equal(linked.code, 0);
    assert.doesNotMatch(linked.text, /must say/);
  });

  it("refuses wider ones, with each change", async () => {
    const { code, text } = await diff({ retention: "91 days", channel: "sms" });
    assert.equal(code, 1);
    assert.deepEqual(text.split("\n"), [
      "! Channel: text message instead of email.",
      "+ Kept for: 91 days instead of 90 days.",
      "Different, and not narrower: ask every customer again.",
    ]);
    assert.match((await diff({ sold: true })).text, /\+ Sold: yes instead of no\.\nWider: ask/);
  });

  it("says of the same terms that they are the same", async () => {
    assert.deepEqual(await diff({}), { code: 0, text: "The same was agreed to: consents can continue." });
  });
});
