import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ModelCard } from "../../../../src/model/card/card.ts";
import { hashOfCard, modelOfCard, readModelCard, writeModelCard } from "../../../../src/model/card/read.ts";
import { binOf } from "../../../../src/request/segment.ts";
import { sampleCard } from "../../../support/model/sampleCard.ts";

describe("a model card", () => {
  const card = sampleCard();

  it("is read as it was written", () => {
    assert.deepEqual(readModelCard(writeModelCard(card)), card);
  });

  it("scores every code of its tables as the model on chain does", () => {
    const { features } = modelOfCard(card);
    card.features.forEach(({ bins }, place) => {
      for (const { from, to, points } of bins) {
        for (const code of [from, to]) {
          const feature = features[place]!;
          assert.equal(feature.points[binOf(feature, code)], points);
        }
      }
    });
  });

  it("is refused if anything in it was changed", () => {
    const rehashed = (changed: ModelCard) => ({ ...changed, hash: hashOfCard(changed) });
    const [first] = card.features;
    const bins = first!.bins.with(1, { ...first!.bins[1]!, points: 5000 });
    const cases: [ModelCard, RegExp][] = [
      [{ ...card, name: "other" }, /its hash would be another/],
      [
        rehashed({ ...card, model: { ...card.model, cutoffs: [0, 601] } }),
        /its id, table of points, cut-offs would be/,
      ],
      [
        rehashed({ ...card, features: card.features.with(0, { ...first!, bins }) }),
        /its table of points would be/,
      ],
      [rehashed({ ...card, features: card.features.slice(1) }), /its table of points would be/],
    ];
    for (const [changed, reason] of cases) assert.throws(() => readModelCard(changed), reason);
  });

  it("is refused with fields that it does not have, or without those that it has", () => {
    assert.throws(() => readModelCard({ ...card, extra: 1 }), /has no field "extra"/);
    const { metrics: _, ...without } = card;
    assert.throws(() => readModelCard(without), /metrics: is missing/);
  });
});
