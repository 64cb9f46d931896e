import assert from "node:assert/strict";
import { it } from "node:test";
import { emptyLedger, recordDisclosure } from "../../../src/consent/ledger/ledger.ts";
import { questionOf } from "../../../src/consent/ledger/question.ts";
import { reviewRequest } from "../../../src/consent/ledger/review.ts";
import { decide } from "../../../src/consent/settings/decide.ts";
import { presets } from "../../../src/consent/settings/presets.ts";
import { noModel } from "../../../src/request/model.ts";
import { defineSchema } from "../../../src/request/schema.ts";
import { segmentOf } from "../../../src/request/segment.ts";
import { attributesFrom } from "../../support/consent/attacker.ts";
import { rangeRules } from "../../support/consent/requests.ts";
import { consentTo, modest } from "../../support/consent/settings.ts";
import { vocabulary } from "../../support/consent/vocabulary.ts";

it("settings that answer a brand stop at the floor, however many campaigns and subdomains it has", () => {
  const schema = defineSchema("people", [{ name: "income", unit: "EUR", offset: 0, scale: 100 }]);
  const policy = presets.balanced;
  const person = attributesFrom(314);
  let ledger = emptyLedger;
  let [low, high] = [0, 1_000];
  const verdicts: string[] = [];
  for (let campaign = 0; campaign < 12; campaign++) {
    const middle = Math.floor((low + high) / 2);
    const request = { rules: rangeRules(0, low, middle), model: noModel() };
    const brand = `campaign${campaign}.shop.example`;
    const question = questionOf(schema, request, { income: 99_900 });
    const { belowFloor } = reviewRequest(ledger, brand, question, policy.floor);
    const { verdict } = decide(
      policy,
      { ...modest, brand, attributes: ["income"], belowFloor },
      [consentTo({ ...modest, brand })],
      vocabulary,
    );
    verdicts.push(verdict);
    if (verdict !== "answer") continue;
    const segment = segmentOf({ schema: schema.id, ...request }, person);
    ledger = recordDisclosure(ledger, brand, { question, segment, at: campaign });
    if (segment === 1) high = middle;
    else low = middle + 1;
  }
  assert.deepEqual(verdicts, [...Array(4).fill("answer"), ...Array(8).fill("refuse")]);
  assert.ok(high - low + 1 >= 51, `${high - low + 1} of 1001 values are left`);
});
