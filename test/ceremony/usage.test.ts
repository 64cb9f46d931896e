import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { fromRoot } from "../../services/shared/paths.ts";

/** Each of these fails before it touches anything. */
const wrong: [string, RegExp][] = [
  ["", /Which of start, contribute, accept, beacon, finish, verify/],
  ["finish --powers-of-tau a.ptau", /finish needs either --out or --adopt/],
  ["beacon --name Nora --value 0x12", /--value takes 16 to 255 bytes/],
];

describe("npm run ceremony", () => {
  const run = (words: string) =>
    spawnSync(
      process.execPath,
      [
        "--experimental-strip-types",
        "scripts/ceremony/main.ts",
        ...words.split(" ").filter((word) => word !== ""),
      ],
      { cwd: fromRoot(), encoding: "utf8" },
    );

  it("says how it is used", () => {
    const { status, stdout } = run("--help");
    assert.match(stdout, /Usage: npm run ceremony -- start/);
    assert.equal(status, 0);
  });

  it("ends with exit code 2 for wrong usage", () => {
    for (const [words, why] of wrong) {
      const { status, stderr } = run(words);
      assert.match(stderr, why);
      assert.equal(status, 2, words);
    }
  });

  it("ends with exit code 1 and one sentence where there is no ceremony", () => {
    const { status, stderr } = run(
      "beacon --name Nora --folder nowhere.d/none --value 00112233445566778899aabbccddeeff",
    );
    assert.match(stderr, /There is no ceremony in .*none: .*transcript\.json is missing/);
    assert.doesNotMatch(stderr, /\n\s+at /);
    assert.equal(status, 1);
  });
});
