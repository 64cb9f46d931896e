import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Address } from "viem";
import { tracesOf } from "../../../src/consent/brandTraces.ts";
import { disclosedTo } from "../../../src/consent/ledger/disclosed.ts";
import { emptyLedger, recordDisclosure } from "../../../src/consent/ledger/ledger.ts";
import { readLedger, writeLedger } from "../../../src/consent/ledger/ledgerFile.ts";
import { questionOf } from "../../../src/consent/ledger/question.ts";
import { reviewRequest } from "../../../src/consent/ledger/review.ts";
import { decide } from "../../../src/consent/settings/decide.ts";
import type { HistoryEvent } from "../../../src/consent/settings/history.ts";
import { historyWith } from "../../../src/consent/settings/history.ts";
import { noModel } from "../../../src/request/model.ts";
import { defineSchema } from "../../../src/request/schema.ts";
import { rangeRules } from "../../support/consent/requests.ts";
import { consentTo, DAY, modest, NOW, policyOf } from "../../support/consent/settings.ts";
import { vocabulary } from "../../support/consent/vocabulary.ts";

const one: Address = `0x${"a1".repeat(20)}`;
const two: Address = `0x${"b2".repeat(20)}`;
const three: Address = `0x${"c3".repeat(20)}`;

const schema = defineSchema("people", [{ name: "age", unit: "years", offset: 0, scale: 1 }]);
const floor = { everywhere: { values: 10, share: 0.05 } };
const ages = (low: number, high: number) =>
  questionOf(schema, { rules: rangeRules(0, low, high), model: noModel() }, { age: 119 });

describe("a brand with several domains", () => {
  it("is found by its account, and by the domains and accounts that this leads to", () => {
    const all = [
      { brand: "first.example", account: one },
      { brand: "www.second.example", account: one.toUpperCase().replace("0X", "0x") as Address },
      { brand: "second.example", account: two },
      { brand: "third.example", account: two },
      { brand: "other.example", account: three },
      { brand: "second.example" },
      { brand: undefined, account: one },
    ];
    assert.deepEqual(tracesOf({ brand: "third.example" }, all), [...all.slice(0, 4), all[5]]);
    assert.deepEqual(tracesOf({ brand: "new.example", account: three }, all), [all[4]]);
    assert.deepEqual(tracesOf({ brand: undefined, account: three }, all), [all[6]]);
    assert.deepEqual(tracesOf({ brand: "new.example" }, all), []);
  });

  // A narrow enough answer by halves: each half is wide, what both leave is not.
  it("gets no more past the floor than with one", () => {
    const halves = { question: ages(31, 60), segment: 1, at: 1, account: one };
    const told = recordDisclosure(emptyLedger, "first.example", halves);
    const next = ages(56, 90);
    const review = (account?: Address) => reviewRequest(told, "second.example", next, floor, account);
    assert.deepEqual(reviewRequest(told, "first.example", next, floor).belowFloor, ["age"]);
    assert.deepEqual(review(two).belowFloor, []);
    assert.deepEqual(review(one).belowFloor, ["age"]);
    assert.deepEqual(review(one), reviewRequest(told, "first.example", next, floor, one));
  });

  it("knows under each domain what it heard under the others, once", () => {
    const told = ["first.example", "second.example"].reduce(
      (ledger, domain, at) =>
        recordDisclosure(ledger, domain, { question: ages(31, 60), segment: 1, at, account: one }),
      emptyLedger,
    );
    assert.equal(disclosedTo(told, "first.example")[0]!.now, 30);
    assert.deepEqual(readLedger(writeLedger(told)), told);
    const older = recordDisclosure(emptyLedger, "first.example", {
      question: ages(31, 60),
      segment: 1,
      at: 1,
    });
    assert.deepEqual(readLedger(writeLedger(older)), older, "a file from before accounts were kept");
  });

  it("has heard a no under all of them, and a yes under one", () => {
    const { purpose } = modest;
    const no = { kind: "refused", brand: "first.example", account: one, at: NOW - 10, by: "person" } as const;
    const events: HistoryEvent[] = [consentTo(modest, { brand: "first.example", account: one })];
    const at = (changes: object, more: readonly HistoryEvent[]) =>
      historyWith([...events, ...more], { ...modest, brand: "second.example", ...changes });
    assert.equal(at({ account: one }, [{ ...no, purpose }]).refusedAt, no.at);
    assert.equal(at({ account: two }, [{ ...no, purpose }]).refusedAt, undefined);
    assert.equal(at({ account: one }, []).consents.length, 0);
    const withdrew = { kind: "withdrew", brand: "first.example", at: NOW, purpose } as const;
    const own = consentTo({ ...modest, brand: "second.example" });
    assert.equal(at({ account: one }, [own]).consents.length, 1);
    assert.equal(at({ account: one }, [own, withdrew]).consents.length, 0);
  });
});

describe("a yes that a no followed", () => {
  it("lets software answer neither in the quiet time nor after it, until there is another yes", () => {
    const policy = policyOf({ verdict: "answer", when: { purposes: [modest.purpose], uses: modest.uses } });
    const { purpose, brand } = modest;
    const yes = consentTo(modest, { at: NOW - 300 * DAY });
    const verdict = (...events: HistoryEvent[]) => {
      const { verdict: said, reasons } = decide(policy, modest, [yes, ...events], vocabulary);
      return `${said}: ${reasons.map(({ kind }) => kind).join(", ")}`;
    };
    const no = (days: number) =>
      ({ kind: "refused", brand, purpose, at: NOW - days * DAY, by: "person" }) as const;
    assert.equal(verdict(), "answer: rule, consent");
    assert.match(verdict(no(100)), /quietAfterNo/);
    assert.equal(verdict(no(200)), "ask: firstConsent");
    assert.equal(verdict(no(200), consentTo(modest, { at: NOW - DAY })), "answer: rule, consent");
  });
});
