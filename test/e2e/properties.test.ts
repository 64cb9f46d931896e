import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { fromRoot } from "../../services/shared/paths.ts";

/** A letter and a number, such as the id in the first column; not the end of a name such as EIP-712. */
/** Numbers of properties have two digits at most: P-256 is a curve. */
const idPattern = /(?<![\w-])[A-Z]-\d{1,2}\b/g;
const rowPattern = /^\| ([A-Z]-\d+) \| .* \| (.*) \|$/gm;
/** A file of tests, and the names of its tests if the row gives some. */
const placePattern = /`([\w/]+\.(?:t\.sol|test\.ts))`(?:: ((?:`[^`]+`(?: \([^)]*\))?(?:, )?)+))?/g;

interface Place {
  readonly file: string;
  readonly text: string;
  /** Names of tests in Solidity, without their prefix, where `*` stands for any characters; titles in TypeScript. */
  readonly names: readonly string[];
}

const table = readFileSync(fromRoot("docs/properties.md"), "utf8");
const rows = [...table.matchAll(rowPattern)].map(([, id, shownBy]) => ({
  id: id!,
  places: [...shownBy!.matchAll(placePattern)].map(([, file, names]) => placeOf(file!, names)),
}));

function placeOf(file: string, names = ""): Place {
  const found = ["test/contracts", ""].map((folder) => path.join(folder, file)).find(isFile);
  assert.ok(found, `docs/properties.md names ${file}, which does not exist.`);
  return {
    file: found,
    text: readFileSync(fromRoot(found), "utf8"),
    names: [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name!),
  };
}

function isFile(file: string): boolean {
  return existsSync(fromRoot(file));
}

/** A test, and before it the comment that says which properties it shows. */
function testsNamed(name: string, file: string): RegExp {
  if (file.endsWith(".ts")) return new RegExp(`((?:^ *//.*\\n)*) *it\\("${escaped(name)}"`, "gm");
  const pattern = name.replaceAll("*", "\\w*");
  return new RegExp(`((?:^ *///.*\\n)*) *function (?:test|invariant|testFuzz)_${pattern}\\(`, "gm");
}

function escaped(title: string): string {
  return title.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

describe("docs/properties.md", () => {
  it("lists each property once", () => {
    const ids = rows.map(({ id }) => id);
    assert.ok(ids.length > 0, "no row was found");
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
    const mentioned = [...table.matchAll(/^\| ([A-Z]-\d+) /gm)].map(([, id]) => id);
    assert.deepEqual(mentioned, ids, "a row has another form than the others");
  });

  for (const { id, places } of rows) {
    it(`shows ${id} by tests that carry the id`, () => {
      assert.ok(places.length > 0, `The row of ${id} names no test file.`);
      for (const { file, text, names } of places) {
        assert.ok(idsIn(text).has(id), `${file} does not mention ${id}.`);
        for (const name of names) {
          const tests = [...text.matchAll(testsNamed(name, file))];
          assert.ok(tests.length > 0, `${file} has no test ${name}, which the row of ${id} names.`);
          for (const [, comment] of tests) {
            assert.ok(idsIn(comment!).has(id), `${file}: the comment of ${name} does not mention ${id}.`);
          }
        }
      }
    });
  }

  it("lists every property that a test mentions", () => {
    const known = new Set(rows.map(({ id }) => id));
    const files = readdirSync(fromRoot("test"), { encoding: "utf8", recursive: true });
    for (const file of files.filter((name) => /\.(sol|ts)$/.test(name))) {
      const unknown = [...idsIn(readFileSync(fromRoot("test", file), "utf8"))].filter((id) => !known.has(id));
      assert.deepEqual(
        unknown,
        [],
        `test/${file} mentions properties that docs/properties.md does not list.`,
      );
    }
  });
});

function idsIn(text: string): Set<string> {
  return new Set(text.match(idPattern));
}
