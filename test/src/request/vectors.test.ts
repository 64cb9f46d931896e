import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { generateVectors, vectorsFile } from "../../../scripts/vectors/generate.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { openSegment } from "../../../src/answer/sealing.ts";
import { commitmentOf, leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treeRoot } from "../../../src/credential/issuerTree.ts";
import { requireModel, requireRules } from "../../../src/request/check.ts";
import { segmentOf } from "../../../src/request/segment.ts";
import { vectorRoot, vectors } from "../../support/vectors.ts";

describe("test vectors", () => {
  it('are what the generator writes (else run "npm run vectors")', async () => {
    assert.equal(await readFile(fromRoot(vectorsFile), "utf8"), await generateVectors());
  });

  it("have the root of all their leaves", () => {
    const leaves = vectors.flatMap(({ cases }) => cases.map(({ leaf }) => leaf));
    assert.equal(treeRoot(createIssuerTree(leaves)), vectorRoot);
  });

  for (const { name, request, cases } of vectors) {
    describe(name, () => {
      it("is a request that the contracts accept", () => {
        requireRules(request.rules);
        requireModel(request.model);
      });

      it("gives the segments that were worked out by hand", () => {
        const segments = cases.map(({ credential }) => segmentOf(request, credential.attributes));
        assert.deepEqual(
          segments,
          cases.map(({ segment }) => segment),
        );
      });

      it("gives the commitments, leaves and sealed segments", () => {
        for (const { credential, secret, blinding, leaf, sealKey, sealedSegment, segment } of cases) {
          assert.equal(commitmentOf(secret, blinding), credential.commitment);
          assert.equal(leafOf(credential), leaf);
          assert.equal(openSegment(sealKey, sealedSegment), segment);
        }
      });
    });
  }
});
