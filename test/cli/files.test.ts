import assert from "node:assert/strict";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { readCampaignFile } from "../../cli/brand/campaignFile.ts";
import {
  LARGEST_FILE,
  readFile,
  readJson,
  readText,
  requirePrivate,
  writeText,
} from "../../cli/input/files.ts";
import { requireFree, writeOwn } from "../../cli/input/ownFiles.ts";
import { readTerms } from "../../src/consent/terms/reading.ts";
import { readAnswerFile } from "../../src/format/answer/answerFile.ts";
import { readSeal } from "../../src/format/answer/seal.ts";
import { rulesShape } from "../../src/format/campaign/requestWords.ts";
import { readLeaves, writeLeaves } from "../../src/format/credential/leaves.ts";
import { toJson } from "../../src/format/reading/json.ts";

describe("files of the command line", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-files-"));
  after(() => rmSync(folder, { recursive: true }));
  const write = (text: string | Uint8Array) => {
    const file = path.join(folder, "file.json");
    rmSync(file, { force: true });
    writeFileSync(file, text);
    return file;
  };

  it("come back as they were written, big integers included", () => {
    const leaves = { format: "decdp-leaves-1" as const, issuer: 1n, leaves: [2n ** 250n, 0n] };
    const file = path.join(folder, "new/leaves.json");
    writeText(file, writeLeaves(leaves));
    assert.deepEqual(readFile(file, readLeaves), leaves);
  });

  it("are refused if they are missing, a folder, over the limit or no JSON", () => {
    assert.throws(() => readFile(path.join(folder, "none.json"), readLeaves), /none\.json is not there/);
    mkdirSync(path.join(folder, "folder.json"));
    assert.throws(() => readFile(path.join(folder, "folder.json"), readLeaves), /is not a file/);
    const large = write("{}");
    truncateSync(large, LARGEST_FILE + 1);
    assert.throws(() => readFile(large, readLeaves), /has 10485761 bytes/);
    assert.throws(() => readFile(write('{"issuer": 1,}'), readLeaves), /file\.json is not JSON/);
  });

  it("are read in UTF-8 and in UTF-16, as editors and shells of Windows write them", () => {
    const leaves = { format: "decdp-leaves-1" as const, issuer: 1n, leaves: [3n] };
    const text = writeLeaves(leaves);
    const inUtf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    for (const bytes of [`\ufeff${text}`, inUtf16, Buffer.from(inUtf16).swap16()]) {
      assert.deepEqual(readFile(write(bytes), readLeaves), leaves);
    }
    assert.deepEqual(readLeaves(`\ufeff${text}`), leaves);
    assert.equal(readText(write(Buffer.from("\ufeffGrüße", "utf16le"))), "Grüße");
  });

  it("are refused in other encodings: broken letters would be hashed on chain", () => {
    const latin = Buffer.from('{\n  "purpose": "Grüße"\n}', "latin1");
    assert.throws(
      () => readFile(write(latin), readTerms),
      /file\.json is not in UTF-8: line 2 has a letter in another encoding\. Save it as UTF-8/,
    );
    const unmarked = Buffer.from('{"purpose": "x"}', "utf16le");
    assert.throws(() => readFile(write(unmarked), readTerms), /no text in UTF-8: it has zero bytes.*Save it/);
    const half = Buffer.from("\ufeff{}", "utf16le").subarray(0, -1);
    assert.throws(() => readFile(write(half), readTerms), /is not in UTF-16LE: line 1/);
  });

  it("are refused with the name of the field that does not fit", () => {
    const refuses = (text: string, message: RegExp) =>
      assert.throws(() => readFile(write(text), readLeaves), message);
    refuses("[]", /the file: must be an object, in \{\}/);
    refuses(
      '{"format":"decdp-leaves-1","issuer":1,"leaves":[]}',
      /issuer: must be a decimal number in quotes/,
    );
    refuses(
      '{"format":"decdp-leaves-1","issuer":"1","leaves":["1","-2"]}',
      /leaves\[1\]: must be a decimal number/,
    );
    refuses('{"format":"decdp-leaves-1","issuer":"1","leaves":[],"more":1}', /more/);
    refuses('{"format":"decdp-leaves-1","issuer":"1","leaves":[],"__proto__":{"polluted":1}}', /__proto__/);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });

  it("are refused when they are nested without end", () => {
    const depth = 500_000;
    assert.throws(
      () => readFile(write(`${"[".repeat(depth)}${"]".repeat(depth)}`), readAnswerFile),
      /does not fit|is not JSON/,
    );
    const nested = `${'{"not":'.repeat(10_000)}1${"}".repeat(10_000)}`;
    assert.throws(() => readJson(write(`[${nested}]`), rulesShape), /does not fit/);
  });

  it("name the file that a campaign file leads to", () => {
    const campaign = {
      name: "x",
      schema: "absent.schema.json",
      issuers: ["1"],
      rules: [],
      reward: "1",
      answersPerPeriod: 1,
      notice: "1 day",
    };
    assert.throws(() => readCampaignFile(write(toJson(campaign))), /absent\.schema\.json is not there/);
    assert.throws(
      () => readCampaignFile(write(toJson({ ...campaign, notice: "soon" }))),
      /notice: must be a duration/,
    );
    assert.throws(
      () => readCampaignFile(write(toJson({ ...campaign, reward: 1 }))),
      /reward: must be a number in quotes/,
    );
  });

  it("need terms that say everything", () => {
    assert.throws(
      () => readFile(write('{"format":"decdp-terms-1","jurisdiction":"NO"}'), readTerms),
      /brand: is missing; jointControllers: is missing/,
    );
  });

  it("are refused with what a field must be, in plain words", () => {
    const campaign = {
      name: 5,
      schema: "s",
      issuers: [],
      rules: {},
      sealed: "yes",
      answersPerPeriod: 0.5,
      speed: 1,
    };
    for (const message of [
      /name: must be text/,
      /issuers: must have 1 or more/,
      /rules: must be a list of conditions/,
      /sealed: must be true or false, without quotes/,
    ]) {
      assert.throws(() => readCampaignFile(write(toJson(campaign))), message);
    }
    const { speed, ...rest } = { ...campaign, name: "n", issuers: ["1"], rules: [], sealed: true };
    assert.throws(() => readCampaignFile(write(toJson(rest))), /answersPerPeriod: must be an integer/);
    const full = { ...rest, answersPerPeriod: 0, reward: "1", notice: "1 day" };
    assert.throws(() => readCampaignFile(write(toJson(full))), /answersPerPeriod: must be 1 or more/);
    const unknown = { ...full, answersPerPeriod: 1, speed };
    assert.throws(() => readCampaignFile(write(toJson(unknown))), /the file: has no field "speed"/);
  });

  it("are told apart by their kind before their fields are looked at", () => {
    assert.throws(
      () => readFile(write('{"format":"decdp-seal-2"}'), readAnswerFile),
      /is a seal, not an answer\./,
    );
    assert.throws(() => readFile(write('{"name":"x"}'), readAnswerFile), /is not an answer\./);
    assert.throws(() => readFile(write('{"format":"toString"}'), readSeal), /is not a seal\./);
  });

  it("with secrets are written for the user alone, and refused if others can read them", () => {
    const file = path.join(folder, "secret/keys.json");
    writeOwn(file, "{}", { secret: true });
    assert.equal(statSync(file).mode & 0o777, 0o600);
    requirePrivate(file);
    chmodSync(file, 0o644);
    assert.throws(() => requirePrivate(file), /chmod 600/);
  });

  it("take the place of no file that the command did not make", () => {
    const file = path.join(folder, "own.json");
    writeOwn(file, "one");
    assert.throws(() => requireFree(file), /There is a file .*own\.json already.*--out/);
    assert.throws(() => writeOwn(file, "two"), /already/);
    assert.throws(() => writeOwn(file, "two", { isOwn: (text) => text === "other" }), /already/);
    assert.equal(readText(file), "one");
    writeOwn(file, "two", { isOwn: (text) => text === "one" });
    assert.equal(readText(file), "two");
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith(".new")),
      [],
    );
  });
});
