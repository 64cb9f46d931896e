import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { before, describe, it } from "node:test";
import { installFolder } from "../../../scripts/shared/installFolder.ts";
import { startMockBank } from "../../../scripts/sources/bank/mockBank.ts";
import { type OpenApi, readOpenApi } from "../../../scripts/sources/bank/openApi.ts";
import type { Exchange } from "../../../scripts/sources/sandboxBank/exchanges.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { createBankSource } from "../../../src/source/bank/bankSource.ts";
import { createSourceFetch } from "../../../src/source/fetching.ts";
import { accountsOf, allow, NOON, start, startBankWorld } from "../../support/bank/bankWorld.ts";

const FILE = fromRoot("../shared/data/psd2-api_v1.3.11.yaml");
const skip = existsSync(FILE) ? false : "psd2-api_v1.3.11.yaml is not in ../shared/data";

describe("the official OpenAPI file of NextGenPSD2 1.3.11", { skip, timeout: 300_000 }, () => {
  let api: OpenApi;
  before(async () => {
    await installFolder("scripts/sources/bank", "the mock of an OpenAPI file, 66 MB,");
    api = await readOpenApi(FILE);
  });

  const violationsOf = async ({ method, path, requestHeaders, requestBody, ...answer }: Exchange) => {
    const found = await api.validate({ method, path, headers: requestHeaders, body: requestBody }, answer);
    return found.map((violation) => `${method} ${path} ${answer.status}: ${violation}`);
  };

  it("as a mock answers all that the source asks, and finds nothing wrong with it", async () => {
    const mock = await startMockBank(api);
    try {
      const now = Date.UTC(2017, 10, 20) / 1000;
      const source = createBankSource({
        base: mock.base,
        pages: ["https://www.testbank.com"],
        address: "192.0.2.7",
        fetch: createSourceFetch({ origins: [mock.base], maxBytes: 300_000, timeoutMs: 20_000 }),
      });
      const { pending, ask } = await source.begin({ ...start, now, until: now + 86_400 });
      assert.deepEqual(ask, { kind: "open", url: "https://www.testbank.com/authentication/1234-wertiq-983" });
      const { reading } = await source.read(pending, `${start.returnTo}?state=${pending.state}`, now);
      await source.end(pending);
      // Both entries of the example are of October 2017, and have no codes.
      assert.deepEqual(reading.values, { monthsObserved: 1, balance: 1000 });
      assert.deepEqual(mock.violations, []);
      const account = "/v1/accounts/3dc3d5b3-7023-4848-9853-f5400a64e80f";
      assert.deepEqual(mock.asked, [
        "post /v1/consents",
        "get /v1/consents/1234-wertiq-983/status",
        "get /v1/accounts",
        `get ${account}/balances`,
        `get ${account}/transactions`,
        "delete /v1/consents/1234-wertiq-983",
      ]);
    } finally {
      await mock.close();
    }
  });

  it("finds nothing wrong with what source and sandbox bank say to each other", async () => {
    const world = await startBankWorld({ bank: { cards: true } });
    const { sandbox, source } = world;
    try {
      const { current, card } = accountsOf(sandbox);
      const { pending, returned } = await allow(world, { accounts: [current, card] });
      await source.read(pending, returned, NOON);
      // Used up, ended, unknown.
      await assert.rejects(source.read(pending, returned, NOON), { code: "tooMany" });
      await source.end(pending);
      await assert.rejects(source.read(pending, returned, NOON), { code: "replayed" });
      const unknown = { ...pending, consentId: "unknown" };
      await assert.rejects(source.read(unknown, returned, NOON), { code: "gone" });
      const refused = await allow(world, { decision: "no" });
      await assert.rejects(source.read(refused.pending, refused.returned, NOON), { code: "refused" });
      const violations = await Promise.all(sandbox.exchanges.map(violationsOf));
      assert.deepEqual(violations.flat(), []);
      assert.ok(sandbox.exchanges.length >= 15);
    } finally {
      await world.close();
    }
  });

  it("would find what is wrong", async () => {
    const { base: _, ...exchange } = {
      base: "",
      method: "get",
      path: "/v1/accounts/1/transactions?dateFrom=yesterday",
      requestHeaders: { "x-request-id": "1", "psu-ip-address": "here" },
      requestBody: undefined,
      status: 200,
      headers: { "content-type": "application/json" },
      body: { transactions: { booked: [{ transactionAmount: { amount: 5 } }] } },
    };
    const found = (await violationsOf(exchange)).join("\n");
    for (const wrong of [
      /x-request-id/i,
      /psu-ip-address/i,
      /consent-id/i,
      /dateFrom/i,
      /bookingStatus/i,
      /currency/,
      /amount/,
    ]) {
      assert.match(found, wrong);
    }
  });
});
