import type { Floor } from "../../../src/consent/ledger/floor.ts";
import { emptyLedger, recordDisclosure } from "../../../src/consent/ledger/ledger.ts";
import { type PlausibleValues, questionOf } from "../../../src/consent/ledger/question.ts";
import { reviewRequest } from "../../../src/consent/ledger/review.ts";
import type { Model, Rules } from "../../../src/request/request.ts";
import type { Schema } from "../../../src/request/schema.ts";
import { segmentOf } from "../../../src/request/segment.ts";

export interface Asked {
  readonly rules: Rules;
  readonly model: Model;
  readonly segment: number;
}

/** A customer who answers whatever stays above the floor, and keeps what was asked. */
export function customerOf(schema: Schema, plausible: PlausibleValues, floor: Floor) {
  let ledger = emptyLedger;
  const answered: Asked[] = [];
  let refused = 0;
  return {
    answered,
    refused: () => refused,
    ledger: () => ledger,
    /** The segment; undefined if the request is refused. */
    ask(
      brand: string | undefined,
      request: { readonly rules: Rules; readonly model: Model },
      attributes: readonly number[],
    ): number | undefined {
      const question = questionOf(schema, request, plausible);
      if (reviewRequest(ledger, brand, question, floor).belowFloor.length > 0) {
        refused++;
        return undefined;
      }
      const segment = segmentOf({ schema: schema.id, ...request }, attributes);
      ledger = recordDisclosure(ledger, brand, { question, segment, at: answered.length });
      answered.push({ ...request, segment });
      return segment;
    },
  };
}

/** Sixteen attributes of which the first ones are given. */
export function attributesFrom(...values: readonly number[]): number[] {
  return Array.from({ length: 16 }, (_, index) => values[index] ?? 0);
}
