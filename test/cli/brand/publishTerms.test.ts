import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { openState } from "../../../cli/setting/state.ts";
import { canonicalTerms, hashOfTerms } from "../../../src/consent/terms/reading.ts";
import { readSignedRendering } from "../../../src/consent/terms/signedRendering.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { terms } from "../../support/cli/gym.ts";
import { rendering } from "../../support/consent/terms.ts";

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
    const again = publish(costly, "--despite", "again");
    assert.match(await gym.succeed(...again), /are published already; nothing was sent/);
    assert.equal(kept().length, 2);
  });

  it("takes no empty reason", async () => {
    await gym.fail(2, /reason/, ...publish({ ...costly, level: 0 }, "--despite", " "));
  });

  it("does not take terms that are malformed, whatever the reason", async () => {
    const malformed = { ...terms, retention: "soon" };
    await gym.fail(1, /retention: must be a duration/, ...publish(malformed, "--despite", "haste"));
  });

  it("goes with words that the brand signs, if they fit", async () => {
    const { largestReward: _, ...unpaid } = { ...terms, rewardBasis: "none" as const, ifYouSayNo: [] };
    const file = gym.write("unpaid.json", unpaid);
    const { reward: __, ...silent } = rendering;
    const words = {
      ...silent,
      terms: hashOfTerms(unpaid),
      data: { "pd:AgeRange": "Courses are for adults." },
      inferences: {},
    };
    const sign = (content: object) => [
      ...["brand", "terms", "sign", gym.write("words.json", content)],
      ...["--terms", file, "--out", gym.file("signed.json")],
    ];
    assert.match(await gym.succeed(...sign(words)), /^Signed version 1 of the words in "en"/);
    const signed = readSignedRendering(readFileSync(gym.file("signed.json"), "utf8"));
    assert.deepEqual(signed.rendering, words);
    await gym.fail(1, /says nothing of data\.pd:AgeRange/, ...sign({ ...words, data: {} }));
  });
});
