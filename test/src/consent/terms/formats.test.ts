import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidValueError } from "../../../../src/errors.ts";
import { consentFormats, consentVectors } from "../../../support/consent/consentFormats.ts";
import { type Path, partsOf, replaced, without } from "../../../support/formats/json.ts";

const anotherType = (value: unknown) => {
  if (typeof value === "string") return 7;
  if (typeof value === "number" || typeof value === "boolean") return `${value}`;
  return Array.isArray(value) ? {} : [];
};

/** Lists that may be empty. */
const mayBeEmpty = ["jointControllers", "inferences", "decision.consequences", "ifYouSayNo"];

for (const { name, value, written, read, optional } of consentFormats) {
  describe(`the format of a ${name}`, () => {
    const content: unknown = JSON.parse(written);
    const parts = partsOf(content);

    const refuses = (changed: unknown, path: Path) =>
      assert.throws(
        () => read(changed),
        (error) => {
          assert.ok(error instanceof InvalidValueError);
          const [field = ""] = path;
          assert.match(
            error.message,
            field === "format" ? /is not a (file of terms|rendering)/ : new RegExp(`${field}`),
          );
          return true;
        },
        `${path.join(".")} in ${JSON.stringify(changed)}`,
      );

    it("is written as the vectors have it, and read as it was written", () => {
      assert.deepEqual(written.split("\n"), consentVectors.texts[name]);
      assert.deepEqual(read(written), value);
      assert.deepEqual(read(content), value);
    });

    it("is told from another format by its name", () => {
      if (!("format" in value)) return;
      const other = consentFormats.find((one) => "format" in one.value && one.name !== name)!;
      assert.throws(
        () => read(other.written, "mine.json"),
        /mine\.json is a (file of terms|rendering), not a (file of terms|rendering)/,
      );
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
        refuses(replaced(content, path, JSON.parse(`{"__proto__":1,${JSON.stringify(part).slice(1)}`)), path);
      }
    });

    it("has lists without repetition, of one entry or more where the law wants one", () => {
      for (const { path, part } of parts.filter(({ part }) => Array.isArray(part))) {
        const list = part as readonly unknown[];
        refuses(replaced(content, path, [...list, list[0]]), path);
        const empty = replaced(content, path, []);
        if (mayBeEmpty.includes(path.join("."))) assert.ok(read(empty));
        else refuses(empty, path);
      }
    });

    it("has no text that is empty, decomposed, or invisible", () => {
      const faulty = [
        "",
        " a",
        "a ",
        "Malmo\u0308",
        "a\u200Bb",
        "a\u202Eb",
        "a\u0000b",
        "a\uD800b",
        "a\u2028b",
        "a\u{E0041}",
      ];
      for (const { path } of parts.filter(({ part }) => typeof part === "string")) {
        for (const text of faulty) refuses(replaced(content, path, text), path);
      }
    });
  });
}
