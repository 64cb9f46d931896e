import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Hono } from "hono";
import { privateKeyToAccount } from "viem/accounts";
import type { Brand } from "../../../../services/brand/brand.ts";
import { officeApp } from "../../../../services/brand/http/office/routes.ts";
import { officerApp } from "../../../../services/brand/http/officer/routes.ts";
import { findDraft } from "../../../../services/brand/office/drafts.ts";
import type { Office } from "../../../../services/brand/office/office.ts";
import type { Stack } from "../../../../services/brand/stack.ts";
import { addTarget, findTarget } from "../../../../services/brand/store/outside/targets.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { replyToErrors } from "../../../../services/shared/http/errors.ts";
import type { Environment } from "../../../../services/shared/http/replies.ts";
import type { Draft } from "../../../../src/brand/office/draft.ts";
import { contentOfRecipe } from "../../../../src/brand/office/fromRecipe.ts";
import { hashOfTarget, targetDraft } from "../../../../src/brand/office/officer.ts";
import { type OfficerApproval, officerApprovalTypedData } from "../../../../src/chain/requests/approval.ts";
import { approvalOf, officerAccount } from "../../../support/brand/office/approving.ts";
import { officeHouse } from "../../../support/brand/office/house.ts";
import { openRecords } from "../../../support/brand/openRecords.ts";

const TOKEN = "0x00000000000000000000000000000000000000aa";
const AT = 1_800_000_000;
const house = officeHouse(TOKEN);
const content = contentOfRecipe(house, "promotion", { answers: 500 });
const stranger = privateKeyToAccount(`0x${"05".repeat(32)}`);

describe("a privacy officer", () => {
  let database: Database;
  let office: Office;
  const app = new Hono<Environment>();
  let woken = 0;

  before(async () => {
    database = await openRecords();
    const account = privateKeyToAccount(`0x${"11".repeat(32)}`);
    // The account has money, and no account here has code that could sign.
    const request = async ({ method }: { method: string }) =>
      method === "eth_call" ? `0x${(10n ** 30n).toString(16).padStart(64, "0")}` : "0x1";
    const now = () => AT;
    office = {
      ...{ database, house, now, wake: () => {}, officers: [officerAccount.address] },
      client: { account, request } as never as Office["client"],
      deployment: { chainId: 31_337, campaigns: TOKEN } as never as Office["deployment"],
      policy: { domain: "meridian.example" } as Office["policy"],
    };
    const staff = { marketer: "the marketer's token", officer: "the officer's token" };
    const brand = { ...office, now: async () => AT } as never as Brand;
    const stack = { now, wake: () => void woken++ } as Stack;
    app.route("/office", officeApp(office, staff));
    app.route("/officer/api", officerApp(brand, office, stack, staff));
    app.onError(replyToErrors(() => {}));
  });
  after(() => database.close());

  const send = async (who: "marketer" | "officer", method: string, place: string, body?: object) => {
    const reply = await app.request(place, {
      method,
      headers: { "content-type": "application/json", authorization: `Bearer the ${who}'s token` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: reply.status, json: await reply.json() };
  };
  const submit = async (id: string, version: number): Promise<Draft> => {
    const { status, json } = await send("marketer", "POST", `/office/drafts/${id}/submit`, {
      by: "Mia",
      version,
    });
    assert.equal(status, 200, JSON.stringify(json));
    return json;
  };
  const submitNew = async (): Promise<Draft> => {
    const { json } = await send("marketer", "POST", "/office/drafts", { by: "Mia", content });
    return submit(json.id, 1);
  };
  /** What the page sends: the service works out the hash itself. */
  const order = async (draft: Draft, changes: Partial<OfficerApproval> = {}, account = officerAccount) => {
    const { by, address, signature, at } = await approvalOf(office, draft, AT, changes, account);
    return { by, address, signature, at, version: draft.version };
  };
  const approve = (draft: Draft, body: object) =>
    send("officer", "POST", `/officer/api/reviews/${draft.id}/approve`, body);

  it("sees what waits, returns it with a reason, and later what it said then beside what it says now", async () => {
    const draft = await submitNew();
    const { json: queue } = await send("officer", "GET", "/officer/api/reviews");
    assert.deepEqual(queue.place, {
      brand: { name: "Meridian AS", account: office.client.account.address },
      ...{ chainId: 31_337, campaigns: TOKEN, officers: [officerAccount.address], now: AT },
    });
    assert.ok(queue.drafts.some(({ id, state }: Draft) => id === draft.id && state === "submitted"));
    const place = `/officer/api/reviews/${draft.id}/return`;
    assert.equal((await send("officer", "POST", place, { by: "Eve", version: 2 })).status, 400, "no reason");
    const given = { by: "Eve", version: 2, note: "90 days are too long." };
    const { json } = await send("officer", "POST", place, given);
    assert.deepEqual([json.state, json.note], ["returned", "90 days are too long."]);
    assert.equal((await send("officer", "POST", place, given)).status, 409);

    const change = { by: "Mia", version: 3, content: { ...content, name: "Bells" } };
    await send("marketer", "PUT", `/office/drafts/${draft.id}`, change);
    await submit(draft.id, 4);
    const { json: review } = await send("officer", "GET", `/officer/api/reviews/${draft.id}`);
    assert.equal(review.draft.name, "Bells");
    assert.deepEqual(
      review.past.map(({ verdict, by, note, content: { name } }: never) => [verdict, by, note, name]),
      [["returned", "Eve", "90 days are too long.", content.name]],
    );
  });

  it("approves by a signature that the service checks again before it publishes", async () => {
    const draft = await submitNew();
    const { status, json } = await approve(draft, await order(draft));
    assert.equal(status, 200, JSON.stringify(json));
    assert.equal(json.state, "approved");
    assert.equal(json.approval.contentHash, draft.contentHash);
    const publishing = { by: "Mia", version: json.version };
    office = Object.assign(office, { officers: [] });
    const { json: refused } = await send(
      "marketer",
      "POST",
      `/office/drafts/${draft.id}/publish`,
      publishing,
    );
    assert.equal(refused.error, "NotOfficer", "an officer who left approves nothing that is not published");
    office = Object.assign(office, { officers: [officerAccount.address] });
    const { json: going } = await send("marketer", "POST", `/office/drafts/${draft.id}/publish`, publishing);
    assert.deepEqual(going.publishing, { since: AT });
    // Another draft is compared with what was approved last of this one.
    const other = await submitNew();
    const { json: review } = await send("officer", "GET", `/officer/api/reviews/${other.id}`);
    assert.equal(review.past[0].draft, draft.id);
  });

  it("cannot be replaced: no signature of somebody else, of another draft, content, name, brand or time counts", async () => {
    const draft = await submitNew();
    const other = await submitNew();
    const { signature } = await order(other);
    const refusals: [string, object, string][] = [
      ["a stranger", await order(draft, {}, stranger), "NotOfficer"],
      [
        "a stranger in the officer's name",
        { ...(await order(draft, {}, stranger)), address: officerAccount.address },
        "NotSigned",
      ],
      ["another draft's", { ...(await order(draft)), signature }, "NotSigned"],
      ["another content", await order(draft, { contentHash: `0x${"ab".repeat(32)}` }), "NotSigned"],
      ["another name than the wallet showed", await order(draft, { name: "Newsletter" }), "NotSigned"],
      ["another brand's", await order(draft, { brand: TOKEN }), "NotSigned"],
      ["another officer's name", { ...(await order(draft)), by: "Mia" }, "NotSigned"],
      ["another time", { ...(await order(draft)), at: AT + 1 }, "NotSigned"],
      ["kept back", { ...(await order(draft)), at: AT - 601 }, "OtherTime"],
    ];
    for (const [what, body, error] of refusals) {
      const { status, json } = await approve(draft, body);
      assert.deepEqual([status, json.error], [422, error], what);
    }
    // The marketer shows the officer's own signature, and is nobody here.
    const place = `/officer/api/reviews/${draft.id}/approve`;
    assert.equal((await send("marketer", "POST", place, await order(draft))).status, 403);
    assert.equal((await send("marketer", "GET", "/officer/api/dossier")).status, 403);
    assert.equal((await findDraft(database.query, draft.id))!.state, "submitted");
  });

  it("approves nothing that was changed after it was signed", async () => {
    const draft = await submitNew();
    const signed = await order(draft);
    await send("marketer", "PUT", `/office/drafts/${draft.id}`, {
      by: "Mia",
      version: 2,
      content: { ...content, name: "Other" },
    });
    assert.equal((await approve(draft, signed)).status, 409);
    const changed = await submit(draft.id, 3);
    assert.equal((await approve(changed, { ...signed, version: 4 })).json.error, "NotSigned");
    assert.equal((await approve(changed, await order(changed))).json.state, "approved");
  });

  it("approves a target by a signature under its address", async () => {
    const target = {
      target: "one",
      kind: "webhook",
      url: "https://mail.example/hook",
      campaigns: [7n],
    } as const;
    await addTarget(database.query, { ...target, sealedSecrets: "secret", createdAt: AT });
    const { json: queue } = await send("officer", "GET", "/officer/api/reviews");
    const [shown] = queue.targets;
    assert.deepEqual(shown, {
      target: "one",
      kind: "webhook",
      url: target.url,
      createdAt: AT,
      campaigns: ["7"],
    });
    const sign = async (contentHash = hashOfTarget(shown)) => {
      const claimed = { by: "Eve", address: officerAccount.address, at: AT };
      const approval = {
        ...{
          brand: office.client.account.address,
          officer: officerAccount.address,
          by: "Eve",
          name: target.url,
        },
        ...{ draft: targetDraft("one"), contentHash, approvedAt: AT },
      };
      const data = officerApprovalTypedData(office.deployment, approval);
      return { ...claimed, signature: await officerAccount.signTypedData(data) };
    };
    const place = "/officer/api/targets/one/approve";
    const wider = await sign(hashOfTarget({ kind: "webhook", url: target.url }));
    assert.equal((await send("officer", "POST", place, wider)).json.error, "NotSigned");
    assert.equal((await findTarget(database.query, "one"))!.approved, undefined);
    assert.equal((await send("officer", "POST", place, await sign())).status, 200);
    assert.deepEqual((await findTarget(database.query, "one"))!.approved, { by: "Eve", at: AT });
    assert.ok(woken > 0);
  });

  it("has figures and a dossier with every review, and nothing that is secret", async () => {
    const { json: figures } = await send("officer", "GET", "/officer/api/figures");
    assert.deepEqual(figures.rights, { requests: 0, open: 0, late: 0 });
    const { json: dossier } = await send("officer", "GET", "/officer/api/dossier");
    assert.equal(dossier.format, "decdp-office-dossier-1");
    assert.ok(dossier.reviews.length >= 3);
    assert.ok(dossier.drafts.some(({ approval }: Draft) => approval !== undefined));
    assert.ok(!JSON.stringify(dossier).includes("secret"));
  });
});
