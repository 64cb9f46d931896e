import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { generateReceiptDocs } from "../../../../scripts/receipts/generate.ts";
import { pageWith } from "../../../../scripts/shared/pageWith.ts";
import { fromRoot } from "../../../../services/shared/paths.ts";
import { lifeEvents, lifeStates } from "../../../../src/consent/receipt/life/states.ts";

describe("the documentation of receipts", () => {
  let files: Awaited<ReturnType<typeof generateReceiptDocs>>;
  before(async () => {
    files = await generateReceiptDocs();
  });

  it("is fresh; if not, run npm run receipts", async () => {
    for (const [file, text] of Object.entries(files)) {
      assert.equal(await readFile(fromRoot(file), "utf8"), text, file);
    }
  });

  it("has a picture with every event of a life, by all its names", () => {
    const picture = files["docs/consent/life.svg"]!;
    for (const event of lifeEvents) {
      assert.ok(picture.includes(`>${event}<`), event);
      assert.ok(picture.includes(`>${lifeStates[event].term}<`), event);
    }
  });

  it("has no parts that are made for places that are not there, and keeps what stands between them", () => {
    const page = "a\n<!-- made: one -->\nold\n<!-- end -->\nb\n<!-- made: two -->\n<!-- end -->\nc\n";
    const made = pageWith("docs/consent.md", page, { one: "1", two: "2" });
    assert.equal(
      made,
      "a\n<!-- made: one -->\n\n1\n\n<!-- end -->\nb\n<!-- made: two -->\n\n2\n\n<!-- end -->\nc\n",
    );
    assert.equal(pageWith("docs/consent.md", made, { one: "1", two: "2" }), made);
    assert.throws(() => pageWith("docs/consent.md", page, { three: "3" }), /has no place for "three"/);
  });
});
