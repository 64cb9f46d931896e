import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { explainerOf } from "../../../../src/model/explanation/explanation.ts";
import { codesOf, crowdRequest, crowdSchema, personOf } from "../../../support/explanation/crowd.ts";
import { circuitSegments } from "../../../support/explanation/witness.ts";
import { createRandom } from "../../../support/random.ts";

/** `npm run bench:models` has 10,000 of them. */
const PEOPLE = 40;

describe("an explanation", () => {
  it("has the segment that the circuit's witness has, before and after every change", async () => {
    const random = createRandom(16);
    const segmentInCircuit = await circuitSegments(crowdRequest);
    const explainer = explainerOf({ schema: crowdSchema, request: crowdRequest });
    let changed = 0;
    for (let person = 0; person < PEOPLE; person++) {
      const attributes = codesOf(personOf(random));
      const { segment, changes } = explainer.explain(attributes);
      assert.equal(await segmentInCircuit(attributes), segment);
      for (const change of changes.slice(0, 2)) {
        assert.equal(await segmentInCircuit(explainer.apply(attributes, change)), change.segment);
        changed++;
      }
    }
    assert.ok(changed > PEOPLE);
  });
});
