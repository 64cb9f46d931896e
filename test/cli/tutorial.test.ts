import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Clone, startClone } from "../support/clone.ts";
import { patternsOf, tutorialSteps } from "../support/tutorial.ts";

describe("the tutorial", () => {
  const steps = tutorialSteps();
  let clone: Clone;

  before(async () => {
    clone = await startClone();
  });
  after(() => clone.close());

  it("shows commands", () => {
    assert.ok(steps.length > 10);
    assert.ok(steps.filter(({ output }) => output !== undefined).length > 5);
  });

  for (const [index, step] of steps.entries()) {
    it(`runs step ${index + 1}, "${step.title}"`, async () => {
      const { code, stdout, stderr } = await clone.run("bash", ["-euo", "pipefail", "-c", step.commands]);
      assert.equal(code, 0, `${stdout}\n${stderr}`);
      for (const line of patternsOf(step)) assert.match(`${stdout}\n${stderr}`, line);
    });
  }
});
