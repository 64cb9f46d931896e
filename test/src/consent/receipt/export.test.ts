import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { kantaraReceipt } from "../../../../src/consent/receipt/export/kantara.ts";
import { readReceipts, writeReceipts } from "../../../../src/consent/receipt/export/receipts.ts";
import type { Receipt } from "../../../../src/consent/receipt/file/receipt.ts";
import { faultsInLives } from "../../../../src/consent/receipt/life/lives.ts";
import { canFollow, lifeEvents, lifeStates } from "../../../../src/consent/receipt/life/states.ts";
import { InvalidValueError } from "../../../../src/errors.ts";
import { receiptsOfLife } from "../../../support/receipts/savedReceipts.ts";

describe("all receipts of somebody in one file", () => {
  let receipts: Receipt[];
  before(async () => {
    receipts = await receiptsOfLife();
  });

  it("are read elsewhere as they were written", () => {
    const written = writeReceipts({ exportedAt: 1_800_000_000, receipts });
    assert.deepEqual(readReceipts(written), {
      format: "decdp-receipts-1",
      exportedAt: 1_800_000_000,
      receipts,
    });
  });

  it("are refused with a field twice, an unknown one, or one missing", () => {
    const written = writeReceipts({ exportedAt: 7, receipts: receipts.slice(0, 1) });
    assert.throws(() => readReceipts(written.replace("{", '{"exportedAt":8,')), /"exportedAt" twice/);
    assert.throws(() => readReceipts(written.replace("{", '{"more":8,')), /has no field "more"/);
    assert.throws(() => readReceipts({ format: "decdp-receipts-1", receipts }), InvalidValueError);
    assert.throws(() => readReceipts(receipts[0]), /is a receipt, not an export of receipts/);
  });

  it("are whole lives, in whatever order, or say what is missing", () => {
    assert.deepEqual(faultsInLives(receipts), []);
    assert.deepEqual(faultsInLives(receipts.toReversed()), []);
    const [first, second, ...rest] = receipts;
    assert.match(faultsInLives([first!, ...rest]).join(), /follows 0x[0-9a-f]{64}, which is missing/);
    assert.match(faultsInLives([...receipts, second!]).join(), /is the second one that follows/);
    const started = {
      ...second!,
      facts: { ...second!.facts, previous: undefined, event: "renewed" as const },
    };
    assert.match(faultsInLives([started]).join(), /cannot follow nothing/);
    const older = { ...second!, facts: { ...second!.facts, at: first!.facts.at - 1 } };
    assert.match(faultsInLives([first!, older]).join(), /is dated before/);
    const other = { ...second!, facts: { ...second!.facts, subject: first!.facts.brand } };
    assert.match(faultsInLives([first!, other]).join(), /follows one of another life/);
  });

  it("become receipts in Kantara's form, if a consent was given", () => {
    const validate = new Ajv2020().compile(kantaraSchema);
    for (const receipt of receipts) {
      const { event } = receipt.facts;
      if (event === "given" || event === "renewed") {
        const made: unknown = JSON.parse(
          JSON.stringify(kantaraReceipt(receipt, "https://shop.example/terms")),
        );
        assert.ok(validate(made), JSON.stringify(validate.errors));
        assert.match(JSON.stringify(made), /"piiController":"Corner Shop AS"/);
      } else {
        assert.throws(() => kantaraReceipt(receipt, "https://shop.example/terms"), InvalidValueError);
      }
    }
  });
});

describe("the life of a consent", () => {
  it("begins with being shown or with an answer, and every event can be reached", () => {
    for (const event of lifeEvents) {
      assert.equal(
        canFollow(event, undefined),
        ["shown", "deferred", "refused", "given"].includes(event),
        event,
      );
      const before = lifeEvents.filter((one) => canFollow(event, one));
      assert.ok(before.length > 0, event);
    }
  });

  it("never ends for good: from every event there is a way to a new question, and to a yes", () => {
    for (const event of lifeEvents) {
      const reached = new Set([event]);
      for (const one of reached) for (const next of lifeStates[one].next) reached.add(next);
      assert.ok(reached.has("shown") && reached.has("given"), event);
    }
  });
});

/** The members that Kantara's specification 1.1 demands, of the types that it gives them. */
const text = { type: "string", minLength: 1 };
const texts = { type: "array", items: text };
const kantaraSchema = {
  type: "object",
  additionalProperties: false,
  required: [
    "version",
    "jurisdiction",
    "consentTimestamp",
    "collectionMethod",
    "consentReceiptID",
    "language",
    "piiPrincipalId",
    "piiControllers",
    "policyUrl",
    "services",
    "sensitive",
    "spiCat",
  ],
  properties: {
    version: { const: "KI-CR-v1.1.0" },
    jurisdiction: text,
    consentTimestamp: { type: "integer", minimum: 0 },
    collectionMethod: text,
    consentReceiptID: text,
    publicKey: text,
    language: text,
    piiPrincipalId: text,
    piiControllers: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["piiController", "contact", "address"],
        properties: {
          piiController: text,
          contact: text,
          address: { type: "object", required: ["streetAddress", "addressCountry"] },
          email: text,
          phone: text,
          piiControllerUrl: text,
        },
      },
    },
    policyUrl: text,
    services: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["service", "purposes"],
        properties: {
          service: text,
          purposes: {
            type: "array",
            minItems: 1,
            items: {
              type: "object",
              additionalProperties: false,
              required: [
                "purpose",
                "purposeCategory",
                "consentType",
                "piiCategory",
                "termination",
                "thirdPartyDisclosure",
              ],
              properties: {
                purpose: text,
                purposeCategory: texts,
                consentType: { const: "EXPLICIT" },
                piiCategory: texts,
                primaryPurpose: { type: "boolean" },
                termination: text,
                thirdPartyDisclosure: { type: "boolean" },
                thirdPartyName: text,
              },
            },
          },
        },
      },
    },
    sensitive: { type: "boolean" },
    spiCat: texts,
  },
};
