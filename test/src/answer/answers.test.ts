import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { poseidon2 } from "poseidon-lite";
import { decodeAbiParameters, getAbiItem, type Hex } from "viem";
import { answersFile } from "../../../scripts/answers/generate.ts";
import {
  accountOf,
  campaigns,
  type PlannedAnswer,
  plannedAnswers,
  request,
  scopeOf,
  secretOf,
  segmentOfHolder,
} from "../../../scripts/answers/plan.ts";
import { encodeModel, encodeRules } from "../../../scripts/vectors/encodeRequest.ts";
import { loadFold } from "../../../scripts/vectors/fold.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { Answer, FoldedPoint } from "../../../src/answer/answer.ts";
import { openSegment } from "../../../src/answer/sealing.ts";
import { verifyAnswer } from "../../../src/answer/verification.ts";
import { campaignsAbi } from "../../../src/generated/abis.ts";
import { answerKey, signals as position } from "../../../src/generated/answerKey.ts";
import { requestSignals } from "../../../src/request/encoding.ts";

describe('the stored answers (else run "npm run answers")', () => {
  const [parameter] = getAbiItem({ abi: campaignsAbi, name: "settle" }).inputs;
  const constants = requestSignals(request).map(
    (value, index) => [1 + position.schema + index, value] as const,
  );
  let file: { answers: Record<string, Hex>; roots: Record<string, string> } & Record<string, unknown>;
  let foldedWith: (scope: bigint) => FoldedPoint;

  const stored = (name: string): Answer => decodeAbiParameters([parameter], file.answers[name]!)[0];

  before(async () => {
    file = JSON.parse(await readFile(fromRoot(answersFile), "utf8"));
    const fold = await loadFold();
    foldedWith = (scope) => fold(new Map([[0, 1n], [1 + position.scope, scope], ...constants]));
  });

  it("are those of the plan, the request and the key", () => {
    assert.deepEqual(Object.keys(file.answers), Object.keys(plannedAnswers));
    assert.equal(file.keyHash, answerKey.hash);
    assert.equal(file.campaigns, campaigns);
    assert.equal(file.schema, `${request.schema}`);
    assert.equal(file.encodedRules, encodeRules(request.rules));
    assert.equal(file.encodedModel, encodeModel(request.model));
  });

  for (const [name, planned] of Object.entries(plannedAnswers)) {
    it(`hold ${name}, which verifies for its campaign and period`, async () => {
      const { proof, ...answer } = stored(name);
      const { nullifier, sealedSegment, subject, root, validAt } = answer;
      assert.deepEqual(answer, {
        ...expected(planned),
        root: BigInt(file.roots[planned.tree]!),
        sealedSegment,
      });
      assert.equal(openSegment(planned.sealKey, sealedSegment), segmentOfHolder(planned.holder));
      const proved = { proof, signals: { nullifier, sealedSegment, subject, root, validAt } };
      assert.equal(await verifyAnswer(foldedWith(scopeOf(planned)), proved), true);
    });
  }
});

function expected(planned: PlannedAnswer) {
  const { campaign, period, validAt, holder } = planned;
  return {
    campaign,
    nullifier: poseidon2([secretOf(holder), scopeOf(planned)]),
    subject: accountOf(planned.subject),
    issuer: holder.issuer,
    period,
    validAt,
  };
}
