import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { InvalidRequestError } from "../../../src/errors.ts";
import { requireModel } from "../../../src/request/check.ts";
import { type ModelPoints, modelFor, noModel } from "../../../src/request/model.ts";
import { noRules } from "../../../src/request/rules.ts";
import { defineSchema, encodeAttributes } from "../../../src/request/schema.ts";
import { scoreOf, segmentOf } from "../../../src/request/segment.ts";
import { createRandom } from "../../support/random.ts";

const schema = defineSchema("people", [
  { name: "age", unit: "years", offset: 0, scale: 1 },
  { name: "wage", unit: "EUR", offset: -10, scale: 0.5 },
  { name: "job", categories: ["a", "b", "c", "d", "e", "f", "g", "h", "i"] },
]);
type Points = ModelPoints<typeof schema>;

function refuses(points: Points, message: RegExp, cutoffs: readonly number[] = [1]): void {
  assert.throws(
    () => modelFor(schema, points, cutoffs),
    (error) => error instanceof InvalidRequestError && message.test(error.message),
  );
}

describe("points by value", () => {
  it("are those of the first bin that the value is below", () => {
    const random = createRandom(1);
    for (let count = 0; count < 100; count++) {
      const drawn = Array.from({ length: random.between(0, 6) }, () => random.between(-19, 40) / 2);
      const bounds = [...new Set(drawn)].sort((left, right) => left - right);
      const bins = bounds.map((below) => ({ below, points: random.between(-3, 3) }));
      const last = { points: random.between(-3, 3) };
      const missing = random.between(-3, 3);
      const model = modelFor(schema, { wage: { bins: [...bins, last], missing } }, [0]);
      for (let wage = -10; wage <= 21; wage += 0.5) {
        const expected = bins.find(({ below }) => wage < below) ?? last;
        assert.equal(scoreOf(model, encodeAttributes(schema, { wage })), expected.points);
      }
      assert.equal(scoreOf(model, encodeAttributes(schema, {})), missing);
    }
  });

  it("are refused with a bound between two steps", () => {
    assert.throws(
      () => modelFor(schema, { wage: { bins: [{ below: 0.3, points: 1 }, { points: 2 }] } }, [1]),
      /0\.3 EUR is no value of "wage".*-10 in steps of 0\.5/,
    );
  });

  it("join neighbouring bins of equal points, so that more bins fit", () => {
    const bins = Array.from({ length: 20 }, (_, index) => ({
      below: index + 1,
      points: Math.floor(index / 5),
    }));
    const model = modelFor(schema, { age: { bins: [...bins, { points: 9 }] } }, [1]);
    assert.deepEqual(model.features[0]!.edges, [0, 0, 0, 6, 11, 16, 21]);
    assert.deepEqual(model.features[0]!.points, [0, 0, 0, 0, 1, 2, 3, 9]);
  });

  it("are refused for bins that are empty, open too early or too many", () => {
    refuses({ age: { bins: [{ below: 0, points: 1 }, { points: 2 }] } }, /Bin 0 of "age" is empty/);
    const falling = [{ below: 5, points: 1 }, { below: 5, points: 2 }, { points: 3 }] as const;
    refuses({ age: { bins: falling } }, /Bin 1 of "age" is empty/);
    refuses({ age: { bins: [{ points: 1 }, { points: 2 }] as never } }, /Only the last bin of "age"/);
    const eight = Array.from({ length: 7 }, (_, index) => ({ below: index + 1, points: index + 1 }));
    refuses(
      { age: { bins: [...eight, { points: 8 }] } },
      /has 9 bins with different points.*including "missing"/,
    );
    requireModel(modelFor(schema, { age: { bins: [...eight, { points: 8 }], missing: 1 } }, [1]));
  });

  it("are refused beyond 24 bits", () => {
    const points = (value: number): Points => ({ age: { bins: [{ points: value }] } });
    requireModel(modelFor(schema, points(2 ** 23 - 1), [1]));
    requireModel(modelFor(schema, points(-(2 ** 23)), [1]));
    refuses(points(2 ** 23), /points\[7\] is 8388608/);
    refuses(points(-(2 ** 23) - 1), /points\[7\]/);
    refuses(points(0.5), /points\[7\] is 0.5/);
  });
});

describe("points by category", () => {
  it("are 0 for a category that is left out and for a missing one", () => {
    const model = modelFor(schema, { job: { categories: { b: 4, c: 4, i: -2 } } }, [1]);
    const scores = schema.attributes[2].categories.map((job) =>
      scoreOf(model, encodeAttributes(schema, { job })),
    );
    assert.deepEqual(scores, [0, 4, 4, 0, 0, 0, 0, 0, -2]);
    assert.equal(scoreOf(model, encodeAttributes(schema, {})), 0);
    assert.deepEqual(model.features[2]!.edges, [0, 0, 0, 0, 2, 4, 9]);
  });

  it("are refused for other categories", () => {
    const points = { job: { categories: { z: 1 } } } as unknown as Points;
    assert.throws(() => modelFor(schema, points, [1]), /"z" is not a category/);
    assert.throws(
      () => modelFor(schema, { size: { bins: [{ points: 1 }] } } as Points, [1]),
      /no attribute "size"/,
    );
  });
});

describe("cut-offs", () => {
  const points: Points = {
    age: { bins: [{ below: 1, points: 0 }, { below: 2, points: 5 }, { points: 10 }] },
  };
  const segments = (cutoffs: readonly number[]) => {
    const request = { schema: schema.id, rules: noRules(), model: modelFor(schema, points, cutoffs) };
    return [0, 1, 2].map((age) => segmentOf(request, encodeAttributes(schema, { age })));
  };

  it("start segments 2, 3 and 4, and those left out are never reached", () => {
    assert.deepEqual(segments([5]), [1, 2, 2]);
    assert.deepEqual(segments([5, 10]), [1, 2, 3]);
    assert.deepEqual(segments([0, 5, 10]), [2, 3, 4]);
    assert.deepEqual(segments([6, 6, 6]), [1, 1, 4]);
  });

  it("are refused unless there are one to three that do not fall", () => {
    refuses(points, /1 to 3 cut-offs, not 0/, []);
    refuses(points, /1 to 3 cut-offs, not 4/, [1, 2, 3, 4]);
    refuses(points, /cutoffs\[1\] is below the one before/, [2, 1]);
    refuses(points, /cutoffs\[0\] is 2147483648/, [2 ** 31]);
  });
});

describe("no model", () => {
  it("puts everyone into segment 1", () => {
    requireModel(noModel());
    const request = { schema: schema.id, rules: noRules(), model: noModel() };
    for (const code of [0, 1, 2 ** 32 - 1]) assert.equal(segmentOf(request, new Array(16).fill(code)), 1);
  });
});
