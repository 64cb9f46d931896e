import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fromRoot } from "../../../../../services/shared/paths.ts";
import { lintRules } from "../../../../../src/consent/terms/lint/lint.ts";

describe("the page about terms", () => {
  it("lists every rule of the linter in its order, and whether it is an error", () => {
    const page = readFileSync(fromRoot("docs/terms.md"), "utf8");
    const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (error|warning) \|/gm)].map(([, id, severity]) => ({
      id,
      severity,
    }));
    assert.deepEqual(
      listed,
      lintRules.map(({ id, severity }) => ({ id, severity })),
    );
  });
});
