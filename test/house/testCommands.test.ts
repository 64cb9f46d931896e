import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { longParts, parts } from "../../scripts/test/plan.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { writtenFiles } from "../support/house/files.ts";

/**
 * Folders whose tests CI runs by a command of their own, because they need minutes or packages of their own; of the pages, the
 * journeys.
 */
const apart: Readonly<Record<string, string>> = {
  "test/audit/": "test:audit",
  "test/brand/": "test:brand",
  "test/sources/": "test:sources",
  "test/web/": "test:journeys",
  "test/rehearsal/": "ceremony:rehearse",
};

describe("every test", () => {
  it("is run by npm test, or by a command that CI calls", () => {
    const run = new Set([...parts, ...longParts].flatMap(({ parameters }) => parameters));
    const forgotten = writtenFiles().filter(
      (file) =>
        file.endsWith(".test.ts") &&
        !run.has(file) &&
        !Object.keys(apart).some((folder) => file.startsWith(folder)),
    );
    assert.deepEqual(forgotten, []);
    const ci = readFileSync(fromRoot(".ci/run"), "utf8");
    for (const command of ["test:long", ...Object.values(apart)]) {
      assert.match(ci, new RegExp(String.raw`^\w+=\(.*\b${command}[ )]`, "m"));
    }
  });
});
