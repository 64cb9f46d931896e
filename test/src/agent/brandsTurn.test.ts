import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { zeroAddress } from "viem";
import type { OutboxEntry } from "../../../src/agent/memory/outboxEntry.ts";
import { letBrandSettle } from "../../../src/agent/sending/brandsTurn.ts";
import type { BrandMessage, Surroundings } from "../../../src/agent/surroundings.ts";
import { readAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { writeSubmission } from "../../../src/format/answer/submission.ts";
import { VALID_AT } from "../../support/crowd/crowd.ts";

const QUEUED = 1000;
const answer = {
  ...{
    campaign: 1n,
    nullifier: 2n,
    sealedSegment: 3n,
    subject: zeroAddress,
    issuer: 2n,
    root: 4n,
    period: 0,
  },
  proof: {
    a: [1n, 2n],
    b: [
      [1n, 2n],
      [3n, 4n],
    ],
    c: [1n, 2n],
  },
  validAt: VALID_AT,
} as const;
const entry: OutboxEntry = {
  ...{ kind: "answer", body: writeSubmission({ answer }), brand: zeroAddress, domain: "gym.example" },
  ...{ notBefore: QUEUED, attempts: 1 },
};

describe("an answer that a brand may settle", () => {
  const heard: BrandMessage[] = [];
  const surroundings = (changes: Partial<Surroundings>) =>
    ({
      brandSettles: true,
      deployment: { chainId: 31_337, campaigns: zeroAddress },
      now: () => QUEUED,
      tell: async (_brand: unknown, message: BrandMessage) => {
        heard.push(message);
        return undefined;
      },
      ...changes,
    }) as unknown as Surroundings;

  it("is handed to it, and brought on chain by others where it is refused or not acknowledged", async () => {
    await letBrandSettle(surroundings({}), entry);
    assert.equal(heard[0]?.kind, "answer");
    assert.equal(readAnswerFile(heard[0]!.body).answer.nullifier, 2n);
    const refusing = surroundings({ tell: () => Promise.reject(new Error("refused")) });
    await letBrandSettle(refusing, entry);
    await letBrandSettle(surroundings({ tell: async () => '{"state":"perhaps"}' }), entry);
  });

  it("is not handed to it where brands do not settle, and not any more after ten minutes", async () => {
    heard.length = 0;
    await letBrandSettle(surroundings({ brandSettles: undefined }), entry);
    await letBrandSettle(surroundings({ now: () => QUEUED + 600 }), entry);
    assert.deepEqual(heard, []);
  });
});
