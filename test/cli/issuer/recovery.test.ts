import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

describe("a customer who lost the keys", () => {
  let gym: CommandLine;
  const recover = (commitment: string) => [
    ...["issuer", "recover", "vault", "--holder", "ada", "--commitment", gym.file(commitment)],
  ];
  const issue = (commitment: string, card: string) => [
    ...["issuer", "issue", "vault", "--holder", "ada", "--schema", gym.file("schema.json")],
    ...["--values", gym.file("values.json"), "--commitment", gym.file(commitment)],
    ...["--out", gym.file(card)],
  ];

  before(async () => {
    gym = await openGym({ period: "40 days" }, {});
    await giveCards(gym, "ada");
    for (const name of ["ada-anew", "thief"]) {
      await gym.succeed("customer", "init", "--as", name);
      const request = ["customer", "cards", "request", "vault", "--as", name];
      await gym.succeed(...request, "--out", gym.file(`${name}.json`));
    }
  });
  after(() => gym.close());

  it("is told how to begin again, once the lost card is taken back", async () => {
    await gym.fail(1, /under another commitment.*issuer recover vault/, ...issue("ada-anew.json", "no.json"));
    await gym.fail(1, /still counts.*issuer revoke vault/, ...recover("ada-anew.json"));
    await gym.fail(1, /nothing to recover/, ...recover("ada.commitment.json"));
    await gym.succeed("wait", "2 minutes");
    await gym.succeed("issuer", "revoke", "vault", "--holder", "ada");
  });

  it("is put off by no campaign with a longer period than counts, which anybody can open", async () => {
    const begun = await gym.succeed(...recover("thief.json"), "--within", "39 days", "--json");
    const { notBefore, answeredOnce } = JSON.parse(begun);
    const { context } = gym.context();
    const wait = notBefore - (await context.now());
    context.state.close();
    assert.deepEqual(answeredOnce, ["1", "2"]);
    assert.ok(wait < 31 * 86_400, `${wait} seconds`);
  });

  it("waits for longer than the longest period of a campaign that accepts the issuer", async () => {
    const begun = await gym.succeed(...recover("ada-anew.json"), "--json");
    const { notBefore, answeredOnce } = JSON.parse(begun);
    assert.deepEqual(answeredOnce, ["2"]);
    const { context } = gym.context();
    const wait = notBefore - (await context.now());
    context.state.close();
    assert.ok(wait > 40 * 86_400 && wait < 41 * 86_400, `${wait} seconds`);
    assert.match(
      await gym.succeed(...recover("ada-anew.json")),
      /Warning: campaign 2, "course 2" asks each customer once/,
    );
    await gym.fail(1, /may have a card for the new keys from 20/, ...issue("ada-anew.json", "no.json"));
    await gym.succeed("wait", "39 days");
    const again = JSON.parse(await gym.succeed(...recover("ada-anew.json"), "--json"));
    assert.equal(again.notBefore, notBefore, "repeating it does not begin anew");
    await gym.fail(1, /may have a card for the new keys from 20/, ...issue("ada-anew.json", "no.json"));
  });

  it("keeps anybody else from being issued to in the place of the customer", async () => {
    await gym.fail(1, /under another commitment/, ...issue("thief.json", "no.json"));
  });

  it("has a card for the new keys then, which answers, and the lost ones have none", async () => {
    await gym.succeed("wait", "2 days");
    await gym.succeed(...issue("ada-anew.json", "anew.card.json"));
    await gym.succeed("issuer", "publish", "vault");
    await gym.succeed("customer", "cards", "add", gym.file("anew.card.json"), "--as", "ada-anew");
    assert.match(await gym.succeed("customer", "show", "1", "--as", "ada-anew"), /what you reveal +group 1/);
    assert.match(await gym.succeed("customer", "show", "1", "--as", "ada"), /does not count/);
    await gym.fail(1, /under another commitment/, ...issue("ada.commitment.json", "no.json"));
  });

  it("who finds the first keys in time ends the recovery", async () => {
    await gym.succeed("wait", "2 minutes");
    await gym.succeed("issuer", "revoke", "vault", "--holder", "ada");
    await gym.succeed("brand", "campaign", "close", "1");
    const { notBefore } = JSON.parse(await gym.succeed(...recover("thief.json"), "--json"));
    const { context } = gym.context();
    const wait = notBefore - (await context.now());
    context.state.close();
    assert.ok(wait > 40 * 86_400, `a campaign that closes takes answers for a while: ${wait} seconds`);
    await gym.succeed(...issue("ada-anew.json", "back.card.json"));
    await gym.succeed("wait", "60 days");
    await gym.fail(1, /under another commitment/, ...issue("thief.json", "no.json"));
  });
});
