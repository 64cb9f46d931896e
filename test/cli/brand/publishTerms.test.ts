import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openState } from "../../../cli/setting/state.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { terms } from "../../support/cli/gym.ts";

describe("brand terms publish", () => {
  let gym: CommandLine;
  const costly: Terms = { ...terms, ifYouSayNo: ["reward", "memberPrice"] };

  before(async () => {
    gym = await startCommandLine();
  });
  after(() => gym.close());

  const publish = (content: Terms, ...more: string[]) => [
    ...["brand", "terms", "publish", gym.write("terms.json", content)],
    ...more,
  ];
  const kept = () => {
    const state = openState(gym.folder);
    const rows = state.all("SELECT terms, core, despite, findings FROM decisions ORDER BY rowid");
    state.close();
    return rows;
  };

  it("publishes terms without errors", async () => {
    const { terms: id } = JSON.parse(await gym.succeed(...publish(terms), "--json"));
    const [row] = kept();
    assert.equal(row?.terms, id);
    assert.equal(row?.core, canonicalTerms(terms));
    assert.deepEqual([row?.despite, row?.findings], [null, "[]"]);
  });

  it("refuses terms with errors, with the findings, and sends and keeps nothing", async () => {
    const before = await gym.latestBlock();
    await gym.fail(1, /Error no-costs in ifYouSayNo.*Take "memberPrice".*--despite/s, ...publish(costly));
    assert.equal(await gym.latestBlock(), before);
    assert.equal(kept().length, 1);
  });

  it("keeps nothing in a dry run", async () => {
    await gym.succeed(...publish(costly, "--despite", "a test", "--dry-run"));
    assert.equal(kept().length, 1);
  });

  it("publishes them despite their errors for a reason, which it keeps with the findings", async () => {
    await gym.succeed(...publish(costly, "--despite", "Our officer decided so on 1 May."));
    const row = kept()[1];
    assert.equal(row?.despite, "Our officer decided so on 1 May.");
    assert.deepEqual(
      JSON.parse(String(row?.findings)).map(({ rule }: { rule: string }) => rule),
      ["no-costs"],
    );
    await gym.fail(1, /has published this text before/, ...publish(costly, "--despite", "again"));
  });

  it("takes no empty reason", async () => {
    await gym.fail(2, /reason/, ...publish({ ...costly, level: 0 }, "--despite", " "));
  });

  it("does not take terms that are malformed, whatever the reason", async () => {
    const malformed = { ...terms, retention: "soon" };
    await gym.fail(1, /retention: must be a duration/, ...publish(malformed, "--despite", "haste"));
  });
});
