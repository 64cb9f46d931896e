import type { Address, Hex } from "viem";
import type { VaultFile } from "../../../src/agent/vault/vaultFile.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import type { SignedHandOver } from "../../../src/chain/requests/handOver.ts";
import type { SignedRightsReply } from "../../../src/chain/requests/rightsReply.ts";
import type { SignedRightsRequest } from "../../../src/chain/requests/rightsRequest.ts";
import type { SignedRightsRevocation } from "../../../src/chain/requests/rightsRevocation.ts";
import type { SignedSealRequest } from "../../../src/chain/requests/sealRequest.ts";
import type {
  SignedClaim,
  SignedConsent,
  SignedTicket,
  SignedWithdrawal,
} from "../../../src/chain/typedData.ts";
import type { CampaignDocument } from "../../../src/format/campaign/campaignDocument.ts";
import { defineSchema, type Schema } from "../../../src/request/schema.ts";

import { terms } from "../consent/terms.ts";

export { terms };

// What the texts in test/vectors/formats.json say: numbers that are told apart at a glance.

export const accountOf = (digit: number): Address => `0x${`${digit}`.repeat(40)}`;
export const wordOf = (digit: number): Hex => `0x${`${digit}`.repeat(64)}`;
export const signatureOf = (digit: number): Hex => `0x${`${digit}`.repeat(130)}`;

export const campaignsPlace = { chainId: 31337, campaigns: accountOf(1) };
export const issuersPlace = { chainId: 31337, issuerRegistry: accountOf(2) };

export const sealRequest: SignedSealRequest = {
  campaign: 12n,
  scope: 56n,
  nullifier: 34n,
  subject: accountOf(3),
  recipient: wordOf(5),
  requestedAt: 1_700_000_000,
  signature: signatureOf(6),
};

const parties = { brand: accountOf(4), subject: accountOf(3) };
export const rightsRequest: SignedRightsRequest = {
  ...{ ...parties, action: "access", campaign: 12n, recipient: wordOf(5), words: "What do you keep?" },
  ...{ requestedAt: 1_700_000_000, signature: signatureOf(6) },
};
export const rightsReply: SignedRightsReply = {
  ...{ ...parties, request: wordOf(6), state: "in_progress", reason: "need_user_verification" },
  ...{ words: "Please sign in once.", box: "0x", receivedAt: 1_700_000_100, dueAt: 1_702_592_100 },
  ...{ repliedAt: 1_700_000_200, signature: signatureOf(7) },
};
export const rightsRevocation: SignedRightsRevocation = {
  ...{ ...parties, request: wordOf(6), revokedAt: 1_700_000_300, signature: signatureOf(8) },
};

/** What a brand keeps of one customer. */
export const kept = {
  brand: accountOf(4),
  subject: accountOf(3),
  writtenAt: 1_700_000_100,
  consents: [{ terms: wordOf(7), until: 1_800_000_000, signedAt: 1_700_000_000, withdrawnAt: 0 }],
  answers: [
    {
      terms: wordOf(7),
      campaign: 12n,
      nullifier: 34n,
      segment: 3,
      validAt: 1_700_006_400,
      expiry: 1_710_000_000,
    },
  ],
  sealKeyScopes: [56n],
  erasedAt: 1_600_000_000,
  stoppedOffers: [{ campaign: 13n, until: 1_720_000_000 }],
};

export const schema: Schema = defineSchema("shop.example/person/1", [
  { name: "age", unit: "years", offset: 0, scale: 1 },
  { name: "region", categories: ["north", "south"] },
]);

export const document: CampaignDocument = {
  format: "decdp-campaign-document-3",
  name: "regional offers",
  terms,
  schema,
  rules: [{ attribute: "age", between: [18, 40] }, { not: { attribute: "region", oneOf: ["north"] } }],
  model: {
    points: { age: { bins: [{ below: 30, points: 2 }, { points: 5 }], missing: -1 } },
    cutoffs: [3],
  },
  sealed: true,
};

export const handOver: SignedHandOver = {
  campaign: 12n,
  partner: "Fjell Sport AS",
  terms: wordOf(5),
  subject: accountOf(3),
  nullifier: 34n,
  segment: 2,
  sealKey: 99n,
  block: 77n,
  until: 1_800_086_400,
  handedAt: 1_800_000_002,
  signature: signatureOf(9),
};

export const consent: SignedConsent = {
  subject: accountOf(3),
  terms: wordOf(4),
  until: 1_900_000_000,
  signedAt: 1_800_000_000,
  words: wordOf(7),
  signature: signatureOf(5),
};

export const withdrawal: SignedWithdrawal = {
  subject: accountOf(3),
  terms: wordOf(4),
  signedAt: 1_800_000_001,
  signature: signatureOf(6),
};

export const claim: SignedClaim = {
  campaign: 12n,
  nullifier: 34n,
  payee: accountOf(7),
  deadline: 1_800_086_400,
  signature: signatureOf(8),
};

export const ticket: SignedTicket = {
  campaign: 12n,
  scope: 56n,
  nullifier: 34n,
  subject: accountOf(3),
  sealedValues: [101n, 102n, 103n, 104n, 105n],
  expiry: 1_800_086_400,
  signature: signatureOf(9),
};

export const answer: Answer = {
  campaign: 12n,
  proof: {
    a: [1n, 2n],
    b: [
      [3n, 4n],
      [5n, 6n],
    ],
    c: [7n, 8n],
  },
  nullifier: 34n,
  sealedSegment: 103n,
  subject: accountOf(3),
  issuer: 9n,
  root: 78n,
  period: 3,
  validAt: 1_799_971_200,
};

const wrapped = { nonce: `0x${"a".repeat(48)}`, wrapped: `0x${"b".repeat(96)}` } as const;
export const vault: VaultFile = {
  format: "decdp-vault-1",
  id: wordOf(1),
  counter: 7,
  ways: [
    { way: { kind: "passphrase", salt: wordOf(2), N: 131_072, r: 8, p: 1 }, ...wrapped },
    { way: { kind: "wallet", account: accountOf(3), salt: wordOf(4) }, ...wrapped },
    { way: { kind: "passkey", site: "app.example", credential: "0xc1", salt: wordOf(5) }, ...wrapped },
  ],
  nonce: `0x${"c".repeat(48)}`,
  ciphertext: `0x${"d".repeat(34)}`,
};

export const leaves: readonly bigint[] = [1n, 0n, 2n ** 250n];
