import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { zeroHash } from "viem";
import { request } from "../../scripts/answers/plan.ts";
import { auditCampaign } from "../../src/audit/audit.ts";
import { readFacts } from "../../src/audit/facts/factsFile.ts";
import { foldRequest } from "../../src/audit/history/fold.ts";
import { modelIdOf } from "../../src/chain/actions/model.ts";
import { termsIdOf } from "../../src/chain/actions/terms.ts";
import { scopeOf } from "../../src/chain/scope.ts";
import { canonicalTerms, hashOfTerms } from "../../src/consent/terms/reading.ts";
import { DecdpError, InvalidValueError } from "../../src/errors.ts";
import { toJson } from "../../src/format/reading/json.ts";
import { points } from "../support/audit/story.ts";
import { terms } from "../support/consent/terms.ts";
import { createRandom } from "../support/random.ts";

const brand = "0x00000000000000000000000000000000000000b1";
const subject = "0x00000000000000000000000000000000000000c1";
const campaigns = "0x00000000000000000000000000000000000000a1";
const id = termsIdOf(brand, hashOfTerms(terms));
const model = modelIdOf(request.model);
const START = 1_760_000_000;

/** Facts of a campaign that nobody has answered yet, as they stand in a file. */
function soundFile() {
  const events = [
    { event: "IssuerRegistered", issuer: 2n, grace: 3600 },
    { event: "RootPublished", issuer: 2n, root: 5n },
    { event: "TermsPublished", terms: id, brand, core: canonicalTerms(terms) },
    { event: "ModelRegistered", model, parameters: request.model },
    {
      event: "CampaignOpened",
      ...{ brand, terms: id, schema: request.schema, rules: request.rules, model, issuers: [2n] },
      ...{
        isSealed: false,
        token: campaigns,
        reward: 10n,
        periodLength: 0,
        answersPerPeriod: 5,
        notice: 86_400,
      },
      documentHash: zeroHash,
    },
    { event: "CampaignFunded", amount: 100n },
    { event: "ConsentGiven", subject, until: START + 86_400, signedAt: START, words: zeroHash },
    { event: "ConsentWithdrawn", subject, signedAt: START + 1 },
  ];
  return JSON.parse(
    toJson({
      format: "decdp-audit-facts-1",
      ...{ chainId: 31_337, campaigns, campaign: 1n, readTo: { block: 100, time: START + 1_000 } },
      events: events.map((event, block) => ({
        block,
        index: 0,
        time: START + block,
        transaction: zeroHash,
        ...event,
      })),
      state: {
        ...{ available: 100n, closesAt: null, period: 0, answersInPeriod: 0, balance: 100n, answers: [] },
        folded: foldRequest(points, request, scopeOf({ chainId: 31_337, campaigns }, 1n, 0)),
      },
    }),
  );
}

type File = ReturnType<typeof soundFile>;

const refused: Readonly<Record<string, [change: (file: File) => unknown, message: RegExp]>> = {
  "no JSON": [() => "{", /is not JSON/],
  "another kind of file": [(file) => ({ ...file, format: "decdp-card-1" }), /a card, not facts for an audit/],
  "a list": [() => [], /must be an object/],
  "a missing field": [({ state: _, ...file }) => file, /state: is missing/],
  "an unknown field": [(file) => ({ ...file, verdict: "fine" }), /has no field "verdict"/],
  "an unknown event": [withEvent(0, { event: "Minted" }), /events\[0\]\.event: must be the name of an event/],
  "a field that its event does not have": [
    withEvent(5, { funder: brand }),
    /events\[5\].*has no field "funder"/,
  ],
  "an amount below zero": [withEvent(5, { amount: "-1" }), /events\[5\]\.amount: must be a decimal number/],
  "an amount as a number": [withEvent(5, { amount: 100 }), /events\[5\]\.amount: must be/],
  "an amount of 2^256": [withEvent(5, { amount: `${2n ** 256n}` }), /events\[5\]\.amount: must be/],
  "a time with a fraction": [withEvent(5, { time: START + 0.5 }), /events\[5\]\.time: must be/],
  "a time that overflows": [withEvent(6, { until: 2 ** 40 }), /events\[6\]\.until: must be/],
  "a root beyond the field": [withEvent(1, { root: `${2n ** 255n}` }), /events\[1\]\.root: must be/],
  "an address that is none": [withEvent(6, { subject: "0x12" }), /events\[6\]\.subject: must be an address/],
  "rules that the contract refuses": [
    withEvent(4, { rules: { ...request.rules, groups: [0, 0, 0, 0] } }),
    /events\[4\]\.rules: is refused by the contract/,
  ],
  "two events at one place": [withEvent(6, { block: 5, time: START + 5 }), /shares its place/],
  "one block with two times": [withEvent(6, { block: 5, index: 1 }), /gives its block the time/],
  "time that runs backwards": [withEvent(6, { time: START }), /has the time \d+, and block 5 before it/],
  "an event after the last block": [withEvent(7, { block: 101 }), /later than the last block that was read/],
  "an event after the last second": [
    withEvent(7, { time: START + 1_001 }),
    /later than the time of the last block/,
  ],
  "no opening": [(file) => ({ ...file, events: file.events.toSpliced(4, 1) }), /no openings of campaign 1/],
  "two openings": [
    (file) => ({ ...file, events: [...file.events, { ...file.events[4], block: 50, time: START + 50 }] }),
    /hold 2 openings/,
  ],
};

function withEvent(index: number, change: object): (file: File) => File {
  return (file) => ({ ...file, events: file.events.with(index, { ...file.events[index], ...change }) });
}

describe("facts of an audit", () => {
  it("are read, in any order, and nothing is found in sound ones", async () => {
    const file = soundFile();
    const facts = readFacts(JSON.stringify({ ...file, events: file.events.toReversed() }));
    assert.deepEqual(facts, readFacts(JSON.stringify(file)));
    const { findings, checked } = await auditCampaign(facts, { points });
    assert.deepEqual(findings, []);
    assert.deepEqual([checked.consents, checked.withdrawals], [1, 1]);
  });

  for (const [what, [change, message]] of Object.entries(refused)) {
    it(`are refused for ${what}`, () => {
      const changed = change(soundFile());
      const text = typeof changed === "string" ? changed : JSON.stringify(changed);
      assert.throws(
        () => readFacts(text, "facts.json"),
        (error) => error instanceof DecdpError && message.test(error.message),
      );
    });
  }

  it("are read or refused in words, whatever somebody has written into them", async () => {
    const random = createRandom(7);
    let read = 0;
    for (let round = 0; round < 500; round++) {
      const file = soundFile();
      for (let changes = random.between(1, 2); changes > 0; changes--) spoil(file, random);
      try {
        const facts = readFacts(JSON.stringify(file));
        await auditCampaign(facts, { points });
        read++;
      } catch (error) {
        assert.ok(error instanceof InvalidValueError || error instanceof DecdpError, `${error}`);
      }
    }
    assert.ok(read > 20, `only ${read} were read`);
  });
});

const hostile: readonly unknown[] = [
  ...[null, true, -1, 0, 1, 1.5, 2 ** 53, 1e308, "", "0", "00", "1e5", "0x", "-1", zeroHash, brand],
  ...[
    `${2n ** 256n - 1n}`,
    `${2n ** 40n}`,
    START,
    START + 5,
    "\u0000",
    "__proto__",
    [],
    {},
    [[]],
    { toString: 1 },
  ],
];

/** Puts something hostile, or something from elsewhere in the file, into a random place. */
function spoil(file: File, random: ReturnType<typeof createRandom>): void {
  const places: [object, string][] = [];
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      places.push([value, name]);
      walk(part);
    }
  };
  walk(file);
  const [holder, name] = places[random.between(0, places.length - 1)]!;
  const [otherHolder, otherName] = places[random.between(0, places.length - 1)]!;
  const values = [...hostile, (otherHolder as Record<string, unknown>)[otherName]];
  (holder as Record<string, unknown>)[name] = structuredClone(values[random.between(0, values.length - 1)]);
}
