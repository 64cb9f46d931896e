import assert from "node:assert/strict";
import { copyFileSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

describe("a customer's cards", () => {
  let gym: CommandLine;
  const issue = (out: string, ...more: string[]) => [
    ...["issuer", "issue", "vault", "--holder", "ada", "--schema", gym.file("schema.json")],
    ...["--values", gym.file("values.json"), "--commitment", gym.file("ada.commitment.json")],
    ...["--out", gym.file(out), ...more],
  ];
  const add = (file: string, ...more: string[]) => [
    ...["customer", "cards", "add", gym.file(file), "--as", "ada", ...more],
  ];
  const list = () => gym.succeed("customer", "cards", "--as", "ada");

  before(async () => {
    gym = await openGym();
    await giveCards(gym, "ada", "ben");
    copyFileSync(gym.file("ada.card.json"), gym.file("old.json"));
  });
  after(() => gym.close());

  it("are listed as good while they are in the issuer's list", async () => {
    assert.match(
      await list(),
      /of issuer 1 \("vault" here; by its own account it reads a data vault\), until [^,]+: age 40$/,
    );
  });

  it("are kept while a newer one is not published yet", async () => {
    await gym.succeed(...issue("new.json", "--valid-for", "100 days"));
    await gym.fail(1, /that counts, and this one does not.*--replace/, ...add("new.json"));
    await gym.succeed("wait", "2 minutes");
    await gym.succeed("issuer", "publish", "vault");
    assert.match(await list(), /does not count \(the issuer took it back or replaced it/);
    await gym.succeed(...add("new.json"));
    assert.match(await list(), /, until [^,]+: age 40$/);
  });

  it("are not replaced by an older file, unless told to", async () => {
    await gym.fail(1, /valid until .*; this one ends on .*--replace/, ...add("old.json"));
    assert.match(await list(), /, until [^,]+: age 40$/);
    await gym.succeed(...add("old.json", "--replace"));
    assert.match(await list(), /does not count/);
    await gym.succeed(...add("new.json"));
  });

  it("are not replaced by an older file that would last longer", async () => {
    await gym.succeed(...issue("brief.json", "--valid-for", "10 days"));
    await gym.succeed("wait", "2 minutes");
    await gym.succeed("issuer", "publish", "vault");
    await gym.succeed(...add("brief.json", "--replace"));
    await gym.fail(1, /that counts, and this one does not/, ...add("new.json"));
    await gym.fail(1, /that counts, and this one does not/, ...add("old.json"));
  });

  it("are listed as taken back, run out, or not checked", async () => {
    await gym.succeed("wait", "2 minutes");
    await gym.succeed("issuer", "revoke", "vault", "--holder", "ada");
    assert.match(await list(), /does not count \(the issuer took it back/);
    await gym.succeed("wait", "11 days");
    assert.match(await list(), /, run out: age 40$/);
  });

  it("and commitments are not written over somebody else's files", async () => {
    const bens = readFileSync(gym.file("ben.card.json"), "utf8");
    await gym.fail(1, /There is a file .*ben\.card\.json already/, ...issue("ben.card.json"));
    const commitment = ["customer", "cards", "request", "vault", "--as", "ada", "--out"];
    await gym.fail(1, /There is a file .*already/, ...commitment, gym.file("ben.commitment.json"));
    assert.equal(readFileSync(gym.file("ben.card.json"), "utf8"), bens);
    // The same once more is no harm.
    await gym.succeed(...commitment, gym.file("ada.commitment.json"));
    await gym.succeed(...issue("brief.json"));
  });
});
