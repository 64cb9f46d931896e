import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { encodeAttributes } from "../../../../src/request/schema.ts";
import { bankSchema } from "../../../../src/source/bank/attributes/bankSchema.ts";
import {
  accountsOf,
  allow,
  type BankWorld,
  NOON,
  start,
  startBankWorld,
} from "../../../support/bank/bankWorld.ts";

describe("the bank source", () => {
  let world: BankWorld;
  before(async () => {
    world = await startBankWorld({ bank: { cards: true } });
  });
  after(() => world.close());

  it("reads an account once with the customer's consent, and ends the consent", async () => {
    const { sandbox, source } = world;
    const { current, card } = accountsOf(sandbox);
    const { pending, returned } = await allow(world, { accounts: [current, card] });
    const { reading, pending: used } = await source.read(pending, returned, NOON);
    await source.end(used);
    assert.deepEqual(reading.values, {
      monthsObserved: 6,
      balance: 1000,
      monthlyIncome: 2000,
      incomeMonths: 6,
      incomeVariation: 0,
      housing: 1400,
      energyAndWater: 125,
      groceries: 300,
      restaurants: 200,
      clothing: 100,
      transport: 50,
    });
    assert.equal(encodeAttributes(bankSchema, reading.values).length, 16);
    assert.deepEqual([reading.asOf, reading.until], [NOON, start.until]);
    assert.equal(sandbox.consents().at(-1)!.status, "terminatedByTpp");
    const pages = sandbox.exchanges.filter(({ path }) =>
      path.startsWith(`/v1/accounts/${current}/transactions`),
    );
    assert.equal(pages.length, 3);
    await source.end(used);
  });

  it("asks for one reading, for as short as possible, and names no account", async () => {
    const { sandbox, source } = world;
    await source.begin(start);
    const { requestBody, requestHeaders } = sandbox.exchanges.at(-1)!;
    assert.deepEqual(requestBody, {
      access: { accounts: [], balances: [], transactions: [] },
      recurringIndicator: false,
      validUntil: "2026-11-21",
      frequencyPerDay: 1,
      combinedServiceIndicator: false,
    });
    assert.equal(requestHeaders["psu-ip-address"], "192.0.2.7");
    assert.ok(requestHeaders["tpp-redirect-uri"]!.startsWith(`${start.returnTo}?state=`));
    await source.begin({ ...start, until: NOON + 60 });
    assert.equal((sandbox.exchanges.at(-1)!.requestBody as { validUntil: string }).validUntil, "2026-11-20");
  });

  it("names an account alike under every consent, and each account differently", async () => {
    const { sandbox, source } = world;
    const accountOf = async (account: string) => {
      const { pending, returned } = await allow(world, { accounts: [account] });
      return (await source.read(pending, returned, NOON)).reading.account;
    };
    const { current, savings } = accountsOf(sandbox);
    const names = [await accountOf(current), await accountOf(savings)];
    assert.equal(await accountOf(current), names[0]);
    assert.notEqual(names[0], names[1]);
    assert.match(names[0]!, /^[\da-f]{64}$/);
  });

  it("keeps nothing of what a bank writes in free text, names and numbers", async () => {
    const { sandbox, source } = world;
    let count = 0;
    const secrets: string[] = [];
    const secret = () => {
      const text = `Geheim${++count}Q`;
      secrets.push(text);
      return text;
    };
    // Each text of every answer about accounts is replaced, but for what the source has to understand.
    const understood = new Set([
      "amount",
      "currency",
      "bookingDate",
      "valueDate",
      "balanceType",
      "status",
      "href",
      "resourceId",
      "iban",
      "purposeCode",
      "bankTransactionCode",
      "merchantCategoryCode",
    ]);
    const planted = (value: unknown, key = ""): unknown => {
      if (Array.isArray(value)) return value.map((item) => planted(item, key));
      if (typeof value === "object" && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, planted(item, name)]));
      }
      return typeof value === "string" && !understood.has(key) ? secret() : value;
    };
    const free = [
      "creditorName",
      "debtorName",
      "ultimateCreditor",
      "ultimateDebtor",
      "creditorId",
      "mandateId",
      "endToEndId",
      "checkId",
      "remittanceInformationUnstructured",
      "remittanceInformationStructured",
      "additionalInformation",
      "proprietaryBankTransactionCode",
      "entryReference",
      "cardAcceptorId",
      "transactionDetails",
      "maskedPAN",
      "terminalId",
    ];
    const withTexts = (list: Record<string, unknown>[]) => {
      for (const entry of list) {
        for (const name of free) entry[name] = "";
        entry.remittanceInformationUnstructuredArray = [""];
        entry.creditorAccount = { iban: "NL76RABO0359400371", ownerName: "" };
        entry.cardAcceptorAddress = { townName: "", streetName: "" };
      }
    };
    sandbox.interceptWith((request) => {
      const { pathname } = new URL(request.url);
      if (!pathname.includes("accounts")) return undefined;
      return sandbox.answer(request).then(async (answer) => {
        const body = (await answer.json()) as Record<string, { booked?: Record<string, unknown>[] }>;
        withTexts((body.transactions ?? body.cardTransactions)?.booked ?? []);
        return Response.json(planted(body));
      });
    });
    const { current, card } = accountsOf(sandbox);
    const { pending, returned } = await allow(world, { accounts: [current, card] });
    const { reading, pending: used } = await source.read(pending, returned, NOON);
    sandbox.interceptWith(() => undefined);
    assert.ok(count > 2_000, `${count} secrets`);
    const kept = JSON.stringify([reading, pending, used]);
    const numbers = sandbox.customers[0]!.accounts.flatMap(({ iban, resourceId }) => [
      iban ?? resourceId,
      resourceId,
    ]);
    for (const text of [...secrets, ...numbers, "NL76RABO0359400371", "Geheim"]) {
      assert.ok(!kept.includes(text), text);
    }
    assert.equal(reading.values.groceries, 300);
  });
});
