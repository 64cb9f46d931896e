import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { fromRoot } from "../../services/shared/paths.ts";
import { type Clone, startClone } from "../support/clone.ts";

/** A block of commands, and what the page says they print; undefined where it says nothing. */
interface Step {
  readonly title: string;
  readonly commands: string;
  readonly output: string | undefined;
}

/** The ```sh blocks of a page; a ```text block right after one, or after another ```text, shows its output. */
function stepsOf(page: string): Step[] {
  const steps: { title: string; commands: string; output: string | undefined }[] = [];
  let title = "";
  for (const [, heading, kind, content] of page.matchAll(/^## (.+)$|^```(\w+)\n([\s\S]*?)^```$/gm)) {
    if (heading !== undefined) title = heading;
    else if (kind === "sh") steps.push({ title, commands: content!, output: undefined });
    else if (kind === "text" && steps.length > 0) steps.at(-1)!.output = content!;
  }
  return steps;
}

/** A line that the page shows, as a pattern of a printed line: "..." stands for anything. */
function patternOf(line: string): RegExp {
  const parts = line.trimEnd().split("...");
  return new RegExp(
    `^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`,
    "m",
  );
}

describe("the tutorial", () => {
  const steps = stepsOf(readFileSync(fromRoot("docs/tutorial.md"), "utf8"));
  let clone: Clone;

  before(async () => {
    clone = await startClone();
  });
  after(() => clone.close());

  it("shows commands", () => {
    assert.ok(steps.length > 10);
    assert.ok(steps.filter(({ output }) => output !== undefined).length > 5);
  });

  for (const [index, { title, commands, output }] of steps.entries()) {
    it(`runs step ${index + 1}, "${title}"`, async () => {
      const { code, stdout, stderr } = await clone.run("bash", ["-euo", "pipefail", "-c", commands]);
      assert.equal(code, 0, `${stdout}\n${stderr}`);
      if (output === undefined) return;
      for (const line of output.trimEnd().split("\n")) assert.match(`${stdout}\n${stderr}`, patternOf(line));
    });
  }
});
