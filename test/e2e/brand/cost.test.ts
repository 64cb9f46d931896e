import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import {
  type Assumptions,
  networksIn,
  readAssumptions,
  usualFile,
} from "../../../scripts/cost/assumptions.ts";
import { breakEvens } from "../../../scripts/cost/breakEven.ts";
import { short } from "../../../scripts/cost/curve.ts";
import { costPage, crossingsInWords, evenRewards, reportFor } from "../../../scripts/cost/report.ts";
import { gasOfBrand, gasOfCustomer, yearsFor } from "../../../scripts/cost/year.ts";
import { readGasSnapshot } from "../../../scripts/shared/gasSnapshot.ts";
import { fromRoot } from "../../../services/shared/paths.ts";

const gas = readGasSnapshot();
const usual = readAssumptions(usualFile);

/** The usual assumptions with other values. */
function assuming(values: Readonly<Record<string, number>>): Assumptions {
  const changed = Object.entries(values).map(([name, value]) => [name, { ...usual[name]!, value }] as const);
  return { ...usual, ...Object.fromEntries(changed) };
}

describe("the cost model", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-cost-"));
  after(() => rmSync(folder, { recursive: true }));

  it("adds up a year as one would by hand", () => {
    const simple = assuming({
      "decdp.consents": 50,
      "decdp.answers": 128,
      "decdp.withdrawals": 0,
      "decdp.claims": 0,
    });
    assert.equal(gasOfCustomer(simple, gas), gas("relay 50 consents") + gas("settle a batch of 128"));
    const quiet = assuming({ "decdp.campaigns": 0, "decdp.roots": 2 });
    assert.equal(gasOfBrand(quiet, gas), 2 * gas("publish the next root"));
    const [record, ethereum] = yearsFor(
      1_000,
      assuming({ "decdp.participation": 0, "decdp.campaigns": 0, "decdp.roots": 0 }),
      gas,
    );
    assert.ok(Math.abs(record!.total - (1_440 + 120 + 330_000 + 0.859 * 1_520 * 0.25)) < 1e-6);
    assert.ok(Math.abs(ethereum!.total - (220_000 + 0.859 * 5 + 3_000)) < 1e-6);
  });

  it("takes gas from the snapshot alone, and knows no step that tests do not measure", () => {
    const twice = (step: string) => 2 * gas(step);
    const line = (all: ReturnType<typeof yearsFor>) =>
      all[1]!.lines.find(({ name }) => name === "gas")!.amount;
    assert.ok(Math.abs(line(yearsFor(1e6, usual, twice)) / line(yearsFor(1e6, usual, gas)) - 2) < 1e-9);
    assert.throws(() => gas("settle for free"), /npm run gas/);
  });

  it("finds where two ways cost the same", () => {
    const lineOf = (name: string, fixed: number, each: number) => (customers: number) => ({
      name,
      lines: [],
      total: fixed + each * customers,
    });
    const [flat, steep] = [lineOf("flat", 9_000, 1), lineOf("steep", 1_000, 3)];
    const crossing = breakEvens((customers) => [flat(customers), steep(customers)], { from: 10, to: 1e8 });
    assert.deepEqual(crossing, [{ customers: 4_000, cheaper: "flat" }]);
    assert.deepEqual(
      breakEvens((customers) => [flat(customers), lineOf("dear", 9_500, 2)(customers)], {
        from: 10,
        to: 1e8,
      }),
      [],
    );
  });

  it("says on a page what it costs, where it crosses, and what every assumption rests on", () => {
    const dear = assuming({ "decdp.reward": 3 });
    const report = reportFor(2_000_000, dear, gas);
    const text = costPage(report, dear, gas);
    for (const { source } of Object.values(dear))
      assert.ok(text.includes(source.replaceAll("'", "&#39;")), source);
    const sentences = crossingsInWords(report);
    assert.equal(sentences.length, networksIn(dear).length);
    assert.match(
      sentences[1]!,
      /^DeCDP, rollup costs more than a 360 record at 2 M customers; from \d+(\.\d)? k customers on, a 360 record costs less\.$/,
    );
    assert.equal(text.match(/<circle/g)?.length, report.crossings.flat().length);
    assert.doesNotMatch(text, /NaN|undefined|Infinity/);
    assert.deepEqual(
      [short(1_000), short(384_000), short(2.5e6), short(1e9), short(7)],
      ["1 k", "384 k", "2.5 M", "1 G", "7"],
    );
  });

  it("says which reward makes both cost the same, and that none does", () => {
    const report = reportFor(1_000_000, usual, gas);
    const sentences = evenRewards(report, usual);
    const reward = Number(/paid ([\d.]+) USD at most/.exec(sentences[1]!)![1]);
    const [record, , rollup] = yearsFor(1_000_000, assuming({ "decdp.reward": reward }), gas);
    // Half a cent for each of 1.2 million answers.
    assert.ok(Math.abs(record!.total - rollup!.total) < 6_001, `${record!.total} and ${rollup!.total}`);
    const dear = assuming({ "network.Ethereum.gasPrice": 50 });
    assert.match(
      evenRewards(reportFor(1_000_000, dear, gas), dear)[0]!,
      /costs more than a 360 record, whatever/,
    );
  });

  it("refuses assumptions that are incomplete, misspelt or without a source, and takes further networks", () => {
    const file = path.join(folder, "mine.json");
    const write = (change: (all: Record<string, unknown>) => void) => {
      const all = JSON.parse(readFileSync(usualFile, "utf8"));
      change(all);
      writeFileSync(file, JSON.stringify(all));
    };
    write((all) => delete all["decdp.reward"]);
    assert.throws(() => readAssumptions(file), /lacks decdp\.reward/);
    write((all) => {
      all["decdp.rewards"] = all["decdp.reward"];
    });
    assert.throws(() => readAssumptions(file), /has decdp\.rewards besides/);
    write((all) => {
      all["decdp.reward"] = { value: 1, unit: "USD" };
    });
    assert.throws(() => readAssumptions(file), /source/);
    write((all) => {
      all["network.my chain.gasPrice"] = all["network.rollup.gasPrice"];
      delete all["network.Ethereum.gasPrice"];
    });
    assert.deepEqual(networksIn(readAssumptions(file)), ["rollup", "my chain"]);
  });

  it("explains itself, and ends with 2 for what it does not take", () => {
    const run = (...parameters: string[]) =>
      spawnSync(process.execPath, ["--import", "tsx", fromRoot("scripts/cost/main.ts"), ...parameters], {
        encoding: "utf8",
      });
    assert.match(run("--help").stdout, /--assumptions FILE/);
    const refused = run("--customers", "12");
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /--customers takes an integer from 1000 to 100000000, not "12"/);
  });
});
