import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { encodeFunctionData, type Hex } from "viem";
import type { Answer } from "../../src/answer/answer.ts";
import { groupAnswers } from "../../src/answer/batch.ts";
import { auditCampaign } from "../../src/audit/audit.ts";
import { eventsOf } from "../../src/audit/facts/events.ts";
import type { Facts } from "../../src/audit/facts/facts.ts";
import { readFacts, writeFacts } from "../../src/audit/facts/factsFile.ts";
import { submitConsent } from "../../src/chain/actions/consent.ts";
import { campaignsAbi as abi } from "../../src/generated/abis.ts";
import { openStoryChain, points, readStory } from "../support/audit/story.ts";
import { START } from "../support/crowd/crowd.ts";
import type { CrowdChain } from "../support/crowd/crowdChain.ts";
import { submissionOf } from "../support/relayer/relayerUnderTest.ts";

/** Not on the campaign's list. */
const STRANGER = 1n;

describe("an audit of an answer whose transaction holds others that look like it", () => {
  let chain: CrowdChain;
  let facts: Facts;
  let answer: Answer;

  before(async () => {
    chain = await openStoryChain();
    const submission = await submissionOf(chain, 0, START);
    answer = submission.answer;
    await submitConsent(chain.relayer, chain.deployment, submission.consent);
    // The contract passes over what cannot be settled; of the same nullifier it settles one.
    const decoys = [
      { ...answer, issuer: STRANGER },
      { ...answer, root: 77n, proof: { ...answer.proof, a: answer.proof.c } },
      answer,
      { ...answer, proof: { ...answer.proof, c: answer.proof.a } },
    ];
    const args = [decoys.flatMap((decoy) => groupAnswers([decoy]))] as const;
    const data: Hex = encodeFunctionData({ abi, functionName: "settleBatch", args });
    await chain.relayer.sendTransaction({ to: chain.deployment.campaigns, data });
    facts = await readStory(chain);
  });
  after(() => chain.close());

  it("finds the one that the contract settled, and nothing wrong with it", async () => {
    assert.equal(eventsOf(facts.events, "AnswerSettled").length, 1);
    const kept = readFacts(writeFacts(facts));
    assert.deepEqual(kept, facts);
    const { findings, notChecked, checked } = await auditCampaign(kept, { points });
    assert.deepEqual(findings, []);
    assert.deepEqual([checked.answers, checked.proofs], [1, 1]);
    assert.ok(!notChecked.some(({ what }) => what.includes("proof")));
  });
});
