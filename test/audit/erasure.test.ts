import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { before, describe, it } from "node:test";
import { linkageOf, sealedGroup } from "../../scripts/erasure/attacker.ts";
import { areaUnderCurve } from "../../scripts/erasure/auc.ts";
import { saidBy } from "../../scripts/erasure/device.ts";
import { type Drill, runDrill, usualDrill } from "../../scripts/erasure/drill.ts";
import { attack, type ErasureReport } from "../../scripts/erasure/links.ts";
import { erasedOf } from "../../scripts/erasure/people.ts";
import { drillSentence, remainingTable } from "../../scripts/erasure/report.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { filesHolding } from "../support/cli/bytesKept.ts";
import { START } from "../support/crowd/crowd.ts";

describe("an erasure, attacked with all that was stored and the whole chain", () => {
  let drill: Drill;
  let report: ErasureReport;
  /** Files that still hold something, by what. */
  let holding: Readonly<Record<"pseudonym" | "seal key" | "nullifier", readonly string[]>>;

  const linkage = (known: Parameters<typeof linkageOf>[2]) =>
    linkageOf(drill.people, drill.ledger, known, START);

  before(async () => {
    await runDrill(usualDrill, async (played) => {
      drill = played;
      report = await attack(played);
      const { shop, people, before, ledger } = played;
      const [gone] = erasedOf(people);
      const subject = gone!.subject.toLowerCase();
      const { nullifiers } = ledger.find((entry) => entry.subject.toLowerCase() === subject)!;
      const files = (text: string) => [
        ...new Set([shop.folder, path.dirname(shop.index)].flatMap((folder) => filesHolding(folder, text))),
      ];
      holding = {
        pseudonym: [...new Set([...files(subject), ...files(gone!.subject)])].map((file) =>
          path.basename(file),
        ),
        "seal key": files(`${before.sealKeys.get(subject)}`),
        nullifier: nullifiers.flatMap((nullifier) => files(`${nullifier}`)),
      };
    });
  });

  it("links everybody before, and fewer after", () => {
    const { linkage: areas, sealedRead, erased } = report;
    assert.equal(areas.aucBefore, 1);
    assert.ok(areas.aucAfter < 0.97, `${areas.aucAfter}`);
    assert.equal(areas.deviceBefore, 1);
    assert.ok(areas.deviceAfter < 1, `${areas.deviceAfter}`);
    assert.deepEqual(sealedRead, { before: erased, after: 0 });
  });

  it("leaves in the brand's files, to the last byte, only that a pseudonym was erased and asked for it", () => {
    assert.deepEqual(holding, { pseudonym: ["state.db"], "seal key": [], nullifier: [] });
    for (const { subject, number, writesName } of erasedOf(drill.people)) {
      const { index, visits, groups, sealKeys, erased } = drill.after;
      assert.ok(erased.has(subject.toLowerCase()));
      assert.equal(drill.after.named.has(number), writesName);
      assert.deepEqual(
        [
          index.has(number),
          visits.has(number),
          groups.has(subject.toLowerCase()),
          sealKeys.has(subject.toLowerCase()),
        ],
        [false, false, false, false],
      );
    }
  });

  it("leaves on devices groups and days, and no second, no nullifier and no key", async () => {
    for (const device of drill.devicesAfter) {
      const { nullifiers, answeredAt, withdrewAt, group } = await saidBy(device);
      assert.deepEqual([nullifiers, device.keys, group], [[], undefined, device.person.groups[0]]);
      assert.deepEqual([answeredAt! % 86_400, withdrewAt! % 86_400], [0, 0]);
    }
  });

  it("leaves others as they were", () => {
    for (const { subject, number, groups } of drill.people.filter(({ asksAt }) => asksAt === undefined)) {
      assert.equal(drill.after.index.get(number), subject);
      const entry = drill.ledger.find((one) => one.subject === subject)!;
      assert.equal(sealedGroup(entry, { sealKeys: drill.after.sealKeys }), groups[1]);
    }
  });

  for (const part of ["index", "visits", "groups", "sealKeys"] as const) {
    it(`would link more if it left the ${part}`, () => {
      const { before, after } = drill;
      const left = linkage({ ...after, [part]: before[part] });
      assert.ok(left > report.linkage.aucAfter + 0.005, `${left} with, ${report.linkage.aucAfter} without`);
    });
  }

  it("leaves what README.md says, no more and no less, each with its figure", () => {
    const readme = readFileSync(fromRoot("README.md"), "utf8");
    const section = /## What an erasure leaves\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? "";
    assert.equal(/^\| what still[\s\S]*\|$/m.exec(section)?.[0], remainingTable(report));
    assert.ok(section.replace(/\s+/g, " ").includes(drillSentence(report)), drillSentence(report));
  });
});

describe("the area under the curve", () => {
  const area = (trueScores: number[], falseScores: number[]) =>
    areaUnderCurve([
      ...trueScores.map((score) => ({ score, isTrue: true })),
      ...falseScores.map((score) => ({ score, isTrue: false })),
    ]);

  it("is how often a true pair has the higher score, ties counting half", () => {
    assert.equal(area([3, 4], [1, 2]), 1);
    assert.equal(area([1, 2], [3, 4]), 0);
    assert.equal(area([1, 1], [1, 1, 1]), 0.5);
    assert.equal(area([2], [1, 2, 3]), 0.5);
    assert.equal(area([2, 5], [1, 2, 3, 4]), (1.5 + 4) / 8);
  });
});
