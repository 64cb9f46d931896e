import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { setTimeout } from "node:timers/promises";
import { prepareAnswer } from "../../../cli/customer/answer/prepare.ts";
import { leavesFile } from "../../../cli/issuer/leaves.ts";
import { removeIssuer } from "../../../src/chain/actions/campaign.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

const HOUR = 3600;

describe("a customer who is late", () => {
  let gym: CommandLine;
  const prepare = async (campaign: bigint, change: object = {}) => {
    const { context } = gym.context();
    const options = { campaign, as: "ada", send: true, out: gym.file(`answer.${campaign}.json`), ...change };
    return prepareAnswer(context, options).finally(() => context.state.close());
  };
  const now = async () => {
    const { context } = gym.context();
    return context.now().finally(() => context.state.close());
  };
  /** Lets time pass on the chain until so many seconds before a time. */
  const waitUntil = async (seconds: number, time: number) => {
    await gym.succeed("wait", `${time - seconds - (await now())} seconds`);
  };

  before(async () => {
    gym = await openGym({}, { period: "7 days" }, { period: "20 minutes" }, { sealed: true });
    await giveCards(gym, "ada");
  });
  after(() => gym.close());

  it("is not asked for an answer whose period ends before it is settled", async () => {
    const { checked } = await prepare(2n);
    const { openedAt, periodLength } = checked.state;
    await waitUntil(HOUR, openedAt + periodLength);
    await prepare(2n);
    await waitUntil(600, openedAt + periodLength);
    await assert.rejects(
      prepare(2n),
      /Period 0 of campaign 2 ends in \d+ minutes; an answer may take 30.*next period/,
    );
    await waitUntil(-10, openedAt + periodLength);
    await prepare(2n);
  });

  it("may answer in the first half of a period that is shorter than that", async () => {
    const { openedAt, periodLength } = (await prepareSoon(3n)).checked.state;
    const periods = Math.ceil(((await now()) - openedAt) / periodLength);
    await waitUntil(300, openedAt + periods * periodLength);
    await assert.rejects(prepare(3n), /Period \d+ of campaign 3 ends in \d minutes; an answer may take 10/);
    await waitUntil(-60, openedAt + periods * periodLength);
    await prepare(3n);
  });

  /** In a short period there may be too little time left now, but then not in the next one. */
  async function prepareSoon(campaign: bigint) {
    return prepare(campaign).catch(async () => {
      await gym.succeed("wait", "10 minutes");
      return prepare(campaign);
    });
  }

  it("renews a consent that would end before the answer is settled", async () => {
    const request = ["customer", "consent", "1", "--as", "ada", "--yes", "--consent-for", "1 hour"];
    await gym.succeed(...request, "--out", gym.file("request.json"));
    assert.equal((await prepare(1n)).until, undefined);
    await gym.succeed("wait", "45 minutes");
    const { consent, until } = await prepare(1n);
    assert.equal(consent.isLive, true);
    assert.ok(until! > consent.until + 24 * HOUR);
  });

  it("is refused a ticket that would end before the answer is settled", async () => {
    // Two consents of one second of the customer's clock cannot be told apart.
    await setTimeout(1000);
    await gym.succeed(
      ...["customer", "consent", "4", "--as", "ada", "--yes", "--renew", "--out", gym.file("sealed.json")],
    );
    await gym.succeed("brand", "seal", gym.file("sealed.json"), "--out", gym.file("seal.json"));
    const ticket = ["brand", "ticket", gym.file("sealed.json"), "--out", gym.file("ticket.json")];
    await gym.succeed(...ticket, "--valid-for", "1 hour");
    const papers = { seal: gym.file("seal.json"), ticket: gym.file("ticket.json") };
    await prepare(4n, papers);
    await gym.succeed("wait", "45 minutes");
    await assert.rejects(prepare(4n, papers), /The ticket ends in 1\d minutes.*Ask the brand for a new one/);
  });

  it("is not asked under a root that the issuer has replaced, once its grace is nearly over", async () => {
    const leaves = gym.file("leaves.json");
    const { context } = gym.context();
    copyFileSync(leavesFile(context.folder, 1n), leaves);
    context.state.close();
    await gym.succeed("customer", "init", "--as", "ben");
    await gym.succeed("customer", "cards", "request", "vault", "--as", "ben", "--out", gym.file("ben.json"));
    const values = ["--schema", gym.file("schema.json"), "--values", gym.file("values.json")];
    const papers = ["--commitment", gym.file("ben.json"), "--out", gym.file("ben.card.json")];
    await gym.succeed("issuer", "issue", "vault", "--holder", "ben", ...values, ...papers);
    await gym.succeed("issuer", "publish", "vault");
    await prepare(1n, { leaves });
    await gym.succeed("wait", "45 minutes");
    await assert.rejects(prepare(1n, { leaves }), /The grace of the root.*ends in 1\d minutes.*current list/);
    await prepare(1n);
  });

  it("is not asked with a card of an issuer that the campaign is about to remove", async () => {
    const { context } = gym.context();
    await removeIssuer(context.clientOf("brand"), context.deployment, { campaign: 2n, issuer: 1n });
    const removed = await context.now();
    context.state.close();
    await prepare(2n);
    await waitUntil(600, removed + 24 * HOUR);
    await assert.rejects(prepare(2n), /The time for which campaign 2 accepts issuer 1 ends in \d+ minutes/);
  });

  it("is not asked for an answer to a campaign that closes before it is settled", async () => {
    await gym.succeed("brand", "campaign", "close", "1");
    const { checked } = await prepare(1n);
    await waitUntil(600, checked.state.closesAt!);
    await assert.rejects(prepare(1n), /Campaign 1 ends in \d+ minutes.*too late/);
  });

  it("is told when a card ends before the answer would", async () => {
    await gym.succeed("wait", "79 days");
    await gym.succeed("wait", "32 hours");
    await assert.rejects(
      prepare(3n),
      /Your card of issuer 1 \("vault" here; .*\) ends on .* has to hold until .*new one/,
    );
  });
});
