import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { privateKeyToAccount } from "viem/accounts";
import { officeApp } from "../../../../services/brand/http/office/routes.ts";
import { openApiDocument } from "../../../../services/brand/http/openapi.ts";
import { approved, returned } from "../../../../services/brand/office/deeds.ts";
import { findDraft, replaceDraft } from "../../../../services/brand/office/drafts.ts";
import type { Office } from "../../../../services/brand/office/office.ts";
import type { Database } from "../../../../services/shared/database/database.ts";
import { replyToErrors } from "../../../../services/shared/http/errors.ts";
import { type Draft, hashOfContent } from "../../../../src/brand/office/draft.ts";
import { contentOfRecipe } from "../../../../src/brand/office/fromRecipe.ts";
import { readHouse } from "../../../../src/brand/office/house.ts";
import { approvalOf, officerAccount } from "../../../support/brand/office/approving.ts";
import { officeHouse } from "../../../support/brand/office/house.ts";
import { openRecords } from "../../../support/brand/openRecords.ts";

const TOKEN = "0x00000000000000000000000000000000000000aa";
const house = officeHouse(TOKEN);
const content = contentOfRecipe(house, "promotion", { reward: "0.50", answers: 500 });
const marketer = { authorization: "Bearer the marketer's token" };
const officer = { authorization: "Bearer the officer's token" };
const AT = 1_800_000_000;

describe("drafts in a brand's office", () => {
  let database: Database;
  let office: Office;
  let app: ReturnType<typeof officeApp>;
  let woken = 0;
  /** What the brand's account has, in the token's smallest unit. */
  let tokens = 10n ** 30n;

  before(async () => {
    database = await openRecords();
    const account = privateKeyToAccount(`0x${"11".repeat(32)}`);
    // The one part that asks a node: what the account has.
    const request = async ({ method }: { method: string }) =>
      method === "eth_call" ? `0x${tokens.toString(16).padStart(64, "0")}` : "0x1";
    const client = { account, request } as never as Office["client"];
    const deployment = { chainId: 31_337, campaigns: TOKEN } as never as Office["deployment"];
    const policy = { domain: "meridian.example" } as Office["policy"];
    const officers = [officerAccount.address];
    office = {
      database,
      client,
      deployment,
      policy,
      house,
      officers,
      now: () => AT,
      wake: () => void woken++,
    };
    app = officeApp(office, { marketer: "the marketer's token", officer: "the officer's token" });
    app.onError(replyToErrors(() => {}));
  });
  after(() => database.close());

  const send = async (method: string, place: string, body?: object, headers: object = marketer) => {
    const reply = await app.request(place, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: reply.status, json: await reply.json() };
  };
  const begin = async (given: object = content): Promise<Draft> => {
    const { status, json } = await send("POST", "/drafts", { by: "Mia", content: given });
    assert.equal(status, 201, JSON.stringify(json));
    return json;
  };
  const approve = async ({ id }: Draft, contentHash?: `0x${string}`) => {
    const draft = (await findDraft(database.query, id))!;
    const signed = await approvalOf(office, draft, AT);
    const approval = { ...signed, ...(contentHash && { contentHash }) };
    assert.ok(await replaceDraft(database.query, approved(draft, approval, { by: "Eve", at: AT })));
    return (await findDraft(database.query, id))!;
  };

  it("are kept as they are written, with who did what", async () => {
    const draft = await begin();
    assert.equal(draft.version, 1);
    assert.equal(draft.state, "draft");
    assert.equal(draft.contentHash, hashOfContent(content));
    assert.deepEqual(draft.history, [{ at: AT, by: "Mia", what: "created" }]);
    const { json } = await send("GET", `/drafts/${draft.id}`, undefined, officer);
    assert.deepEqual(json, draft);
    const { json: listed } = await send("GET", "/drafts");
    assert.equal(listed.drafts[0].id, draft.id);
  });

  it("are changed by whoever saw the last version, and by nobody else", async () => {
    const { id } = await begin();
    const change = { by: "Mia", version: 1, content: { ...content, name: "Bells" } };
    const replies = await Promise.all([1, 2, 3].map(() => send("PUT", `/drafts/${id}`, change)));
    assert.deepEqual(replies.map(({ status }) => status).sort(), [200, 409, 409]);
    const { status, json } = await send("PUT", `/drafts/${id}`, { ...change, version: 2 });
    assert.equal(status, 200);
    // Saving often is one line of the history.
    assert.deepEqual(
      json.history.map(({ what }: { what: string }) => what),
      ["created", "changed"],
    );
    assert.equal(json.version, 3);
  });

  it("are for the office's people, each with a token of their own", async () => {
    const { id } = await begin();
    const deed = { by: "Eve", version: 1 };
    for (const [method, place] of [
      ["POST", `/drafts/${id}/submit`],
      ["POST", `/drafts/${id}/publish`],
      ["PUT", `/drafts/${id}`],
      ["POST", "/drafts"],
    ] as const) {
      assert.equal((await send(method, place, deed, officer)).status, 403, place);
      assert.equal((await send(method, place, deed, {})).status, 401, place);
    }
    assert.equal((await send("GET", "/drafts", undefined, { authorization: "Bearer " })).status, 401);
  });

  it("lets nobody in where there is no token", async () => {
    const closed = officeApp({} as Office, { marketer: undefined, officer: undefined });
    for (const authorization of ["Bearer undefined", "Bearer ", ""]) {
      assert.equal((await closed.request("/drafts", { headers: { authorization } })).status, 401);
    }
  });

  it("stay drafts while something is missing or wrong, which is named", async () => {
    const refusals: [object, RegExp][] = [
      [{ ...content, terms: content.terms.slice(0, 100) }, /is not JSON/],
      [{ ...content, terms: content.terms.replace('"90 days"', '"91 days"') }, /other terms/],
      [
        {
          ...content,
          renderings: [content.renderings[0]!.replace('"language": "en"', '"language": "English"')],
        },
        /language/,
      ],
      [{ ...content, budget: { ...content.budget, issuers: [] } }, /no issuer/],
      [{ ...content, budget: { ...content.budget, issuers: ["9"] } }, /does not know these issuers: 9/],
      [
        { ...content, budget: { ...content.budget, reward: "0.0000000000000000001" } },
        /must be a number|more decimals/,
      ],
      [{ ...content, budget: { ...content.budget, reward: "0.60" } }, /reward/i],
    ];
    for (const [given, message] of refusals) {
      const made = await send("POST", "/drafts", { by: "Mia", content: given });
      if (made.status !== 201) {
        assert.match(made.json.message, message);
        continue;
      }
      const { status, json } = await send("POST", `/drafts/${made.json.id}/submit`, {
        by: "Mia",
        version: 1,
      });
      assert.equal(status, 422);
      assert.match(json.message, message);
      assert.equal((await findDraft(database.query, made.json.id))!.state, "draft");
    }
  });

  it("stay drafts while the brand's account cannot pay for them", async () => {
    const { id } = await begin();
    tokens = 249n * 10n ** 18n;
    const poor = await send("POST", `/drafts/${id}/submit`, { by: "Mia", version: 1 });
    assert.equal(poor.status, 422);
    assert.equal(poor.json.error, "Underfunded");
    assert.match(poor.json.message, /250 MP.*249 MP/);
    tokens = 250n * 10n ** 18n;
    assert.equal(
      (await send("POST", `/drafts/${id}/submit`, { by: "Mia", version: 1 })).json.state,
      "submitted",
    );
  });

  it("are published after the approval of exactly what they say, and never of something else", async () => {
    const draft = await begin();
    const publish = (version: number) => send("POST", `/drafts/${draft.id}/publish`, { by: "Mia", version });
    assert.equal((await publish(1)).json.error, "WrongState");
    await send("POST", `/drafts/${draft.id}/submit`, { by: "Mia", version: 1 });
    assert.equal((await publish(2)).json.error, "WrongState");
    await approve(draft, `0x${"00".repeat(32)}`);
    assert.equal((await publish(3)).json.error, "NotApproved");
    // A change takes it back to the beginning, whatever was approved.
    const change = { by: "Mia", version: 3, content: { ...content, name: "Other" } };
    const { json: changed } = await send("PUT", `/drafts/${draft.id}`, change);
    assert.equal(changed.state, "draft");
    assert.equal(changed.approval, undefined);
    await send("POST", `/drafts/${draft.id}/submit`, { by: "Mia", version: 4 });
    await approve(draft);
    const before = woken;
    const { json: going } = await publish(6);
    assert.deepEqual(going.publishing, { since: AT });
    assert.ok(woken > before);
    // On its way nobody changes or pauses it; asked again, it is tried again.
    assert.equal(
      (await send("PUT", `/drafts/${draft.id}`, { ...change, version: 7 })).json.error,
      "BeingPublished",
    );
    assert.equal(
      (await send("POST", `/drafts/${draft.id}/pause`, { by: "Mia", version: 7 })).json.error,
      "BeingPublished",
    );
    assert.equal((await publish(7)).json.version, 7);
  });

  it("come back with a reason, and are paused by what a test customer saw", async () => {
    const draft = await begin();
    await send("POST", `/drafts/${draft.id}/submit`, { by: "Mia", version: 1 });
    const submitted = (await findDraft(database.query, draft.id))!;
    const why = { by: "Eve", at: AT, note: "Say what the price is." };
    assert.ok(await replaceDraft(database.query, returned(submitted, why)));
    const back = (await findDraft(database.query, draft.id))!;
    assert.equal(back.state, "returned");
    assert.equal(back.note, "Say what the price is.");
    assert.equal(
      (await send("POST", `/drafts/${draft.id}/submit`, { by: "Mia", version: 3 })).json.error,
      "WrongState",
    );
    const pause = { by: "Mia", version: 3, note: "The test customer was in group 0." };
    assert.equal((await send("POST", `/drafts/${draft.id}/pause`, pause)).json.state, "paused");
    assert.equal(
      (await send("POST", `/drafts/${draft.id}/submit`, { by: "Mia", version: 4 })).json.error,
      "WrongState",
    );
  });

  it("have their routes described", () => {
    const { paths } = openApiDocument("https://brand.example");
    const described = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = app.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method} /office${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    assert.ok(served.length >= 8);
    assert.deepEqual(
      served.filter((one) => !described.includes(one)),
      [],
    );
  });

  it("are of a house whose file is read strictly", () => {
    assert.deepEqual(readHouse(JSON.stringify(house)), house);
    assert.throws(() => readHouse(JSON.stringify({ ...house, more: 1 })), /more/);
  });
});
