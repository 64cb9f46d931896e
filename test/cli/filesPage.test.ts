import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { campaignShape, readCampaignFile } from "../../cli/brand/campaignFile.ts";
import { subjectOf } from "../../cli/brand/terms/lint.ts";
import { readFile } from "../../cli/input/files.ts";
import { fromRoot } from "../../services/shared/paths.ts";
import { lintTerms } from "../../src/consent/terms/lint/lint.ts";
import { readTerms } from "../../src/consent/terms/reading.ts";
import { termsShape } from "../../src/consent/terms/shape.ts";
import { operatorNames, requestFrom } from "../../src/format/campaign/requestWords.ts";
import { readSchema } from "../../src/format/campaign/schema.ts";
import { encodeAttributes } from "../../src/request/schema.ts";

describe("the page about files", () => {
  const page = readFileSync(fromRoot("docs/files.md"), "utf8");
  const folder = mkdtempSync(path.join(os.tmpdir(), "decdp-page-"));
  after(() => rmSync(folder, { recursive: true }));

  const section = (title: string) => {
    const [, content] = new RegExp(`^#+ ${title}$([\\s\\S]*?)(^#|$(?![\\s\\S]))`, "m").exec(page) ?? [];
    assert.ok(content, title);
    return content;
  };
  /** The names in the first column of the tables of a section. */
  const named = (title: string) =>
    [...section(title).matchAll(/^\| (`.+?) \|/gm)]
      .flatMap(([, cell]) => cell!.split(", "))
      .map((name) => name.replaceAll("`", ""));
  const example = (title: string, name: string) => {
    const [, text] = /```json\n([\s\S]*?)```/.exec(section(title)) ?? [];
    const file = path.join(folder, name);
    writeFileSync(file, text!);
    return file;
  };
  const schema = () => readFile(example("Schema", "spending.schema.json"), readSchema);

  it("has every field of terms, campaign and schema, and no other", () => {
    assert.deepEqual(named("Terms"), Object.keys(termsShape.shape));
    assert.deepEqual(named("Campaign"), Object.keys(campaignShape.shape));
    assert.deepEqual(named("Schema"), [
      "name",
      "attributes",
      "name",
      "unit",
      "offset",
      "scale",
      "changeable",
      "copyOf",
      "crossOf",
      "name",
      "categories",
    ]);
  });

  it("has every operator of rules", () => {
    assert.deepEqual(
      named("Rules").filter((name) => !["not", "anyOf"].includes(name)),
      operatorNames,
    );
  });

  it("shows terms that can be published", () => {
    const terms = readFile(example("Terms", "terms.json"), readTerms);
    assert.equal(terms.brand.name, "Corner Shop AS");
    schema();
    const campaign = readCampaignFile(example("Model", "campaign.json"));
    assert.deepEqual(lintTerms(subjectOf(terms, campaign)), []);
  });

  it("shows values that fit the schema", () => {
    const values = JSON.parse(readFileSync(example("Values", "values.json"), "utf8"));
    assert.deepEqual(encodeAttributes(schema(), values).slice(0, 2), [2241, 3]);
  });

  it("shows a campaign that can be opened", () => {
    schema();
    const { rules, model } = requestFrom(readCampaignFile(example("Model", "campaign.json")));
    assert.equal(rules.clauses.filter(({ high, inSet }) => inSet || high > 0).length, 3);
    assert.deepEqual(model.cutoffs, [2, 5, 8]);
  });
});
