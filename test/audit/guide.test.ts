import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fromRoot } from "../../services/shared/paths.ts";
import { eventShape } from "../../src/audit/facts/eventShapes.ts";
import { cookedCases } from "./cases/cases.ts";

const page = readFileSync(fromRoot("docs/audit.md"), "utf8");
const firstCells = [...page.matchAll(/^\| (`.+?) \|/gm)].flatMap(([, cell]) =>
  [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
);

describe("the guide to audits", () => {
  it("lists every finding that there is, and no other", () => {
    const source = readFileSync(fromRoot("src/audit/checks/finding.ts"), "utf8");
    const [, union] = /export type Check =([\s\S]*?);/.exec(source)!;
    const checks = [...union!.matchAll(/"([^"]+)"/g)].map(([, check]) => check!);
    assert.deepEqual(firstCells.filter((name) => name.includes(".")).sort(), checks.sort());
  });

  it("lists every kind of event with its fields", () => {
    for (const option of eventShape.options) {
      const { event, block: _, index: __, time: ___, transaction: ____, ...fields } = option.shape;
      const [name] = event.values;
      assert.ok(firstCells.includes(name!), name);
      const row = page.split("\n").find((line) => line.startsWith("| `") && line.includes(`\`${name}\``));
      for (const field of Object.keys(fields)) assert.ok(row?.includes(`\`${field}\``), `${name}: ${field}`);
    }
  });

  it("has a cooked case for every finding but that of a document, which has a test of its own", () => {
    const found = new Set(cookedCases.flatMap(({ finds }) => finds));
    const without = firstCells.filter((name) => name.includes(".") && !found.has(name as never));
    assert.deepEqual(without, ["document.differs"]);
  });
});
