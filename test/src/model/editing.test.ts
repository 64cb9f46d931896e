import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modelOfCard, readModelCard, writeModelCard } from "../../../src/model/card/read.ts";
import { editCard } from "../../../src/model/editing/editedCard.ts";
import type { Edit } from "../../../src/model/editing/edits.ts";
import { measureOn } from "../../../src/model/editing/measure.ts";
import type { Table } from "../../../src/model/table/column.ts";
import { scoreOf } from "../../../src/request/segment.ts";
import { sampleCard } from "../../support/model/sampleCard.ts";

const log = { by: "M. Jansen", reason: "because", at: "2026-11-27T10:00:00.000Z" };

describe("editing a model card by hand", () => {
  const card = sampleCard();
  const before = writeModelCard(card);
  const edited = (...edits: Edit[]) => editCard(card, edits, log).card;
  const pointsOf = (one: typeof card, attribute: string) =>
    one.features.find((feature) => feature.attribute === attribute)!.bins.map(({ points }) => points);

  it("merges neighbours to the average of their people", () => {
    const { features } = edited({ kind: "merge", attribute: "age", first: 3, last: 4 });
    const bin = features[0]!.bins[2]!;
    assert.deepEqual([bin.from, bin.to, bin.n, bin.events, bin.points], [31, 60, 550, 180, 264]);
    assert.equal(bin.words, "between 30 and 59 years");
    assert.equal(bin.rate, 180 / 550);
    assert.equal(features[0]!.bins.length, 4);
  });

  it("makes points rise by the nearest rising ones, and leaves what is missing alone", () => {
    const rising = edited({ kind: "direction", attribute: "age", direction: "rising" });
    assert.deepEqual(pointsOf(rising, "age"), [-700, -700, 264, 264, 600]);
    const falling = edited({ kind: "direction", attribute: "age", direction: "falling" });
    assert.deepEqual(pointsOf(falling, "age"), [-700, 155, 155, 155, 155]);
  });

  it("sets points and cut-offs, one after the other, and scores accordingly", () => {
    const card2 = edited(
      { kind: "points", attribute: "work", bin: 3, points: 321 },
      { kind: "cutoffs", cutoffs: [-200, 100, 700] },
    );
    assert.deepEqual(pointsOf(card2, "work"), [-100, -500, 321]);
    assert.equal(scoreOf(modelOfCard(card2), [31, 4, ...new Array(14).fill(0)]), 721);
    assert.deepEqual(
      card2.cutoffs.map(({ score, segment, share }) => [score, segment, share]),
      [
        [-200, 2, null],
        [100, 3, null],
        [700, 4, null],
      ],
    );
  });

  it("makes a card that is whole, with another id and hash and the change in its log, and leaves the old one as it was", () => {
    const changed = edited({ kind: "points", attribute: "age", bin: 2, points: -650 });
    assert.deepEqual(readModelCard(writeModelCard(changed)), changed);
    assert.notEqual(changed.modelId, card.modelId);
    assert.notEqual(changed.hash, card.hash);
    assert.deepEqual(changed.overrides, [
      {
        ...log,
        change: "bin 2 of age set to -650 points",
        before: { modelId: card.modelId },
        after: { modelId: changed.modelId },
      },
    ]);
    assert.match(changed.warnings.at(-1)!, /changed by hand after training/);
    assert.equal(writeModelCard(card), before);
    const again = editCard(changed, [{ kind: "points", attribute: "age", bin: 2, points: -700 }], log).card;
    assert.equal(again.modelId, card.modelId);
    assert.deepEqual([again.overrides.length, again.warnings.length], [2, changed.warnings.length]);
  });

  it("measures before and after on a table of people", () => {
    const table = tableOf(
      ["age", "work", "bought"],
      [
        ["25", "full", "yes"],
        ["35", "full", "yes"],
        ["35", "none", "no"],
        ["50", "", "no"],
        ["70", "full", "yes"],
        ["70", "own", "yes"],
      ],
    );
    const measure = (one: typeof card) => measureOn(one, table);
    const {
      before: old,
      after,
      card: changed,
    } = editCard(card, [{ kind: "cutoffs", cutoffs: [700, 900] }], { ...log, measure });
    assert.deepEqual([old!.rows, old!.auc], [6, 6 / 8]);
    assert.deepEqual(
      old!.cutoffs.map(({ share }) => share),
      [4 / 6, 2 / 6],
    );
    assert.deepEqual(
      after!.cutoffs.map(({ share, rate, truePositiveRate }) => [share, rate, truePositiveRate]),
      [
        [2 / 6, 1, 2 / 4],
        [1 / 6, 1, 1 / 4],
      ],
    );
    assert.deepEqual(changed.cutoffs, after!.cutoffs);
    assert.deepEqual(changed.overrides[0]!.after, { modelId: changed.modelId, auc: after!.auc });
    const { columns } = table;
    assert.throws(() => measure({ ...card, label: { ...card.label, column: "sold" } }), /no column "sold"/);
    assert.throws(() => measureOn(card, { ...table, columns: columns.slice(1) }), /no column "age"/);
  });

  it("is refused where it has no place", () => {
    const cases: [Edit[], RegExp][] = [
      [[], /nothing to edit/],
      [[{ kind: "merge", attribute: "age", first: 1, last: 2 }], /"missing", which has no neighbour/],
      [[{ kind: "merge", attribute: "age", first: 3, last: 3 }], /not several neighbours/],
      [[{ kind: "merge", attribute: "age", first: 4, last: 6 }], /has no bin 6.*It has 5/s],
      [[{ kind: "points", attribute: "shoe", bin: 1, points: 1 }], /no attribute "shoe"/],
      [[{ kind: "points", attribute: "age", bin: 2, points: 2 ** 23 }], /not|instead/],
      [[{ kind: "cutoffs", cutoffs: [5, 5] }], /are no cut-offs/],
      [[{ kind: "cutoffs", cutoffs: [0, 600] }], /change no points and no cut-off/],
    ];
    for (const [edits, reason] of cases) assert.throws(() => editCard(card, edits, log), reason);
  });
});

function tableOf(names: readonly string[], rows: readonly (readonly string[])[]): Table {
  const columns = names.map((name, index) => {
    const texts = [...new Set(rows.map((row) => row[index]!))];
    return { name, texts, cells: Int32Array.from(rows, (row) => texts.indexOf(row[index]!)) };
  });
  return { columns, rows: rows.length };
}
