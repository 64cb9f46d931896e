import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { AnswerOptions } from "../../../cli/customer/answer/options.ts";
import { prepareAnswer } from "../../../cli/customer/answer/prepare.ts";
import { createSealKey } from "../../../src/answer/sealing.ts";
import { type CampaignState, readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { readConsentsGiven, readConsentsWithdrawn } from "../../../src/chain/actions/events.ts";
import { type SealMessage, signSeal } from "../../../src/chain/settler/seal.ts";
import { writeBox } from "../../../src/format/answer/box.ts";
import { writeSeal } from "../../../src/format/answer/seal.ts";
import { readSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { accountOf, wordOf } from "../../support/formats/values.ts";

describe("a customer whom somebody deceives", () => {
  let gym: CommandLine;
  let sealed: AnswerOptions;
  const consent = ["customer", "consent", "1", "--as", "ada", "--yes"];
  const lies: Partial<CampaignState>[] = [
    { isSealed: false },
    { terms: wordOf(4) },
    { brand: accountOf(5) },
    { settler: accountOf(5) },
    { token: accountOf(5) },
    { reward: 1n },
  ];

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    const published = gym.write("terms.json", terms);
    await gym.succeed("brand", "terms", published);
    for (const change of [{ sealed: true }, { name: "open" }]) {
      const file = gym.write("campaign.json", { ...campaign, ...change });
      await gym.succeed("brand", "campaign", "open", file, "--terms", published);
    }
    await giveCards(gym, "ada");
    sealed = {
      ...{ campaign: 1n, as: "ada", consentFor: 86_400, send: true },
      out: gym.file("answer.json"),
      seal: gym.file("seal.json"),
      ticket: gym.file("ticket.json"),
    };
  });
  after(() => gym.close());

  const prepare = async (options: AnswerOptions) => {
    const { context } = gym.context();
    return prepareAnswer(context, options).finally(() => context.state.close());
  };

  it("signs no consent to terms of a node that shows another campaign than was opened", async () => {
    for (const lie of lies) {
      gym.lie(lie);
      await gym.fail(1, /contradicts itself about campaign 1/, ...consent, "--out", gym.file("request.json"));
      assert.equal(existsSync(gym.file("request.json")), false);
    }
    gym.lie();
    await gym.succeed(...consent, "--out", gym.file("request.json"));
    for (const what of ["seal", "ticket"]) {
      const made = ["--out", gym.file(`${what}.json`)];
      await gym.succeed("brand", what, gym.file("request.json"), ...made);
    }
  });

  it("prepares no answer with the help of such a node, least of all one that everybody reads", async () => {
    for (const lie of lies) {
      gym.lie(lie);
      await assert.rejects(prepare(sealed), /contradicts itself about campaign 1/);
      const { seal: _, ticket: __, ...bare } = sealed;
      await assert.rejects(prepare(bare), /contradicts itself about campaign 1/);
    }
    gym.lie();
    const { sealKey, ticket } = await prepare(sealed);
    assert.notEqual(sealKey, 0n);
    assert.equal(ticket?.campaign, 1n);
  });

  it("takes no seal that somebody else made for the request, and none with the key 0", async () => {
    const { context } = gym.context();
    const { deployment } = context;
    const { request } = readSealRequestFile(readFileSync(gym.file("request.json"), "utf8"));
    const { campaign: id, scope, subject, recipient } = request;
    const message = { campaign: id, scope, subject, recipient, sealKey: createSealKey() };
    const cases: [Parameters<typeof context.clientOf>[0], SealMessage, RegExp][] = [
      ["relayer", message, /settler 0x\w+ did not sign it/],
      ["settler", { ...message, scope: scope + 1n }, /for another campaign, period or customer/],
      ["settler", { ...message, sealKey: 0n }, /Its key is 0/],
      ["settler", message, /does not accept every group under the key of the seal/],
    ];
    for (const [role, wrong, reason] of cases) {
      const text = writeSeal({
        ...deployment,
        ...(await signSeal(context.clientOf(role), deployment, wrong)),
      });
      const seal = gym.write("swapped.json", JSON.parse(writeBox(deployment, request, text)));
      await assert.rejects(prepare({ ...sealed, seal }), reason);
    }
    context.state.close();
  });

  it("names neither seal nor ticket where everybody reads the answer", async () => {
    const { seal: _, ticket: __, ...open } = { ...sealed, campaign: 2n };
    await assert.rejects(prepare({ ...open, seal: gym.file("seal.json") }), /Campaign 2 is open: .* a seal/);
    await assert.rejects(
      prepare({ ...open, ticket: gym.file("ticket.json") }),
      /Campaign 2 is open: .* a ticket/,
    );
    assert.equal((await prepare(open)).sealKey, 0n);
  });

  it("withdraws what was agreed to, whatever the node says now", async () => {
    const { context } = gym.context();
    const { reader, deployment } = context;
    const { terms: agreed } = await readCampaign(reader, deployment, { campaign: 1n });
    gym.lie({ terms: wordOf(4), brand: accountOf(5) });
    assert.match(await gym.succeed("customer", "withdraw", "1", "--as", "ada"), /^Withdrawn/);
    gym.lie();
    const filter = { terms: agreed, fromBlock: 0n };
    const [given] = await readConsentsGiven(reader, deployment, filter);
    const withdrawn = await readConsentsWithdrawn(reader, deployment, filter);
    context.state.close();
    assert.deepEqual(
      withdrawn.map(({ subject }) => subject),
      [given!.subject],
    );
  });

  it("withdraws nothing with the help of a lying node where nothing was agreed to yet", async () => {
    gym.lie({ brand: accountOf(5) });
    await gym.fail(1, /contradicts itself about campaign 2/, "customer", "withdraw", "2", "--as", "ada");
    await gym.fail(1, /contradicts itself about campaign 2/, "customer", "claim", "2", "--as", "ada");
    gym.lie();
  });

  it("ends a consent that was dated ahead by a withdrawal with that date, and is warned", async () => {
    const withdraw = ["customer", "withdraw", "1", "--as", "ada", "--dated"];
    await gym.fail(2, /is not ahead/, ...withdraw, "2020-01-31");
    await gym.fail(2, /It takes a date/, ...withdraw, "2020-13-31");
    const { code, stderr } = await gym.run([...withdraw, "2099-01-31"]);
    assert.equal(code, 0);
    assert.match(stderr, /until 2099-01-31 you cannot agree to these terms again/);
    await gym.fail(
      1,
      /consented or withdrawn since/,
      ...consent,
      "--consent-again",
      "--out",
      gym.file("again.json"),
    );
  });
});
