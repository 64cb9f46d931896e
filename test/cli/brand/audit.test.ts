import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { getAddress } from "viem";
import { publishedFile } from "../../../cli/brand/campaignFile.ts";
import { readLightRecords } from "../../../src/audit/brand/lightRecordsFile.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

describe("a brand that is audited", () => {
  let gym: CommandLine;
  const audit = async (...given: readonly string[]) => {
    const { code, stdout, stderr } = await gym.run(["audit", "--campaign", "1", "--json", ...given]);
    assert.equal(stderr, "");
    return { code, ...JSON.parse(stdout) };
  };

  before(async () => {
    gym = await openGym({});
    await giveCards(gym, "ada", "ben");
    for (const name of ["ada", "ben"]) {
      const out = gym.file(`${name}.answer.json`);
      await gym.succeed("customer", "answer", "1", "--as", name, "--yes", "--out", out);
      await gym.succeed("brand", "settle", out);
    }
    await gym.succeed("brand", "campaign", "status", "1");
  });
  after(() => gym.close());

  it("hands over its records and its document, in which nothing is found", async () => {
    const records = gym.file("records.json");
    await gym.succeed("brand", "records", "--out", records);
    assert.equal(readLightRecords(readFileSync(records, "utf8")).records.length, 2);
    const given = ["--records", records, "--document", publishedFile(gym.folder, 1n)];
    const { code, checked, findings, notChecked } = await audit(...given);
    assert.deepEqual([code, findings], [0, []]);
    assert.deepEqual([checked.answers, checked.proofs, checked.records], [2, 2, 4]);
    assert.deepEqual(
      notChecked.map(({ what }: { readonly what: string }) => what),
      ["uses of answers", "receipts of consents"],
    );
  });

  it("is asked about one customer, with rules and model in the words of the document", async () => {
    const records = readLightRecords(readFileSync(gym.file("records.json"), "utf8"));
    const [dossier, html] = [gym.file("dossier.json"), gym.file("dossier.html")];
    const given = ["--records", gym.file("records.json"), "--document", publishedFile(gym.folder, 1n)];
    const { subject } = records.records[0]!;
    const asked = ["dossier", "--subject", getAddress(subject), "--brand", records.brand, ...given];
    await gym.succeed(...asked, "--out", dossier, "--html", html);
    assert.match(await gym.succeed("receipt", "verify", dossier), /The dossier holds\.$/m);
    const page = readFileSync(html, "utf8");
    assert.match(page, /in the words of the document with which it was opened/);
    assert.match(page, /age is|points for age/);
    assert.deepEqual(JSON.parse(readFileSync(dossier, "utf8")).given.records.records.length, 1);
  });

  it("is found to have missed a withdrawal", async () => {
    const records = gym.file("before.json");
    await gym.succeed("brand", "records", "--out", records);
    await gym.succeed("customer", "withdraw", "1", "--as", "ada");
    await gym.connection.networkHelpers.time.increase(86_400);
    const { writtenAt, ...kept } = JSON.parse(readFileSync(records, "utf8"));
    const later = gym.write("later.json", { ...kept, writtenAt: writtenAt + 86_400 });
    const { code, findings, stops } = await audit("--records", later);
    assert.equal(code, 1);
    assert.deepEqual(
      findings.map(({ check }: { readonly check: string }) => check),
      ["record.notForgotten"],
    );
    assert.equal(stops.length, 1);
  });

  it("leaves no file of progress behind", async () => {
    await audit();
    assert.deepEqual(
      readdirSync(gym.folder).filter((name) => name.startsWith("audit-")),
      [],
    );
  });
});
