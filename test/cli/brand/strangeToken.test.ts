import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { campaign } from "../../support/cli/gym.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";
import { deployStrangeToken } from "../../support/cli/tokens.ts";

describe("a token that describes itself as no other, or not at all", () => {
  let gym: CommandLine;
  let strange: Awaited<ReturnType<typeof deployStrangeToken>>;
  const answer = (name: string) => [
    ...["customer", "answer", "2", "--as", name, "--yes", "--out", gym.file(`${name}.answer.json`)],
  ];
  before(async () => {
    gym = await openGym({});
    strange = await deployStrangeToken(gym, 10n ** 21n);
    await giveCards(gym, "ada", "ben");
  });
  after(() => gym.close());

  it("pays for a campaign like any other with a symbol of 32 bytes", async () => {
    const files = [gym.write("strange.json", { ...campaign, name: "strange" }), "--terms"];
    const open = ["brand", "campaign", "open", ...files, gym.file("terms.json"), "--token", strange.token];
    assert.match(await gym.succeed(...open), /^Opened campaign 2/);
    const fund = ["brand", "campaign", "fund", "2", "--amount", "20"];
    assert.match(await gym.succeed(...fund), new RegExp(`^Added 20 of token ${strange.token} to`, "i"));
    await gym.succeed(...answer("ada"));
  });

  it("spoils nothing that pays in it once it says nothing more", async () => {
    await strange.fallSilent();
    const amount = (number: number) =>
      new RegExp(`${BigInt(number) * 10n ** 18n} of the smallest unit of token ${strange.token}`, "i");
    const list = await gym.succeed("brand", "campaign", "list");
    assert.match(list, /^Campaign 1, "course 1": open, running, 2 POINT an answer/);
    assert.match(list, amount(2));
    assert.match(await gym.succeed("brand", "campaign", "status", "2"), amount(18));
    assert.match(await gym.succeed(...answer("ben")), amount(2));
    assert.match(await gym.succeed("customer", "claim", "2", "--as", "ada"), amount(2));
    assert.match(await gym.succeed("customer", "status", "--as", "ada"), amount(2));
  });

  it("is refused where an amount in whole tokens is needed", async () => {
    const last = await gym.latestBlock();
    const fund = ["brand", "campaign", "fund", "2", "--amount", "1"];
    await gym.fail(1, /does not say how many decimals it has/, ...fund);
    assert.equal(await gym.latestBlock(), last);
  });
});
