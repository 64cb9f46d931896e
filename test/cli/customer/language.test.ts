import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { publishedFile } from "../../../cli/brand/campaignFile.ts";
import { readConsentsGiven } from "../../../src/chain/actions/events.ts";
import { hashOfWords } from "../../../src/chain/words.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import { type Rendering, wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { readSignedRendering } from "../../../src/consent/terms/signedRendering.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { campaign, terms } from "../../support/cli/gym.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

const dutch: Rendering = {
  ...plainRendering(terms),
  language: "nl",
  title: "Welke lessen passen bij u?",
  purpose: "Wij willen u lessen voorstellen.",
  ifYouSayNo: "Er verandert niets.",
};

describe("a request in the words of a language", () => {
  let gym: CommandLine;
  let signed: string;
  const consent = (name: string, ...options: string[]) =>
    gym.succeed(
      ...["customer", "consent", "1", "--as", name, "--yes", "--out", gym.file(`${name}.json`), ...options],
    );
  const lastWords = async () => {
    const { context } = gym.context();
    const events = await readConsentsGiven(context.reader, context.deployment, { fromBlock: 0n });
    context.state.close();
    return events.at(-1)!.words;
  };
  const open = (...renderings: string[]) => [
    ...["brand", "campaign", "open", gym.file("campaign.json"), "--terms", gym.file("terms.json")],
    ...renderings.flatMap((file) => ["--rendering", file]),
  ];

  before(async () => {
    gym = await openGym({ sealed: true });
    await giveCards(gym, "ada", "ben", "cleo");
    signed = gym.file("nl.signed.json");
    const words = gym.write("nl.json", dutch);
    await gym.succeed("brand", "terms", "sign", words, "--terms", gym.file("terms.json"), "--out", signed);
  });
  after(() => gym.close());

  it("takes the place of its older version, and of no file of somebody else", async () => {
    const sign = (words: string, out: string) => [
      ...["brand", "terms", "sign", gym.file(words), "--terms", gym.file("terms.json"), "--out", out],
    ];
    const older = gym.file("older.json");
    await gym.succeed(...sign("nl.json", older));
    gym.write("nl.2.json", { ...dutch, version: dutch.version + 1 });
    await gym.succeed(...sign("nl.2.json", older));
    assert.equal(readSignedRendering(readFileSync(older, "utf8")).rendering.version, dutch.version + 1);
    const others = gym.file("ada.card.json");
    const before = readFileSync(others, "utf8");
    await gym.fail(1, /There is a file .*ada\.card\.json already/, ...sign("nl.json", others));
    assert.equal(readFileSync(others, "utf8"), before);
  });

  it("is shown in plain English where the brand has no words, which the consent names", async () => {
    const shown = await gym.succeed("customer", "show", "1", "--as", "ada", "--language", "nl");
    assert.doesNotMatch(shown, /in the brand's words/);
    await consent("ada", "--language", "nl");
    assert.equal(await lastWords(), hashOfWords(wordsOfRendering(plainRendering(terms))));
  });

  it("may get words later: the campaign and the consents to it stay", async () => {
    gym.write("campaign.json", { ...campaign, name: "course 1", sealed: true });
    assert.match(
      await gym.succeed(...open(signed)),
      /Campaign 1 is this very campaign and runs; nothing was sent/,
    );
    const shown = await gym.succeed("customer", "show", "1", "--as", "ben", "--language", "nl-BE");
    assert.match(
      shown,
      /in the brand's words +Welke lessen passen bij u\?\n +Wij willen u lessen voorstellen\./,
    );
    assert.match(shown, /why +provide event recommendations/);
  });

  it("is agreed to in these words, and the chain keeps their hash", async () => {
    await consent("ben", "--language", "nl");
    assert.equal(await lastWords(), hashOfWords(wordsOfRendering(dutch)));
    await consent("cleo");
    assert.equal(await lastWords(), hashOfWords(wordsOfRendering(plainRendering(terms))));
  });

  it("is neither opened nor agreed to in words that the brand did not sign", async () => {
    const given = readSignedRendering(readFileSync(signed, "utf8"));
    const softer = { ...given, rendering: { ...dutch, ifYouSayNo: "U wordt miljonair." } };
    const forged = gym.write("forged.json", softer);
    await gym.fail(1, /did not sign the rendering in "nl"/, ...open(forged));
    const published = JSON.parse(readFileSync(publishedFile(gym.folder, 1n), "utf8"));
    const file = gym.write("campaign.published.json", { ...published, renderings: [softer] });
    const asked = ["customer", "consent", "1", "--as", "ada", "--renew", "--yes", "--language", "nl"];
    const out = gym.file("again.json");
    await gym.fail(1, /did not sign the rendering in "nl"/, ...asked, "--document", file, "--out", out);
  });

  it("takes no language that is none", async () => {
    await gym.fail(
      2,
      /takes the tag of a language, such as nl/,
      "customer",
      "show",
      "1",
      "--language",
      "Dutch!",
    );
  });
});
