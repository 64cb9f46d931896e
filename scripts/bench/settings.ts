import { parseArgs } from "node:util";
import Table from "cli-table3";
import { emptyLedger, recordDisclosure } from "../../src/consent/ledger/ledger.ts";
import { questionOf } from "../../src/consent/ledger/question.ts";
import { reviewRequest } from "../../src/consent/ledger/review.ts";
import { decide } from "../../src/consent/settings/decide.ts";
import { defineSchema } from "../../src/request/schema.ts";
import { segmentOf } from "../../src/request/segment.ts";
import { attributesFrom } from "../../test/support/consent/attacker.ts";
import { randomModel, randomRules } from "../../test/support/consent/requests.ts";
import { randomFacts, randomHistory, randomPolicy } from "../../test/support/consent/settings.ts";
import { vocabulary } from "../../test/support/consent/vocabulary.ts";
import { createRandom } from "../../test/support/random.ts";
import { writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";

/** 99 of 100 decisions take less. */
const LONGEST_DECISION_MS = 1;
const LAST = 120;
/** Answers that a brand has already when a request is reviewed, and how many attributes a request looks at. */
const PAST_ANSWERS = 20;
const ATTRIBUTES = [1, 3, 10] as const;

const help = `Measures how long settings take to decide, and the ledger to review a request before it is answered.

Usage: npm run bench:settings -- [options]

  --cases N  number of random policies and requests, 100 to 1000000 (default 10000)
  --seed N   decides which (default 1)
  --help     this text

Writes out/bench-settings.json, a flat map from name to number. Fails if more than one decision of 100 takes
${LONGEST_DECISION_MS} ms or longer. Each time is the best of three.`;

const { refuse, integer } = commandLine("run bench:settings");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        cases: { type: "string", default: "10000" },
        seed: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      cases: integer("cases", values.cases, 100, 1_000_000),
      seed: integer("seed", values.seed, 0, 2 ** 31),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** The best of three, so that what else runs on the machine does not count. */
function millisecondsOf(action: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    action();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** The time below which this share of measurements stays. */
function quantile(times: readonly number[], share: number): number {
  return [...times].sort((left, right) => left - right)[Math.ceil(times.length * share) - 1]!;
}

function timeDecisions(cases: number, seed: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: cases }, () => {
    const facts = randomFacts(random);
    const policy = randomPolicy(random, facts);
    const events = randomHistory(random, facts);
    return millisecondsOf(() => decide(policy, facts, events, vocabulary));
  });
}

/** Reviews of random requests of a brand that has as many answers already as the constant says. */
function timeReviews(attributes: number, seed: number): number[] {
  const random = createRandom(seed);
  const names = Array.from({ length: attributes }, (_, index) => `detail ${index}`);
  const schema = defineSchema(
    "bench",
    names.map((name) => ({ name, unit: "steps", offset: 0, scale: 1 })),
  );
  const plausible = Object.fromEntries(names.map((name) => [name, LAST - 1]));
  const person = attributesFrom(...names.map(() => random.between(0, LAST)));
  const drawn = () => ({
    rules: randomRules(random, attributes, LAST),
    model: randomModel(random, attributes, LAST, 4),
  });
  let ledger = emptyLedger;
  for (let at = 0; at < PAST_ANSWERS; at++) {
    const request = drawn();
    const question = questionOf(schema, request, plausible);
    const segment = segmentOf({ schema: schema.id, ...request }, person);
    ledger = recordDisclosure(ledger, "shop.example", { question, segment, at });
  }
  return Array.from({ length: 20 }, () => {
    const question = questionOf(schema, drawn(), plausible);
    const floor = { everywhere: { values: 3, share: 0.05 } };
    return millisecondsOf(() => reviewRequest(ledger, "shop.example", question, floor));
  });
}

const { help: wantsHelp, cases, seed } = readOptions();
if (wantsHelp) {
  console.log(help);
  process.exit(0);
}
const decisions = timeDecisions(cases, seed);
const table = new Table({ head: ["", "median, ms", "99 %, ms"], style: { head: [], border: [] } });
const figures: Record<string, number> = { "settings.cases": cases };
function add(name: string, title: string, times: readonly number[]): void {
  figures[`settings.${name}.medianMs`] = quantile(times, 0.5);
  figures[`settings.${name}.99Ms`] = quantile(times, 0.99);
  table.push([title, quantile(times, 0.5).toFixed(3), quantile(times, 0.99).toFixed(3)]);
}
add("decision", "a decision", decisions);
for (const attributes of ATTRIBUTES) {
  const title = `a review of ${attributes} details after ${PAST_ANSWERS} answers`;
  add(`review.${attributes}`, title, timeReviews(attributes, seed));
}
await writeFigures("bench-settings", figures);
console.log(`${table}\n\nFigures are in out/bench-settings.json.`);
if (quantile(decisions, 0.99) >= LONGEST_DECISION_MS) {
  console.error(`More than one decision of 100 took ${LONGEST_DECISION_MS} ms or longer.`);
  process.exitCode = 1;
}
