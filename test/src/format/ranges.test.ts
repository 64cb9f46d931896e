import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TREE_CAPACITY } from "../../../src/credential/issuerTree.ts";
import { BASE_MODULUS, SCALAR_MODULUS } from "../../../src/field.ts";
import { formats } from "../../support/formats/formats.ts";
import { replaced } from "../../support/formats/json.ts";

interface Range {
  /** At the ends of what is accepted. */
  readonly accepted: readonly unknown[];
  /** Just outside of it, and written in another way. */
  readonly refused: readonly unknown[];
}

const spellings = ["", "-1", "01", "0x1", "1.5", "1e3", " 1", "one"];
const integerBelow = (bound: bigint): Range => ({
  accepted: ["0", `${bound - 1n}`],
  refused: [`${bound}`, `1${"0".repeat(78)}`, ...spellings],
});
const numberUpTo = (smallest: number, largest: number): Range => ({
  accepted: [smallest, largest],
  refused: [smallest - 1, largest + 1, smallest + 0.5],
});
const hexadecimal = (smallest: number, largest: number): Range => ({
  accepted: [`0x${"aB".repeat(smallest)}`, `0x${"cd".repeat(largest)}`],
  refused: [
    `0x${"ab".repeat(smallest - 1)}`,
    `0x${"ab".repeat(largest + 1)}`,
    `0x${"ab".repeat(largest)}a`,
    `0x${"ag".repeat(largest)}`,
    "ab".repeat(largest),
  ],
});

const uint256 = integerBelow(2n ** 256n);
const fieldElement = integerBelow(SCALAR_MODULUS);
const coordinate = integerBelow(BASE_MODULUS);
const account = hexadecimal(20, 20);
const word = hexadecimal(32, 32);
const signature = hexadecimal(1, 4096);
const time = numberUpTo(0, 2 ** 40 - 1);
const chain: Range = { accepted: [1], refused: [0, -1, 1.5] };
const listOf = (item: unknown, smallest: number, largest: number): Range => ({
  accepted: [new Array(smallest).fill(item), new Array(largest).fill(item)],
  refused: [new Array(smallest - 1).fill(item), new Array(largest + 1).fill(item)].filter(
    (list) => list.length !== smallest,
  ),
});
const text: Range = { accepted: ["a", "a".repeat(10_000)], refused: ["", "a".repeat(10_001)] };

const words: Range = { accepted: ["", "a".repeat(5_000)], refused: ["a".repeat(5_001)] };
const ofRights: Range = { accepted: ["contest", "sale:opt-out"], refused: ["", "erasure", "Access"] };
const ofRightsState: Range = { accepted: ["open", "expired"], refused: ["", "done", "Open"] };
const ofCiphertext: Range = {
  accepted: [`0x${"ab".repeat(17)}`, `0x${"ab".repeat(2 ** 18)}`],
  refused: [`0x${"ab".repeat(16)}`, `0x${"ab".repeat(17)}a`, `0x${"aB".repeat(17)}`, "ab".repeat(17)],
};
const ofSite: Range = {
  accepted: ["localhost", "a".repeat(253)],
  refused: ["", "a".repeat(254), "App.example", "app.example/", "https://app.example", "app.example\n"],
};

const ofCampaigns = { chainId: chain, campaigns: account };
const ofIssuers = { chainId: chain, issuerRegistry: account };
const ofConsent = { subject: account, terms: word, until: time, signedAt: time, signature };
const ofSealRequest = {
  campaign: uint256,
  scope: fieldElement,
  nullifier: fieldElement,
  subject: account,
  recipient: word,
  requestedAt: time,
  signature,
};
const ofAnswer = {
  campaign: uint256,
  "proof.a.0": coordinate,
  "proof.b.1.0": coordinate,
  "proof.c.1": coordinate,
  nullifier: fieldElement,
  sealedSegment: fieldElement,
  subject: account,
  issuer: uint256,
  root: fieldElement,
  period: numberUpTo(0, 2 ** 32 - 1),
  validAt: time,
};
const within = (name: string, ranges: Readonly<Record<string, Range>>) =>
  Object.fromEntries(Object.entries(ranges).map(([path, range]) => [`${name}.${path}`, range]));

const ranges: Readonly<Record<string, Readonly<Record<string, Range>>>> = {
  schema: {
    name: text,
    "attributes.0.scale": { accepted: [0.01], refused: [0, -1] },
    "attributes.1.name": { accepted: ["place"], refused: ["age", ""] },
    "attributes.1.categories": { accepted: [["north"]], refused: [[], ["north", "north"]] },
  },
  "campaign document": {
    name: text,
    "rules.0.between": { accepted: [[-1, 1.5]], refused: [[1], [1, 2, 3]] },
    "rules.1.not.oneOf": { accepted: [["south", "north"]], refused: [[], [""]] },
    "model.cutoffs": { accepted: [[-1, 0, 1]], refused: [[0.5], ["1"]] },
  },
  "published campaign": { campaign: uint256, ...ofCampaigns },
  commitment: { ...ofIssuers, issuer: uint256, commitment: fieldElement },
  card: {
    ...ofIssuers,
    issuer: uint256,
    index: numberUpTo(0, TREE_CAPACITY - 1),
    commitment: fieldElement,
    validUntil: time,
    attributes: listOf(1, 16, 16),
    "attributes.15": numberUpTo(0, 2 ** 32 - 1),
  },
  leaves: { issuer: uint256, leaves: { accepted: [[]], refused: [["1", "-2"]] }, "leaves.2": fieldElement },
  "seal request": {
    ...ofCampaigns,
    ...within("request", ofSealRequest),
  },
  seal: {
    ...ofCampaigns,
    campaign: uint256,
    scope: fieldElement,
    subject: account,
    sealKey: fieldElement,
  },
  ticket: {
    ...ofCampaigns,
    ...within("ticket", {
      campaign: uint256,
      scope: fieldElement,
      nullifier: fieldElement,
      subject: account,
      sealedValues: listOf("1", 5, 5),
      "sealedValues.4": fieldElement,
      expiry: time,
      signature,
    }),
  },
  "answer file": { ...ofCampaigns, ...within("answer", ofAnswer), ...within("consent", ofConsent) },
  submission: { ...within("answer", ofAnswer), ...within("consent", ofConsent) },
  "signed consent": ofConsent,
  "signed withdrawal": { subject: account, terms: word, signedAt: time, signature },
  "signed claim": {
    campaign: uint256,
    nullifier: fieldElement,
    payee: account,
    deadline: time,
    signature,
  },
  "rights request": {
    ...ofCampaigns,
    ...within("request", { brand: account, subject: account, campaign: uint256, recipient: word }),
    ...within("request", { action: ofRights, words, requestedAt: time, signature }),
  },
  "rights reply": {
    ...ofCampaigns,
    ...within("reply", { brand: account, subject: account, request: word, state: ofRightsState }),
    ...within("reply", { words, receivedAt: time, dueAt: time, repliedAt: time, signature }),
  },
  "rights revocation": {
    ...ofCampaigns,
    ...within("revocation", { brand: account, subject: account, request: word, revokedAt: time, signature }),
  },
  "hand-over": {
    ...ofCampaigns,
    ...within("handOver", { campaign: uint256, terms: word, subject: account, nullifier: fieldElement }),
    ...within("handOver", { partner: { accepted: ["a", "a".repeat(300)], refused: ["", "a".repeat(301)] } }),
    ...within("handOver", { segment: numberUpTo(0, 4), sealKey: fieldElement, block: uint256 }),
    ...within("handOver", { until: time, handedAt: time, signature }),
  },
  "customer record": {
    ...ofCampaigns,
    ...{ brand: account, subject: account, writtenAt: time, erasedAt: time },
    "consents.0.until": time,
    "answers.0.nullifier": fieldElement,
    "answers.0.segment": numberUpTo(0, 4),
    "sealKeyScopes.0": fieldElement,
    "stoppedOffers.0.campaign": uint256,
    "stoppedOffers.0.until": time,
  },
  permission: {
    ...ofIssuers,
    ...within("permission", {
      account,
      issuer: uint256,
      source: { accepted: ["Brand"], refused: ["", "brand", "Bank"] },
      schema: uint256,
      attributes: listOf("age", 1, 16),
      "attributes.1": { accepted: ["a".repeat(100)], refused: ["", "a".repeat(101)] },
      commitment: fieldElement,
      session: word,
      signedAt: time,
      until: time,
      signature,
    }),
  },
  "permission end": { ...ofIssuers, ...within("end", { account, permission: word, signature }) },
  "permission receipt": {
    ...ofIssuers,
    customer: {
      accepted: [`did:pkh:eip155:1:0x${"aB".repeat(20)}`],
      refused: ["", `did:pkh:eip155:1:0x${"ab".repeat(19)}`, `did:key:0x${"ab".repeat(20)}`],
    },
    ...within("receipt", { issuerAccount: account, permission: word, receivedAt: time, signature }),
  },
  vault: {
    id: word,
    counter: numberUpTo(1, Number.MAX_SAFE_INTEGER),
    nonce: hexadecimal(24, 24),
    ciphertext: ofCiphertext,
    "ways.0.nonce": hexadecimal(24, 24),
    "ways.0.wrapped": hexadecimal(48, 48),
    "ways.0.way.salt": word,
    "ways.1.way.account": account,
    "ways.2.way.site": ofSite,
    "ways.2.way.credential": hexadecimal(1, 1023),
  },
};

describe("fields of formats", () => {
  it("have a range in every format", () => {
    assert.deepEqual(
      Object.keys(ranges),
      formats.map(({ name }) => name),
    );
  });

  for (const { name, written, read } of formats) {
    it(`are as narrow as the contracts take them in a ${name}`, () => {
      const content: unknown = JSON.parse(written);
      for (const [path, { accepted, refused }] of Object.entries(ranges[name]!)) {
        const parts = path.split(".");
        for (const value of accepted) assert.ok(read(replaced(content, parts, value)), `${path}: ${value}`);
        for (const value of refused) {
          const field = new RegExp(`\\b${parts[0]}\\b`);
          assert.throws(() => read(replaced(content, parts, value)), field, `${path}: ${value}`);
        }
      }
    });
  }
});
