import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { groupAnswers } from "../../../../src/answer/batch.ts";
import { settleBatch } from "../../../../src/chain/actions/batch.ts";
import { combineCalls } from "../../../../src/chain/calls/call.ts";
import { consentCall } from "../../../../src/chain/calls/consentCalls.ts";
import { transact } from "../../../../src/chain/transact.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import { rejectsWith } from "../../../support/errors.ts";
import { submissionOf } from "../../../support/relayer/relayerUnderTest.ts";

describe("a batch of answers", () => {
  let chain: CrowdChain;

  before(async () => {
    chain = await openCrowdChain();
  });
  after(() => chain.close());

  it("puts together what answers have in common, one campaign after the other", () => {
    const [first, second, third, fourth] = chain.answers.slice(0, 4);
    const answers = [
      { ...first!, campaign: 2n },
      second!,
      { ...third!, campaign: 2n },
      { ...fourth!, campaign: 2n, root: 5n },
      { ...first!, validAt: 0 },
    ];
    const groups = groupAnswers(answers);
    assert.deepEqual(
      groups.map(({ campaign, root, validAt, answers }) => [campaign, root, validAt, answers.length]),
      [
        [1n, second!.root, second!.validAt, 1],
        [1n, first!.root, 0, 1],
        [2n, first!.root, first!.validAt, 2],
        [2n, 5n, first!.validAt, 1],
      ],
    );
    assert.deepEqual(
      groups[2]!.answers.map(({ nullifier }) => nullifier),
      [first!.nullifier, third!.nullifier],
    );
  });

  it("settles after the consents of all, and tells which answers were skipped and why", async () => {
    const submissions = await Promise.all([0, 1, 2].map((index) => submissionOf(chain, index)));
    const consents = submissions.slice(0, 2).map(({ consent }) => consentCall(chain.deployment, consent));
    await transact(chain.relayer, chain.deployment, combineCalls(consents));
    const answers = submissions.map(({ answer }) => answer);
    const { outcomes } = await settleBatch(chain.relayer, chain.deployment, { answers });
    assert.deepEqual(
      outcomes.map(({ nullifier, refusal }) => [nullifier, refusal?.reason]),
      [
        [answers[0]!.nullifier, undefined],
        [answers[1]!.nullifier, undefined],
        [answers[2]!.nullifier, "ConsentNotLive"],
      ],
    );
    const again = await settleBatch(chain.relayer, chain.deployment, { answers: answers.slice(0, 1) });
    assert.equal(again.outcomes[0]?.refusal?.reason, "NullifierSpent");
  });

  it("settles nothing if a proof does not hold", async () => {
    const { answer, consent } = await submissionOf(chain, 3);
    await transact(chain.relayer, chain.deployment, combineCalls([consentCall(chain.deployment, consent)]));
    const answers = [{ ...answer, proof: chain.answers[4]!.proof }];
    await rejectsWith(settleBatch(chain.relayer, chain.deployment, { answers }), "ProofInvalid");
  });
});
