import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { suppressSmall } from "../../../../src/brand/insights/suppress.ts";
import { InvalidValueError } from "../../../../src/errors.ts";

/** Every way to put so many people into so many groups. */
function* compositions(people: number, groups: number): Generator<number[]> {
  if (groups === 1) {
    yield [people];
    return;
  }
  for (let first = 0; first <= people; first++)
    for (const rest of compositions(people - first, groups - 1)) yield [first, ...rest];
}

describe("hiding small groups", () => {
  for (const [groups, smallest] of [
    [2, 5],
    [3, 3],
    [3, 4],
    [4, 3],
    [5, 3],
  ] as const) {
    it(`leaves an attacker who knows the rule without any count below ${smallest} of ${groups} groups`, () => {
      // What is shown, and every division of people that would show it.
      const worlds = new Map<string, number[][]>();
      for (let people = 0; people <= 18 - groups; people++) {
        for (const counts of compositions(people, groups)) {
          const shown = JSON.stringify(suppressSmall(counts, smallest), (_, value) => value ?? null);
          worlds.set(shown, [...(worlds.get(shown) ?? []), counts]);
        }
      }
      for (const [shown, possible] of worlds) {
        for (let group = 0; group < groups; group++) {
          if (!possible.some((counts) => counts[group]! < smallest)) continue;
          const values = new Set(possible.map((counts) => counts[group]!));
          assert.ok(values.size > 1, `${shown} betrays that group ${group} has ${[...values]}`);
        }
      }
    });
  }

  it("shows large groups as they are, hides two at least, and the total of too few", () => {
    assert.deepEqual(suppressSmall([40, 30, 10]), { total: 80, counts: [40, 30, 10] });
    assert.deepEqual(suppressSmall([40, 30, 9]), { total: 79, counts: [undefined, 30, undefined] });
    assert.deepEqual(suppressSmall([40, 1, 2]), { total: 43, counts: [undefined, undefined, undefined] });
    assert.deepEqual(suppressSmall([40, 6, 7]), { total: 53, counts: [40, undefined, undefined] });
    assert.deepEqual(suppressSmall([4, 3, 2]).total, undefined);
    assert.throws(() => suppressSmall([4, -1]), InvalidValueError);
    assert.throws(() => suppressSmall([4, 1], 2), InvalidValueError);
  });
});
