import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Agent } from "../../../src/agent/agent.ts";
import { readBrandFile } from "../../../src/agent/request/brandFile.ts";
import { askForSeal, openBrandLink, proveBrandLink } from "../../../src/agent/sending/brandService.ts";
import { standingOf } from "../../../src/agent/stop/stop.ts";
import { subjectClient } from "../../../src/agent/subject.ts";
import { createBrandClient } from "../../../src/brand/client/brandClient.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { signCustomerLink } from "../../../src/chain/requests/customerLink.ts";
import { createCustomerKeys } from "../../../src/customer/keys.ts";
import { readAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { DOMAIN } from "../../support/agent/agentWorld.ts";
import { type BrandWorld, openBrandWorld, TOKEN, until } from "../../support/brand/brandWorld.ts";
import { openPage } from "../../support/brand/page.ts";
import { filesWith } from "../../support/relayer/filesWith.ts";

const DAY = 86_400;

describe("the service of a brand", () => {
  let world: BrandWorld;
  const agents: Agent[] = [];
  /** In the proof of the customer who stops. */
  let stopped: string;
  const agent = async () => {
    const one = await world.agent();
    agents.push(one);
    return one;
  };
  /** Makes a link for a customer, or for a visitor, and the session of the page that waits. */
  const link = async (campaign: bigint, customer?: string) => {
    const order = { campaign: `${campaign}`, channel: "page", ...(customer && { customer }) };
    const { url, session, qr, expires } = await (await world.own("/requests", order)).json();
    assert.equal(qr, url);
    assert.ok(expires > world.agents.time);
    return { url: url.replace(`https://${DOMAIN}`, world.url()), session };
  };
  const prove = async (nonce: string) => {
    const brand = { account: world.agents.brand.account.address, domain: DOMAIN };
    await proveBrandLink(world.agents.surroundings(), brand, nonce, world.url);
  };
  const settled = async (campaign: bigint) =>
    (await readAnswersSettled(world.agents.client, world.agents.deployment, { campaign, fromBlock: 0n }))
      .length;
  /** The customer says yes to a sealed campaign, and the answer is delivered. */
  const answerSealed = async (one: Agent, campaign: bigint, text: string) => {
    await one.receive(text);
    const part = await askForSeal(DOMAIN, await one.requestSeal(campaign), world.url);
    await world.agents.yes(one, campaign, { seal: part.seal });
    return one.deliver();
  };

  before(async () => {
    world = await openBrandWorld();
    await world.start();
  });
  after(async () => {
    for (const one of agents) await one.close();
    await world?.close();
  });

  it("names the brand's account, describes itself, and is healthy", async () => {
    const file = readBrandFile(await (await fetch(`${world.url()}/.well-known/decdp.json`)).text());
    assert.equal(file.domain, DOMAIN);
    assert.equal(file.accounts[0]?.account.toLowerCase(), world.agents.brand.account.address.toLowerCase());
    const health = await fetch(`${world.url()}/health`);
    assert.equal(health.status, 200, await health.text());
    const { paths } = await (await fetch(`${world.url()}/openapi.json`)).json();
    assert.ok(paths["/.well-known/decdp/messages/{kind}"].post);
    const metrics = await (await fetch(`${world.url()}/metrics`)).text();
    assert.match(metrics, /decdp_brand_requests_total/);
  });

  it("tells a page of a sealed answer at once, settles it, and signs its receipt", async () => {
    const one = await agent();
    const { campaign } = await world.publish({ name: "sealed", sealed: true });
    const { url, session } = await link(campaign, "ann@shop");
    const page = await openPage(world.url(), session);
    const opened = await openBrandLink(url);
    assert.equal(opened.isForCustomer, true);
    await prove(opened.nonce);
    await answerSealed(one, campaign, opened.published);
    const { data } = await page.hears("answered");
    assert.equal(data.segment, 1);
    await page.hears("settled");
    page.close();
    assert.deepEqual(
      page.told.map(({ event }) => event),
      ["answered", "settled"],
    );
    assert.equal(await settled(campaign), 1);
    // The page connects again and misses nothing, and hears nothing twice.
    const again = await openPage(world.url(), session, page.told[0]!.id);
    await again.hears("settled");
    assert.equal(again.told.length, 1);
    again.close();
    await one.deliver();
    const { waiting } = await one.deliver();
    assert.deepEqual(waiting, []);
    const receipts = await one.receipts();
    assert.deepEqual(
      receipts.map(({ event, isComplete }) => [event, isComplete]),
      [["given", true]],
    );
    const text = JSON.stringify(world.lines);
    assert.ok(!text.includes("ann@shop"), "nothing about a customer is logged");
  });

  it("knows an answer to an open campaign that its customer brought on chain", async () => {
    const one = await agent();
    const { campaign, text } = await world.publish({ name: "open", terms: { retention: "31 days" } });
    const { url, session } = await link(campaign);
    const { nonce, isForCustomer } = await openBrandLink(url);
    assert.equal(isForCustomer, false);
    await prove(nonce);
    const page = await openPage(world.url(), session);
    await one.receive(text);
    await world.agents.yes(one, campaign);
    await one.deliver();
    assert.equal((await page.hears("answered")).data.segment, 1);
    await page.hears("settled");
    page.close();
    const shown = await until(async () => {
      const { campaigns } = await (await world.own("/campaigns")).json();
      return campaigns.find((each: { campaign: string }) => each.campaign === `${campaign}`);
    }, "the campaign is listed");
    assert.deepEqual([shown.funded, shown.settled, shown.isFollowed], ["500", "1", true]);
  });

  it("is handed an answer to an open campaign where it settles, and tells the page before it is on chain", async () => {
    const one = await world.agent({ brandSettles: true, account: undefined });
    agents.push(one);
    const { campaign, text } = await world.publish({ name: "handed", terms: { retention: "39 days" } });
    const { url, session } = await link(campaign);
    await prove((await openBrandLink(url)).nonce);
    const page = await openPage(world.url(), session);
    await one.receive(text);
    await world.agents.yes(one, campaign);
    const { waiting } = await one.deliver();
    assert.match(waiting[0]?.lastError ?? "", /has taken the answer, and brings it on chain/);
    assert.equal((await page.hears("answered")).data.segment, 1);
    await page.hears("settled");
    page.close();
    assert.deepEqual(
      (await one.deliver()).delivered.map(({ kind }) => kind).filter((kind) => kind === "answer"),
      ["answer"],
    );
    assert.equal(await settled(campaign), 1);
  });

  it("acknowledges a stop, after which nothing is known or taken under the old consent", async () => {
    const one = await agent();
    const { campaign, text } = await world.publish({
      ...{ name: "stopped", sealed: true, terms: { retention: "32 days" } },
    });
    const { url, session } = await link(campaign, "bob@shop");
    await prove((await openBrandLink(url)).nonce);
    await answerSealed(one, campaign, text);
    stopped = readAnswerFile(world.sent.at(-1)!.body).answer.proof.a[0].toString();
    assert.notDeepEqual(filesWith(world.options.database, stopped), []);
    const page = await openPage(world.url(), session);
    await page.hears("settled");
    await one.withdraw(campaign);
    await one.deliver();
    await page.hears("withdrawn");
    await page.ended;
    const stops = await one.stops();
    const brand = stops.find(({ recipient }) => recipient === "Gym")!;
    assert.equal(standingOf(brand, world.agents.time), "stopped");
    const later = await openPage(world.url(), session);
    await later.ended;
    assert.deepEqual(
      later.told.map(({ event, data }) => [event, data.segment]),
      [
        ["settled", undefined],
        ["withdrawn", undefined],
      ],
      "the group is not told any more",
    );
  });

  it("takes a request for access, and replies with all that is kept", async () => {
    const one = await agent();
    const { campaign, text } = await world.publish({
      ...{ name: "access", sealed: true, terms: { retention: "33 days" } },
    });
    await answerSealed(one, campaign, text);
    const id = await one.exercise(campaign, "access");
    await one.deliver();
    assert.equal((await one.rights())[0]?.state, "open");
    const { rights } = await (await world.own("/rights")).json();
    assert.deepEqual(
      rights.map((each: { id: string; state: string }) => [each.id, each.state]),
      [[id, "open"]],
    );
    const reply = await world.own(`/rights/${id}/replies`, { state: "fulfilled" });
    assert.equal(reply.status, 200, await reply.clone().text());
    world.agents.time += DAY;
    await one.deliver();
    world.agents.time -= DAY;
    const record = await one.recordKept(id);
    assert.ok(record.answers.some((answer) => answer.campaign === campaign && answer.segment === 1));
    assert.ok(record.consents.length > 0);
    const other = await world.own(`/rights/${id}/replies`, { state: "denied", words: "No." });
    assert.equal(other.status, 422);
  });

  it("goes on where it was after a restart", async () => {
    const one = await agent();
    const { campaign, text } = await world.publish({
      ...{ name: "restarted", sealed: true, terms: { retention: "34 days" } },
    });
    await one.receive(text);
    const part = await askForSeal(DOMAIN, await one.requestSeal(campaign), world.url);
    await world.agents.yes(one, campaign, { seal: part.seal });
    await world.stop();
    // It is told while the service is away, and keeps it.
    assert.equal((await one.deliver()).waiting.length > 0, true);
    await world.start();
    assert.deepEqual((await one.deliver()).delivered.map(({ kind }) => kind).includes("sealedAnswer"), true);
    await until(async () => (await settled(campaign)) === 1, "it is settled");
    await until(
      async () => filesWith(world.options.database, stopped).length === 0,
      "the disk has nothing of an answer whose customer has stopped",
    );
  });

  it("settles again what a replaced block had, gives one seal key in a period, and nothing after a stop", async () => {
    const one = await agent();
    const { campaign, text } = await world.publish({
      ...{ name: "replaced", sealed: true, terms: { retention: "35 days" } },
    });
    await one.receive(text);
    const request = await one.requestSeal(campaign);
    const first = await askForSeal(DOMAIN, request, world.url);
    await world.agents.yes(one, campaign, { seal: first.seal });
    const again = await askForSeal(DOMAIN, request, world.url);
    assert.notEqual(again.seal, first.seal, "the same key, encrypted anew");
    const fork = await world.agents.client.snapshot();
    await one.deliver();
    const isSeen = async () => {
      const { campaigns } = await (await world.own("/campaigns")).json();
      return campaigns.some(
        (each: { campaign: string; settled: string }) =>
          each.campaign === `${campaign}` && each.settled === "1",
      );
    };
    await until(isSeen, "the service sees that it is settled");
    await world.agents.client.revert({ id: fork });
    await world.agents.client.mine({ blocks: 1 });
    assert.equal(await settled(campaign), 0);
    await until(async () => (await settled(campaign)) === 1, "it is settled again");
    // Somebody who kept the answer gives it once more after the stop.
    const body = world.sent.findLast(({ kind }) => kind === "answer")!.body;
    await one.withdraw(campaign);
    await one.deliver();
    const reply = await world.anybody("/messages/answer", body);
    assert.equal(reply.status, 422);
    assert.match(await reply.text(), /NullifierSpent|ConsentNotLive|SealedSegmentUnknown/);
    await assert.rejects(askForSeal(DOMAIN, request, world.url), /ConsentNotLive/);
  });

  it("refuses whatever its customer has not signed, and says why", async () => {
    const one = await agent();
    const { campaign, text } = await world.publish({
      ...{ name: "attacked", sealed: true, terms: { retention: "36 days" } },
    });
    await one.receive(text);
    const request = JSON.parse(await one.requestSeal(campaign));
    const refusals: [place: string, body: string, status: number, error: RegExp][] = [
      ["/messages/answer", "{", 400, /InvalidValue/],
      ["/messages/answer", "[]", 400, /InvalidValue/],
      ["/messages/everything", "{}", 404, /NotFound/],
      ["/messages/no", "{}", 400, /InvalidValue/],
      ["/messages/stop", JSON.stringify({ format: "decdp-stop-1" }), 400, /InvalidValue/],
      ["/messages/rights", JSON.stringify({ format: "decdp-rights-request-1" }), 400, /InvalidValue/],
      [
        "/messages/receipt",
        `{"format":"decdp-receipt-to-countersign-1","__proto__":{}}`,
        400,
        /InvalidValue/,
      ],
      ["/links", JSON.stringify({ nonce: "x" }), 400, /InvalidShape/],
      ["/seals", JSON.stringify({ ...request, chainId: 1 }), 422, /OtherNetwork/],
      [
        "/seals",
        JSON.stringify({ ...request, request: { ...request.request, nullifier: "1" } }),
        422,
        /did not sign it/,
      ],
    ];
    for (const [place, body, status, error] of refusals) {
      const reply = await world.anybody(place, body);
      const said = await reply.text();
      assert.equal(reply.status, status, `${place} ${body.slice(0, 80)}: ${said}`);
      assert.match(said, error);
    }
    const large = await world.anybody("/messages/answer", JSON.stringify("x".repeat(300_000)));
    assert.equal(large.status, 413);
    const form = await world.anybody("/messages/stop", "{}", { "content-type": "text/plain" });
    assert.equal(form.status, 415);
    // The connection of the one that was not read to its end is closed.
    await until(() => world.anybody("/campaigns/1").catch(() => undefined), "the service is asked anew");
  });

  it("shows its own side to nobody without the token, and a link to one subject only", async () => {
    for (const place of ["/campaigns", "/rights"]) {
      for (const authorization of ["", "Bearer ", "Bearer wrong", "Basic YTpi"]) {
        const reply = await fetch(`${world.url()}${place}`, { headers: { authorization } });
        assert.equal(reply.status, 401);
      }
    }
    const { campaign } = await world.publish({ name: "links", terms: { retention: "38 days" } });
    const { url } = await link(campaign, "carol@shop");
    const { nonce } = await openBrandLink(url);
    const stranger = { ...world.agents.surroundings(), keys: createCustomerKeys() };
    const brand = { account: world.agents.brand.account.address, domain: DOMAIN };
    await proveBrandLink(stranger, brand, nonce, world.url);
    await proveBrandLink(stranger, brand, nonce, world.url);
    await assert.rejects(prove(nonce), /NonceOver/);
    const forged = { nonce, subject: brand.account, signature: `0x${"11".repeat(65)}` };
    assert.equal((await world.anybody("/links", JSON.stringify(forged))).status, 422);
    const wrong = url.replace(/.{22}$/, "A".repeat(22));
    await assert.rejects(openBrandLink(wrong), /LinkOver/);
    assert.equal((await openPage(world.url(), "A".repeat(22))).status, 404);
    // The brand's own app had a customer sign: for that customer only.
    const client = createBrandClient({ url: world.url(), token: TOKEN });
    const { keys, reader } = world.agents.surroundings();
    const own = subjectClient({ keys, reader }, brand.account);
    const made = await client.nonce("dora@shop");
    const { deployment } = world.agents;
    const signed = { brand: brand.account, nonce: made.nonce };
    const { subject, signature } = await signCustomerLink(own, deployment, signed);
    const proof = { nonce: made.nonce, subject, signature };
    await assert.rejects(client.link({ customerId: "eve@shop", ...proof }), /OtherCustomer/);
    await client.link({ customerId: "dora@shop", ...proof });
    await assert.rejects(
      client.link({ customerId: "dora@shop", ...proof, subject: brand.account }),
      /did not sign the link/,
    );
    const foreign = await world.own("/campaigns", '{"campaign":"1"}');
    assert.equal(foreign.status, 400);
    const unknown = await world.own("/requests", { campaign: "999", channel: "page" });
    assert.equal(unknown.status, 422);
  });

  it("lets so many pages of one address wait and no more", async () => {
    const { campaigns } = await (await world.own("/campaigns")).json();
    const { session } = await link(BigInt(campaigns[0].campaign));
    const pages = await Promise.all(Array.from({ length: 51 }, () => openPage(world.url(), session)));
    assert.deepEqual(
      pages.filter(({ status }) => status !== 200).map(({ status }) => status),
      [503],
    );
    for (const page of pages) page.close();
    await until(async () => {
      const again = await openPage(world.url(), session);
      again.close();
      return again.status === 200;
    }, "places are free again");
  });
});
