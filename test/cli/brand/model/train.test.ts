import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { readTable } from "../../../../cli/brand/model/readTable.ts";
import { trainModel, trainOrCheck } from "../../../../cli/brand/model/train.ts";
import type { TrainingOptions } from "../../../../cli/brand/model/trainingOptions.ts";
import type { Surroundings } from "../../../../cli/setting/context.ts";
import { readModelCard } from "../../../../src/model/card/read.ts";
import type { Drift } from "../../../../src/model/editing/drift.ts";
import { people } from "../../../support/training/people.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-train-"));
after(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** A table as a spreadsheet of another country may save it. */
function textOf(delimiter: string, count: number): string {
  const { columns, rows } = people(count);
  const lines = Array.from({ length: rows }, (_, row) =>
    columns.map(({ texts, cells }) => ` ${texts[cells[row]!]}`).join(delimiter),
  );
  return `\ufeff${columns.map(({ name }) => `"${name}"`).join(delimiter)}\r\n${lines.join("\r\n")}\r\n`;
}

const usual = { missing: "first", attributes: "fewest", slots: 16, fill: true, seeds: 2 } as const;

function surroundings(said: string[]): Surroundings {
  const terminal = { warn: (text: string) => said.push(text) };
  return { terminal } as unknown as Surroundings;
}

async function train(data: string, options: Partial<TrainingOptions> = {}) {
  const said: string[] = [];
  const outcome = await trainModel(surroundings(said), { ...usual, data, label: "responded", ...options });
  return { ...outcome, said };
}

describe("a table", () => {
  it("is read with any delimiter, quotes, a mark at the beginning and blanks", async () => {
    for (const delimiter of [",", ";", "\t", "|"]) {
      const table = await readTable(fileOf("any.csv", textOf(delimiter, 30)));
      assert.deepEqual(table.rows, 30);
      assert.deepEqual(
        table.columns.map(({ name }) => name),
        people(1).columns.map(({ name }) => name),
      );
    }
    const quoted = await readTable(fileOf("quoted.csv", 'a,"b, c"\n"1, 2","say ""so"""\n'));
    assert.deepEqual(
      quoted.columns.map(({ name, texts }) => [name, ...texts]),
      [
        ["a", "1, 2"],
        ["b, c", 'say "so"'],
      ],
    );
  });

  it("is refused with a clear error where it is none", async () => {
    const refused: [string, string | Uint8Array, RegExp][] = [
      ["empty", "", /is empty/],
      ["only names", "a,b\n", /no rows below its first line/],
      ["no names", "39,State-gov,0\n50,Private,1\n", /has the value 39 where a name should be/],
      ["twice", "a,b,a\n1,2,3\n", /two columns "a"/],
      ["ragged", "a,b\n1,2\n3\n4,5\n", /Line 3 .*has 1 values/],
      ["one column", "a\n1\n2\n", /one column only/],
      ["open quote", 'a,b\n1,"2\n3,4\n', /no table of comma-separated values/],
      ["binary", Uint8Array.from([80, 75, 3, 4, 0, 0, 44, 10]), /is no text/],
      ["latin", Uint8Array.from([97, 44, 98, 10, 0xe9, 44, 49, 10]), /not in UTF-8/],
      ["wide", `${Array.from({ length: 3_000 }, (_, index) => `c${index}`).join(",")}\n1\n`, /3000 columns/],
      ["announced", "c,".repeat(2 ** 20), /more than 1048576 bytes/],
    ];
    for (const [name, content, message] of refused) {
      await assert.rejects(readTable(fileOf(`${name}.csv`, content)), message, name);
    }
    await assert.rejects(readTable(path.join(folder, "nowhere.csv")), /is not there/);
    await assert.rejects(readTable(folder), /is not a file/);
  });

  it("is refused before it is read where it is too large", async () => {
    const file = fileOf("large.csv", "a,b\n");
    truncateSync(file, 200 * 1024 * 1024);
    await assert.rejects(readTable(file), /has 209715200 bytes.*sample/s);
  });
});

describe("brand model train", () => {
  it("writes a card, its page and figures, and the same again", async () => {
    const data = fileOf("people.csv", textOf(";", 400));
    const write = async (name: string) => {
      const [out, figures] = [path.join(folder, `${name}.json`), path.join(folder, `${name}.figures.json`)];
      await train(data, { out, figures });
      return { out, card: readFileSync(out, "utf8"), figures: JSON.parse(readFileSync(figures, "utf8")) };
    };
    const first = await write("first");
    const card = readModelCard(first.card);
    assert.equal(card.data.rows, 400);
    assert.ok(existsSync(first.out.replace(".json", ".html")));
    assert.equal(first.figures["auc.test.mean"], card.metrics.card.auc.mean);
    assert.deepEqual(first.figures["auc.test.seeds"], card.metrics.card.seeds);
    for (const name of [
      "auc.logistic.mean",
      "auc.trees.mean",
      "auc.unbinnedMinusCard",
      "calibrationError",
      "seconds",
    ]) {
      assert.equal(typeof first.figures[name], "number", name);
    }
    assert.equal(first.figures["attributes.used"], card.attributes.length);
    assert.equal((await write("second")).card, first.card);
  });

  it("puts the cut-off where profit is largest", async () => {
    const out = path.join(folder, "profit.json");
    await train(fileOf("profit.csv", textOf(",", 400)), { out, cost: 3, value: 10, seeds: 1 });
    const { profit, cutoffs } = readModelCard(readFileSync(out, "utf8"));
    assert.equal(profit!.best.profit, Math.max(...profit!.curve.map((point) => point.profit)));
    assert.equal(cutoffs[0]!.score, profit!.best.score);
  });

  it("compares a later table with the card", async () => {
    const out = path.join(folder, "first.json");
    const check = async (name: string, text: string) =>
      (
        await trainOrCheck(surroundings([]), {
          ...usual,
          out,
          data: path.join(folder, "people.csv"),
          check: fileOf(name, text),
        })
      ).data as Drift;
    const alone = await trainOrCheck(surroundings([]), {
      ...usual,
      out,
      check: path.join(folder, "people.csv"),
    });
    assert.equal((alone.data as Drift).populationStability, 0);
    const same = await check("same.csv", textOf(",", 400));
    assert.ok(same.populationStability < 1e-9 && same.features.every(({ stability }) => stability < 1e-9));
    assert.ok(same.aucNow! > 0.7);
    const older = await check("older.csv", textOf(",", 400).replaceAll(/^ [23]\d,/gm, " 61,"));
    assert.equal(older.features[0]!.attribute, "age");
    assert.ok(older.features[0]!.stability > 0.25);
    assert.throws(() => trainOrCheck(surroundings([]), { ...usual, data: "x.csv" }), /--label is missing/);
  });

  it("takes the place of nobody else's file, and says so before it trains", async () => {
    const other = fileOf("other.json", '{ "mine": true }\n');
    for (const options of [{ out: other }, { figures: other }]) {
      await assert.rejects(
        train(path.join(folder, "nowhere.csv"), options),
        /There is a file .*other.json already/,
      );
    }
    assert.equal(readFileSync(other, "utf8"), '{ "mine": true }\n');
  });

  it("writes nothing where it fails", async () => {
    const out = path.join(folder, "never.json");
    const data = fileOf("one.csv", textOf(",", 60).replaceAll(" no\r", " yes\r"));
    await assert.rejects(train(data, { out, figures: `${out}.figures` }), /"yes" in every row/);
    await assert.rejects(
      train(fileOf("text.csv", textOf(",", 60)), { out, label: "town" }),
      /4 different values/,
    );
    assert.ok(!existsSync(out));
  });
});
