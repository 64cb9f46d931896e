import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { consentToCampaign } from "../../../cli/customer/consent.ts";
import { readConsentsGiven } from "../../../src/chain/actions/events.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

const DAY = 86_400;

describe("a customer's consent", () => {
  let gym: CommandLine;
  const consent = (name: string) => [
    ...["customer", "consent", "1", "--as", name, "--out", gym.file(`${name}.request.json`)],
  ];
  const given = async () => {
    const { context } = gym.context();
    const events = await readConsentsGiven(context.reader, context.deployment, { fromBlock: 0n });
    context.state.close();
    return events;
  };

  before(async () => {
    gym = await openGym({ sealed: true });
    await giveCards(gym, "ada", "ben");
    await gym.succeed("customer", "init", "--as", "eve");
  });
  after(() => gym.close());

  it("is shown with all that an answer shows, without anything being signed, sent or kept", async () => {
    const before = await gym.latestBlock();
    const shown = await gym.succeed("customer", "show", "1", "--as", "ada");
    for (const row of [
      /^Gym asks you \(campaign 1, "course 1"\):/,
      /why +provide event recommendations$/m,
      /what is checked +age is at least 18 years/,
      /what you reveal +group 1/,
      /who receives it +Gym in NO, kept for 90 days$/m,
      /for how long +90 days/,
      /your permission +your yes gives it until/,
      /what it pays +2 POINT, whatever your group/,
      /if you say no +nothing changes/,
    ]) {
      assert.match(shown, row);
    }
    assert.equal(await gym.latestBlock(), before);
    assert.match(await gym.succeed("customer", "status", "--as", "ada"), /not answered anything yet/);
  });

  it("is not given by one who cannot be asked, or says no after the same screen and question", async () => {
    const before = await gym.latestBlock();
    const shown = await gym.succeed("customer", "show", "1", "--as", "ada");
    const nobody = await gym.run(consent("ada"));
    assert.equal(nobody.code, 2);
    assert.match(nobody.stderr, /add --yes/);
    const { context, talk } = gym.context({ says: false });
    const out = gym.file("ada.request.json");
    const { refused } = await consentToCampaign(context, { campaign: 1n, as: "ada", out });
    context.state.close();
    assert.equal(refused, true);
    assert.deepEqual(talk.asked, ["Do you agree?"]);
    const without = (text: string) => text.replaceAll(/until .*/g, "");
    assert.equal(without(talk.printed.join("\n")), without(shown));
    assert.equal(await gym.latestBlock(), before);
    assert.equal(existsSync(out), false);
  });

  it("is not given without a card that can answer, though the request is shown", async () => {
    await gym.fail(1, /You have no card for "course 1"/, ...consent("eve"), "--yes");
    assert.match(
      await gym.succeed("customer", "show", "1", "--as", "eve"),
      /from +You have no card for "course 1"\. It takes one of issuer 1/,
    );
    await gym.succeed("wait", "2 minutes");
    await gym.succeed("issuer", "revoke", "vault", "--holder", "ben");
    await gym.fail(
      1,
      /Your card of issuer 1 \("vault" here; .*\) does not count/,
      ...consent("ben"),
      "--yes",
    );
    assert.deepEqual(await given(), []);
  });

  it("lasts until an answer of now is settled, and as long as the terms keep it then", async () => {
    await gym.succeed(...consent("ada"), "--yes");
    const [event] = await given();
    const lasts = event!.until - event!.recordedAt;
    assert.ok(lasts >= 90 * DAY && lasts <= 92 * DAY, `${lasts} seconds`);
  });

  it("ends with the campaign that is closing, and what the terms keep after it", async () => {
    await gym.succeed("wait", "1 hour");
    await gym.succeed("brand", "campaign", "close", "1");
    await gym.succeed("wait", "20 hours");
    // Two consents of one second of the customer's clock cannot be told apart.
    await setTimeout(1000);
    await gym.succeed(...consent("ada"), "--yes", "--renew");
    const [, event] = await given();
    const lasts = event!.until - event!.recordedAt;
    assert.ok(lasts >= 90 * DAY + 3.9 * 3600 && lasts <= 90 * DAY + 4 * 3600, `${lasts} seconds`);
  });

  it("is not given for so short that no answer could be settled with it", async () => {
    const brief = [...consent("ada"), "--yes", "--renew", "--consent-for", "1 minute"];
    await gym.fail(2, /would end before an answer is settled.*1800 seconds/, ...brief);
  });

  it("is given again after a withdrawal only to one who says so", async () => {
    await gym.succeed("customer", "withdraw", "1", "--as", "ada");
    await gym.fail(1, /You withdrew this permission on .*--consent-again/, ...consent("ada"), "--yes");
    await setTimeout(1000);
    await gym.succeed(...consent("ada"), "--yes", "--consent-again");
  });
});
