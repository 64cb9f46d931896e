import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { readRootsPublished } from "../../../src/chain/actions/events.ts";
import { isRootLive } from "../../../src/chain/actions/issuer.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { schema } from "../../support/cli/gym.ts";

describe("an issuer", () => {
  let gym: CommandLine;
  const issue = (schemaFile = "schema.json") => [
    ...["issuer", "issue", "vault", "--holder", "one", "--schema", gym.file(schemaFile)],
    ...["--values", gym.file("values.json")],
  ];
  const papers = (commitment: string, card: string) => [
    ...["--commitment", gym.file(commitment), "--out", gym.file(card)],
  ];
  const add = (card: string, name: string) => ["customer", "cards", "add", gym.file(card), "--as", name];

  /** Whether each root that the vault published counts, the oldest first. */
  const liveRoots = async () => {
    const { context } = gym.context();
    const { reader, deployment } = context;
    const published = await readRootsPublished(reader, deployment, { issuer: 1n, fromBlock: 0n });
    context.state.close();
    return Promise.all(published.map(({ issuer, root }) => isRootLive(reader, deployment, { issuer, root })));
  };

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    gym.write("wide.schema.json", {
      ...schema,
      attributes: [...schema.attributes, { name: "diet", categories: ["a"] }],
    });
    for (const name of ["ada", "ben"]) {
      await gym.succeed("customer", "init", "--as", name);
      const request = ["customer", "cards", "request", "vault", "--as", name];
      await gym.succeed(...request, "--out", gym.file(`${name}.json`));
    }
  });
  after(() => gym.close());

  it("issues to the same holder under one commitment only", async () => {
    gym.write("values.json", { age: 40 });
    await gym.succeed(...issue(), ...papers("ada.json", "ada.card.json"));
    const second = /knows "one" under another commitment/;
    await gym.fail(1, second, ...issue(), ...papers("ben.json", "ben.card.json"));
    assert.ok(!existsSync(gym.file("ben.card.json")));
    await gym.fail(1, /was not issued to "ben"/, ...add("ada.card.json", "ben"));
    gym.write("values.json", { age: 17.6 });
    const between = /17\.6 years is no value of "age".*Round it to a step/;
    await gym.fail(1, between, ...issue(), ...papers("ada.json", "none.json"));
    assert.doesNotMatch(await gym.succeed(...add("ada.card.json", "ada")), /does not count/);
    assert.match(await gym.succeed("issuer", "publish", "vault"), /root of 1 card of vault/);
    assert.doesNotMatch(await gym.succeed(...add("ada.card.json", "ada")), /does not count/);
  });

  it("says which card the next one replaces, and that a replaced one does not count", async () => {
    gym.write("values.json", { age: 41 });
    const issued = await gym.succeed(...issue("wide.schema.json"), ...papers("ada.json", "ada.next.json"));
    assert.match(
      issued,
      /It replaces the card \(test\/person\/1\) that "one" had: a holder has one card per issuer/,
    );
    await gym.fail(1, /that counts, and this one does not/, ...add("ada.next.json", "ada"));
    const added = await gym.succeed(...add("ada.next.json", "ada"), "--replace");
    assert.match(added, /does not count now: .*next root is still to come/);
  });

  it("takes no place for a card that cannot be written", async () => {
    const values = ["--values", gym.file("values.json"), "--schema", gym.file("schema.json")];
    const other = ["issuer", "issue", "vault", "--holder", "two", ...values];
    const { code } = await gym.run([...other, ...papers("ben.json", "schema.json/no.json")]);
    assert.equal(code, 1);
    assert.match(
      await gym.succeed(...other, ...papers("ben.json", "ben.card.json")),
      /^Issued a card \(test\/person\/1\) of vault to "two".* is 1, counted/,
    );
  });

  it("takes a card back from every root that holds it, and keeps the place", async () => {
    await gym.succeed("wait", "2 minutes");
    await gym.succeed("issuer", "publish", "vault");
    await gym.succeed("wait", "2 minutes");
    assert.deepEqual(await liveRoots(), [true, true]);
    await gym.fail(1, /no card to "nobody"/, "issuer", "revoke", "vault", "--holder", "nobody");
    const revoke = ["issuer", "revoke", "vault", "--holder", "one"];
    assert.match(await gym.succeed(...revoke, "--dry-run"), /would send publishRoot/);
    // The process ends between the two transactions.
    let sent = 0;
    gym.intercept = (request) => {
      if (request.includes("eth_sendrawtransaction") && ++sent === 2) throw new Error("killed");
    };
    await gym.fail(1, /could not be used/, ...revoke);
    gym.intercept = () => {};
    assert.deepEqual(await liveRoots(), [true, true, true]);
    assert.match(await gym.succeed("issuer", "publish", "vault"), /^Nothing was sent/);
    assert.match(await gym.succeed(...revoke), /^Took back the card of "one"/);
    assert.match(
      await gym.succeed(...revoke),
      /^Took back the card of "one"/,
      "what an interruption left undone",
    );
    assert.deepEqual(await liveRoots(), [false, false, true]);
    await gym.succeed("wait", "2 minutes");
    gym.write("values.json", { age: 42 });
    await gym.succeed(...issue(), ...papers("ada.json", "ada.third.json"));
    await gym.succeed("issuer", "publish", "vault");
    await gym.succeed("wait", "10 seconds");
    assert.match(await gym.succeed(...revoke, "--now", "--dry-run"), /would send revokeRootsBefore/);
    await gym.fail(1, /younger than its minimum interval/, ...revoke, "--now");
    assert.deepEqual(
      await liveRoots(),
      [false, false, false, false],
      "ended before the next one may be published",
    );
    await gym.succeed("wait", "2 minutes");
    await gym.succeed(...revoke);
    assert.deepEqual(await liveRoots(), [false, false, false, false, true]);
    await gym.fail(2, /There is no issuer "gym".*issuer new gym/, "issuer", "publish", "gym");
  });
});
