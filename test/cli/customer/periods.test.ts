import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { LEAST_VALIDITY } from "../../../src/answer/input.ts";
import { readAnswerFile } from "../../../src/format/answer/answerFile.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

describe("an answer of an earlier period", () => {
  let gym: CommandLine;
  const file = () => gym.file("answer.json");
  const answer = () => ["customer", "answer", "1", "--as", "ada", "--yes", "--out", file()];

  before(async () => {
    gym = await openGym({ period: "7 days" });
    await giveCards(gym, "ada");
  });
  after(() => gym.close());

  it("was made with enough time to be settled, a minute before midnight too", async () => {
    const { context } = gym.context();
    const day = 86_400;
    const now = await context.now();
    await gym.succeed("wait", `${Math.ceil(now / day) * day + day - 60 - now} seconds`);
    await gym.succeed(...answer(), "--no-send");
    const { answer: made } = readAnswerFile(readFileSync(file(), "utf8"));
    const left = made.validAt - (await context.now());
    context.state.close();
    assert.ok(left >= LEAST_VALIDITY - 60, `${left} seconds`);
    await gym.succeed("wait", "10 hours");
    assert.match(
      await gym.succeed("verify", file()),
      /The proof holds for campaign 1, "course 1" .*decdp quote/,
    );
  });

  it("is settled once, and repeating that only says so", async () => {
    await gym.succeed(...answer());
    const again =
      /^Settled already, in period 0; nothing was sent\. 0x\w+ is now in group 1: the conditions hold\.$/;
    assert.match(await gym.succeed("brand", "settle", file()), again);
  });

  it("holds in its own period, and is said to be settled there", async () => {
    await gym.succeed("wait", "7 days");
    const settled = /^The proof holds for campaign 1, "course 1" \(\d+ ms\)\. It is settled, in period 0\.$/;
    assert.match(await gym.succeed("verify", file()), settled);
    assert.match(await gym.succeed("brand", "settle", file()), /^Settled already, in period 0/);
    const { code, stdout } = await gym.run(["quote", file()]);
    assert.equal(code, 1);
    assert.match(stdout, /It is settled, in period 0: nothing is left to do\.$/);
  });

  it("is told from one that does not hold, and from one that nobody settled", async () => {
    const { answer: made, ...rest } = JSON.parse(readFileSync(file(), "utf8"));
    const forged = gym.write("forged.json", { ...rest, answer: { ...made, period: 1 } });
    const { code, stdout } = await gym.run(["verify", forged]);
    assert.deepEqual([code, stdout], [1, 'The proof does not hold for period 1 of campaign 1, "course 1".']);
    const late = gym.file("late.json");
    await gym.succeed(...answer().slice(0, -1), late, "--no-send");
    await gym.succeed("wait", "7 days");
    assert.match(
      await gym.succeed("verify", late),
      /It was made for period 1 and never settled; now it is 2\.$/,
    );
    await gym.fail(
      1,
      /for period 1 of campaign 1, "course 1": it was not settled in it, and now it is period 2/,
      ...["brand", "settle", late],
    );
  });
});
