import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { HttpRequestError } from "viem";
import { answerCampaign } from "../../../cli/customer/answer/answer.ts";
import { confirmRequest } from "../../../cli/customer/answer/confirm.ts";
import { deliverAnswer } from "../../../cli/customer/answer/deliver.ts";
import type { AnswerOptions } from "../../../cli/customer/answer/options.ts";
import { prepareAnswer } from "../../../cli/customer/answer/prepare.ts";
import { readFile } from "../../../cli/input/files.ts";
import { openCampaign } from "../../../src/chain/actions/campaign.ts";
import { readCampaignsOpened } from "../../../src/chain/actions/events.ts";
import { documentFields, hashOfDocument } from "../../../src/format/campaign/campaignDocument.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import type { Rules } from "../../../src/request/request.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";
import { campaign, schema, terms } from "../../support/cli/gym.ts";
import { age, sampleCard } from "../../support/model/sampleCard.ts";

describe("a customer's answer", () => {
  let gym: CommandLine;
  let options: AnswerOptions;
  const answer = ["customer", "answer", "1", "--as", "ada"];
  const open = (file: string) => [
    ...["brand", "campaign", "open", gym.file(file), "--terms", gym.file("terms.json")],
  ];

  before(async () => {
    gym = await startCommandLine();
    gym.write("schema.json", schema);
    gym.write("campaign.json", { ...campaign, name: "course \u001b[2J" });
    await gym.succeed("brand", "terms", gym.write("terms.json", terms));
    await gym.succeed(...open("campaign.json"));
    await gym.succeed("brand", "campaign", "fund", "1", "--amount", "2");
    for (const name of ["ada", "ben"]) await gym.succeed("customer", "init", "--as", name);
    await gym.succeed("customer", "cards", "request", "vault", "--as", "ada", "--out", gym.file("ada.json"));
    const values = ["--schema", gym.file("schema.json"), "--values", gym.write("values.json", { age: 40 })];
    const papers = ["--commitment", gym.file("ada.json"), "--out", gym.file("ada.card.json")];
    await gym.succeed("issuer", "issue", "vault", "--holder", "one", ...values, ...papers);
    await gym.succeed("issuer", "publish", "vault");
    await gym.succeed("customer", "cards", "add", gym.file("ada.card.json"), "--as", "ada");
    options = { campaign: 1n, as: "ada", consentFor: 86_400, send: true, out: gym.file("answer.json") };
  });
  after(() => gym.close());

  it("is not given unless somebody says yes, who sees a brand's text without control characters", async () => {
    const { code, stdout, stderr } = await gym.run([...answer, "--out", gym.file("answer.json")]);
    assert.equal(code, 2);
    assert.match(stderr, /add --yes/);
    assert.match(stdout, /^Gym asks you \(campaign 1, "course {2}\[2J"\)/);
    assert.equal(existsSync(gym.file("answer.json")), false);
  });

  it("comes with the reasons for the group, all of them if asked, in the customer's language and as JSON", async () => {
    const show = ["customer", "show", "1", "--as", "ada"];
    const whole = await gym.succeed(...show, "--explain", "--language", "de");
    assert.match(
      whole,
      /why this group +Mit age höchstens 17 years \(jetzt 40\) wären die Bedingungen nicht erfüllt: Gruppe 0\./,
    );
    assert.match(whole, /\n {2}Die Bedingungen\n {4}age mindestens 18 years: erfüllt, bei Ihnen 40 years\n/);
    assert.match(whole, /\n {2}Wenn Sie anderer Meinung sind\n {4}Sie können einen Menschen bei Gym/);
    const { explanation } = JSON.parse(await gym.succeed(...show, "--json"));
    assert.deepEqual([explanation.segment, explanation.score, explanation.contributions], [1, 0, []]);
    assert.deepEqual(explanation.changes, [
      {
        segment: 0,
        steps: [{ attribute: "age", from: 41, to: 18, range: { low: 1, high: 18 }, movement: 1 }],
      },
    ]);
    const other = gym.write("other.card.json", sampleCard([age], { schema: schema.name }));
    await gym.fail(
      1,
      /card of another model than campaign 1 was opened with/,
      ...[...answer, "--model-card", other, "--out", gym.file("answer.json"), "--yes"],
    );
  });

  it("is prepared without anything being sent or written", async () => {
    const before = await gym.latestBlock();
    const { context, talk } = gym.context();
    const prepared = await prepareAnswer(context, options);
    assert.equal(prepared.segment, 1);
    assert.match(prepared.explanation.join("\n"), /what you reveal +group 1/);
    assert.match(
      prepared.explanation.join("\n"),
      /why this group +.*\n(.*\n)* +all of it, point by point: --explain/,
    );
    assert.deepEqual([talk.printed, talk.asked], [[], []]);
    context.state.close();
    assert.equal(existsSync(gym.file("answer.json")), false);
    assert.equal(await gym.latestBlock(), before);
  });

  it("is not given by one who says no after all was shown", async () => {
    const before = await gym.latestBlock();
    const { context, talk } = gym.context({ says: false });
    const { data, refused } = await answerCampaign(context, options);
    assert.deepEqual([data, refused], [{ answered: false }, true]);
    assert.deepEqual(talk.asked, ["Do you agree?"]);
    assert.match(talk.printed[0]!, /what it pays +2 POINT, whatever your group/);
    context.state.close();
    assert.equal(existsSync(gym.file("answer.json")), false);
    assert.equal(await gym.latestBlock(), before);
  });

  it("says where it goes, and takes a card that fits", async () => {
    await gym.fail(2, /Name the answer file: --out FILE/, ...answer, "--yes");
    const asBen = ["customer", "answer", "1", "--as", "ben", "--out", gym.file("ben.answer.json")];
    await gym.fail(1, /You have no card for "course/, ...asBen, "--yes");
  });

  it("is refused to a document that is not the one that the campaign was opened with", async () => {
    const published = JSON.parse(readFileSync(path.join(gym.folder, "campaigns/1.json"), "utf8"));
    for (const change of [
      { name: "another" },
      { rules: [{ attribute: "age", atLeast: 21 }] },
      { terms: { ...terms, retention: "1 day" } },
    ]) {
      const forged = { ...published, document: { ...published.document, ...change } };
      const given = [
        "--out",
        gym.file("answer.json"),
        "--yes",
        "--document",
        gym.write("forged.json", forged),
      ];
      await gym.fail(1, /is not the document that campaign 1/, ...answer, ...given);
    }
  });

  it("is refused to a document whose terms are not those that a consent would be to", async () => {
    const { context } = gym.context();
    const { deployment } = context;
    const client = context.clientOf("brand");
    const [event] = await readCampaignsOpened(client, deployment, { campaign: 1n, fromBlock: 0n });
    const { isSealed: _, settler: __, model: ___, rules, ...parameters } = event!.parameters;
    const { document, ...published } = readFile(
      path.join(gym.folder, "campaigns/1.json"),
      readPublishedCampaign,
    );
    const harmless = documentFields({ ...document, terms: { ...document.terms, retention: "1 day" } });
    const { campaign: id } = await openCampaign(client, deployment, {
      ...parameters,
      rules: rules as Rules,
      documentHash: hashOfDocument(harmless),
    });
    const file = gym.write("harmless.json", { ...published, campaign: `${id}`, document: harmless });
    await assert.rejects(
      prepareAnswer(context, { ...options, campaign: id, document: file }),
      /is not the document that campaign 2/,
    );
    context.state.close();
  });

  it("takes no seal after a withdrawal, and consent again only when told to", async () => {
    const noConsent = await gym.succeed("customer", "withdraw", "1", "--as", "ben");
    assert.match(noConsent, /There was no permission on record: never given/);
    const consent = ["customer", "consent", "1", "--as", "ada", "--yes"];
    await gym.succeed(...consent, "--out", gym.file("ada.consent.json"));
    assert.match(
      await gym.succeed("customer", "status", "--as", "ada"),
      /^Not answered, campaigns 1 .* and 2: permission until 20/,
    );
    const seal = gym.file("ada.seal.json");
    await gym.succeed("brand", "seal", gym.file("ada.consent.json"), "--out", seal);
    await gym.fail(1, /ada\.seal\.json is a box with a seal or a ticket, not an answer/, "verify", seal);
    assert.match(await gym.succeed("customer", "withdraw", "1", "--as", "ada"), /^Withdrawn/);
    for (const make of ["seal", "ticket"]) {
      const paper = ["brand", make, gym.file("ada.consent.json"), "--out", gym.file("none.json")];
      await gym.fail(1, /consent of 0x\w+ does not count: withdrawn on 20/, ...paper);
    }
    const again = [...answer, "--out", gym.file("answer.json"), "--yes", "--dry-run"];
    await gym.fail(1, /You withdrew this permission on 20.*--consent-again/, ...again);
    assert.match(await gym.succeed(...again, "--consent-again"), /would send settleWith/);
    assert.equal(existsSync(gym.file("answer.json")), false);
  });

  it("asks one who has withdrawn for both: the permission and the answer", async () => {
    const yes = gym.context({ says: true });
    const prepared = await prepareAnswer(yes.context, options);
    assert.equal(await confirmRequest(yes.context, options, prepared), true);
    assert.match(yes.talk.asked[0]!, /^You withdrew this permission on 20.* Give it again\?$/);
    assert.deepEqual(yes.talk.asked.slice(1), ["Do you agree?"]);
    const no = gym.context({ says: false });
    assert.equal(await confirmRequest(no.context, options, prepared), false);
    assert.equal(no.talk.asked.length, 1);
    no.context.state.close();
    yes.context.state.close();
  });

  it("is not delivered for a period that ended while the customer was asked", async () => {
    gym.write("monthly.json", { ...campaign, name: "monthly", period: "30 days" });
    await gym.succeed(...open("monthly.json"));
    const { context } = gym.context();
    const monthly = { ...options, campaign: 3n };
    const prepared = await prepareAnswer(context, monthly);
    await gym.succeed("wait", "30 days");
    await assert.rejects(deliverAnswer(context, monthly, prepared), /next period of campaign 3 has begun/);
    context.state.close();
    assert.equal(existsSync(gym.file("answer.json")), false);
  });

  it("is settled, kept by the brand for as long as the terms say, and paid once", async () => {
    const { context } = gym.context({ says: true });
    const { data } = await answerCampaign(context, options);
    assert.deepEqual(
      { settled: true, segment: 1, file: gym.file("answer.json") },
      {
        settled: Reflect.get(data, "settled"),
        segment: Reflect.get(data, "segment"),
        file: Reflect.get(data, "file"),
      },
    );
    context.state.close();
    const status = await gym.succeed("brand", "campaign", "status", "1");
    assert.match(status, /1 settled, 0 more can be paid/);
    assert.match(status, /Groups that you may use now: 0: 0, 1: 1\./);
    await gym.fail(1, /nothing to claim/, "customer", "claim", "1", "--as", "ben");
    // The node falls silent once the reward is paid: paid is paid.
    let isPaid = false;
    const watch = {
      before(method: string) {
        if (isPaid && method === "eth_call") throw new HttpRequestError({ url: "http://127.0.0.1:1" });
      },
      after(method: string) {
        isPaid ||= method === "eth_sendRawTransaction";
      },
    };
    const claimed = await gym.run(["customer", "claim", "1", "--as", "ada"], { watch });
    assert.equal(claimed.code, 0, claimed.stderr);
    assert.match(claimed.stdout, /^2000000000000000000 of the smallest unit of token 0x\w+ paid to 0x/);
    const again = await gym.succeed("customer", "claim", "1", "--as", "ada");
    assert.match(again, /^Nothing is left to claim: 2 POINT for 1 answer to campaign 1, .* is paid already/);
    await gym.succeed("wait", "90 days");
    const later = await gym.succeed("brand", "campaign", "status", "1");
    assert.match(later, /Groups that you may use now: 0: 0, 1: 0\./);
  });
});
