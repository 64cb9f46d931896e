import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidValueError } from "../../../src/errors.ts";
import { formats, formatVectors } from "../../support/formats/formats.ts";
import { type Path, partsOf, replaced, without } from "../../support/formats/json.ts";

const anotherType = (value: unknown) => {
  if (typeof value === "string") return 7;
  if (typeof value === "number") return `${value}`;
  return Array.isArray(value) ? {} : [];
};

describe("formats", () => {
  it("are all in the vectors", () => {
    assert.deepEqual(
      formats.map(({ name }) => name),
      Object.keys(formatVectors.texts),
    );
  });
});

for (const { name, value, written, read, optional } of formats) {
  describe(`the format of a ${name}`, () => {
    const content: unknown = JSON.parse(written);
    const parts = partsOf(content);

    /** The error names the field, or says that the whole thing is of another kind. */
    const refuses = (changed: unknown, path: Path) => {
      assert.throws(
        () => read(changed),
        (error) => {
          assert.ok(error instanceof InvalidValueError, path.join("."));
          const [field] = path;
          assert.match(
            error.message,
            field === "format" ? /is not (a|the end)/ : new RegExp(`\\b${field ?? ""}\\b`),
          );
          return true;
        },
        `${path.join(".")} in ${JSON.stringify(changed)}`,
      );
    };

    it("is written as the vectors have it", () => {
      assert.deepEqual(written.split("\n"), formatVectors.texts[name]);
    });

    it("is read as it was written, from text and from what it was parsed into", () => {
      assert.deepEqual(read(written), value);
      assert.deepEqual(read(content), value);
    });

    it("needs each of its fields", () => {
      for (const { path } of parts) {
        if (path.length === 0 || typeof path.at(-1) === "number" || optional.includes(path.join(".")))
          continue;
        refuses(without(content, path), path);
      }
      for (const path of optional) assert.ok(read(without(content, path.split("."))), path);
    });

    it("has each of its fields of one type", () => {
      for (const { path, part } of parts) {
        refuses(replaced(content, path, anotherType(part)), path);
        refuses(replaced(content, path, null), path);
      }
    });

    it("has no other field", () => {
      for (const { path, part } of parts) {
        if (typeof part !== "object" || Array.isArray(part)) continue;
        refuses(replaced(content, path, { ...part, more: 1 }), path);
      }
    });

    it("is refused with its name if it is no JSON", () => {
      assert.throws(
        () => read(written.slice(0, -3), "mine.json"),
        /^InvalidValueError: mine\.json is not JSON/,
      );
    });
  });
}
