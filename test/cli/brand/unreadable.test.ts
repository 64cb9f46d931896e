import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { readFile } from "../../../cli/input/files.ts";
import { createSealKey } from "../../../src/answer/sealing.ts";
import { settleAnswer } from "../../../src/chain/actions/settlement.ts";
import { signSeal } from "../../../src/chain/settler/seal.ts";
import { readAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { writeBox } from "../../../src/format/answer/box.ts";
import { writeSeal } from "../../../src/format/answer/seal.ts";
import { readSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";
import { giveCards } from "../../support/cli/holders.ts";

describe("an answer that was sealed with a key that the brand did not give", () => {
  let gym: CommandLine;

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    const [sealed, published] = [
      gym.write("sealed.json", { ...campaign, sealed: true }),
      gym.write("terms.json", terms),
    ];
    await gym.succeed("brand", "terms", published);
    await gym.succeed("brand", "campaign", "open", sealed, "--terms", published);
    await gym.succeed("brand", "campaign", "fund", "1", "--amount", "10");
    await giveCards(gym, "ada", "ben");
    for (const name of ["ada", "ben"]) {
      const request = gym.file(`${name}.request.json`);
      await gym.succeed("customer", "consent", "1", "--as", name, "--yes", "--out", request);
    }
  });
  after(() => gym.close());

  const answer = (name: string, seal: string) => {
    const files = ["--seal", seal, "--out", gym.file(`${name}.answer.json`)];
    return gym.succeed("customer", "answer", "1", "--as", name, ...files, "--yes");
  };

  it("is not settled by the brand, and spoils nothing if a settler lets it through", async () => {
    const { context } = gym.context();
    const { deployment } = context;
    const { request } = readFile(gym.file("ada.request.json"), readSealRequestFile);
    // With the settler's signature, since the command line checks what a customer's own program need not.
    const message = { ...request, sealKey: createSealKey() };
    const ownSeal = await signSeal(context.clientOf("settler"), deployment, message);
    const text = writeSeal({ ...deployment, ...ownSeal });
    writeFileSync(gym.file("ada.seal.json"), writeBox(deployment, request, text));
    await answer("ada", gym.file("ada.seal.json"));
    await gym.fail(1, /You gave 0x\w+ no seal key/, "brand", "settle", gym.file("ada.answer.json"));
    const { answer: settled } = readFile(gym.file("ada.answer.json"), readAnswerFile);
    await settleAnswer(context.clientOf("settler"), deployment, { answer: settled });
    context.state.close();

    const seal = gym.file("ben.seal.json");
    await gym.succeed("brand", "seal", gym.file("ben.request.json"), "--out", seal);
    const files = ["--seal", seal, "--out", gym.file("ben.answer.json")];
    const rehearsed = await gym.succeed(
      "customer",
      "answer",
      "1",
      "--as",
      "ben",
      ...files,
      "--yes",
      "--dry-run",
    );
    assert.match(
      rehearsed,
      /It would write your answer \(sealed: only the brand reads group 1: the conditions hold\) to .*for the brand to settle\.\nThe chain would accept it now\.$/,
    );
    assert.ok(!existsSync(gym.file("ben.answer.json")));
    await answer("ben", seal);
    const note = await gym.succeed("brand", "settle", gym.file("ben.answer.json"));
    assert.match(note, /^Settled: 0x\w+ is in group 1/);
    const status = await gym.succeed("brand", "campaign", "status", "1");
    assert.match(status, /2 settled/);
    assert.match(status, /Groups that you may use now: 0: 0, 1: 1\./);
    assert.match(status, new RegExp(`The answer of ${request.subject} cannot be read. You gave`, "i"));
  });
});
