import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { encodeAttributes } from "../../../../src/request/schema.ts";
import { readThousandths } from "../../../../src/source/bank/attributes/amounts.ts";
import { bandOf, bankSchema, topBands } from "../../../../src/source/bank/attributes/bankSchema.ts";
import { deriveAttributes } from "../../../../src/source/bank/attributes/derive.ts";
import { readEntries } from "../../../../src/source/bank/attributes/entries.ts";
import { meaningOf } from "../../../../src/source/bank/attributes/meanings.ts";
import { windowBefore } from "../../../../src/source/bank/attributes/months.ts";

const window = windowBefore(Date.UTC(2026, 10, 20) / 1000);

/** Booked entries, as date, euros and codes. */
type Line = readonly [date: string, amount: string, codes?: Record<string, string>, currency?: string];

function booked(lines: readonly Line[]) {
  return lines.map(([bookingDate, amount, codes = {}, currency = "EUR"]) => ({
    bookingDate,
    transactionAmount: { amount, currency },
    ...codes,
  }));
}

function derive(
  lines: readonly Line[],
  { balance, debitAccounting = false }: { balance?: bigint; debitAccounting?: boolean } = {},
) {
  const { entries, firstMonth } = readEntries(booked(lines), { window, debitAccounting });
  return deriveAttributes({ entries, months: window.months, firstMonth, balance });
}

const salary = { purposeCode: "SALA" };
const groceries = { merchantCategoryCode: "5411" };

describe("the window of a bank reading", () => {
  it("is the six complete months before now", () => {
    assert.equal(window.from, "2026-05-01");
    assert.equal(window.to, "2026-10-31");
    assert.equal(window.months.join(" "), "2026-05 2026-06 2026-07 2026-08 2026-09 2026-10");
  });

  it("goes over the end of a year, and a short month", () => {
    const inMarch = windowBefore(Date.UTC(2028, 2, 31, 23, 59) / 1000);
    assert.deepEqual([inMarch.from, inMarch.to], ["2027-09-01", "2028-02-29"]);
    assert.equal(inMarch.months.length, 6);
  });
});

describe("amounts of a bank", () => {
  it("are read as thousandths", () => {
    const read = ["0", "-0.5", "5877.78", "1.234", "00012.30", "-99999999999999.999"].map((text) =>
      readThousandths(text, "a test"),
    );
    assert.deepEqual(read, [0n, -500n, 5877780n, 1234n, 12300n, -99999999999999999n]);
  });

  it("are refused in any other form, without being quoted", () => {
    const odd = [
      "",
      "-",
      "1e3",
      "1E-2",
      "+5",
      "1,50",
      "1.2345",
      ".5",
      "5.",
      "0x10",
      "NaN",
      "Infinity",
      " 1",
      "1\n",
      "--1",
      "١",
      "123456789012345",
    ];
    for (const text of odd) {
      assert.throws(
        () => readThousandths(text, "transaction 4 of a page"),
        (error: Error & { code?: string }) =>
          error.code === "unexpected" &&
          /transaction 4/.test(error.message) &&
          (text.length < 3 || !error.message.includes(text)),
        JSON.stringify(text),
      );
    }
  });
});

describe("what entries mean", () => {
  it("is told by codes on the lists", () => {
    assert.equal(meaningOf({ merchantCategoryCode: "5812" }), "restaurants");
    assert.equal(meaningOf({ purposeCode: "RENT" }), "housing");
    assert.equal(meaningOf({ bankTransactionCode: "PMNT-RCDT-SALA" }), "income");
  });

  it("is not told by what betrays health, faith, politics, gambling or benefits", () => {
    const merchants = [
      "5912",
      "8011",
      "8062",
      "8099",
      "8661",
      "8651",
      "8398",
      "8641",
      "7995",
      "5921",
      "7273",
      "5813",
      "9222",
    ];
    const purposes = [
      "HLTC",
      "HSPC",
      "MDCS",
      "CHAR",
      "ALMY",
      "SSBE",
      "BENE",
      "UNIT",
      "RELG",
      "constructor",
      "__proto__",
    ];
    for (const merchantCategoryCode of merchants)
      assert.equal(meaningOf({ merchantCategoryCode }), undefined);
    for (const purposeCode of purposes) assert.equal(meaningOf({ purposeCode }), undefined, purposeCode);
    // A merchant's code decides even where another code would say something.
    assert.equal(meaningOf({ merchantCategoryCode: "5912", purposeCode: "SALA" }), undefined);
  });
});

describe("attributes of a bank account", () => {
  it("are medians and averages of complete months, as the lower ends of bands", () => {
    const values = derive(
      [
        ["2026-05-25", "2400.00", salary],
        ["2026-06-25", "2600.00", salary],
        ["2026-07-25", "2600.00", salary],
        ["2026-08-25", "3900.00", salary],
        ["2026-10-25", "2600.00", salary],
        ["2026-05-02", "-640.10", groceries],
        ["2026-09-02", "-320.00", groceries],
        ["2026-09-03", "60.10", groceries],
      ],
      { balance: 1_999_990n },
    );
    assert.deepEqual(values, {
      monthsObserved: 6,
      balance: 1000,
      monthlyIncome: 2500,
      incomeMonths: 5,
      // September without an income: 100 per cent.
      incomeVariation: 100,
      // 900 euros in six months.
      groceries: 150,
    });
    assert.equal(encodeAttributes(bankSchema, values).length, 16);
  });

  it("are missing where no entry tells anything", () => {
    assert.deepEqual(derive([["2026-08-01", "-20.00"]]), { monthsObserved: 3 });
    assert.deepEqual(derive([]), { monthsObserved: 0 });
  });

  it("do not count other currencies, other months, or what goes the wrong way", () => {
    const values = derive([
      ["2026-05-01", "-0.01"],
      ["2026-06-25", "9000.00", salary, "USD"],
      ["2026-04-30", "9000.00", salary],
      ["2026-11-01", "9000.00", salary],
      ["2026-06-25", "-9000.00", salary],
      ["2026-06-01", "800.00", { purposeCode: "RENT" }],
    ]);
    assert.deepEqual(values, { monthsObserved: 6 });
  });

  it("turn around accounts that write debits without a minus", () => {
    assert.equal(derive([["2026-05-01", "600.00", groceries]], { debitAccounting: true }).groceries, 100);
  });

  it("end in open bands, and begin with the first", () => {
    const values = derive([["2026-10-25", "99999999999999.999", salary]], { balance: 10n ** 17n });
    assert.equal(values.monthlyIncome, topBands.monthlyIncome);
    assert.equal(values.balance, topBands.balance);
    assert.equal(bandOf("balance", -4_000_001n), -5000);
    assert.equal(bandOf("balance", -(10n ** 17n)), -5000);
    assert.equal(bandOf("balance", -1n), -1000);
  });

  it("have top bands on the schema's steps", () => {
    assert.equal(encodeAttributes(bankSchema, topBands).filter((code) => code > 0).length, 16);
    assert.equal(Object.keys(topBands).length, 16);
  });
});
