import { readFileSync } from "node:fs";
import path from "node:path";
import { SingleBar } from "cli-progress";
import { keccak256 } from "viem";
import { readSchema } from "../../../src/format/campaign/schema.ts";
import { buildCard } from "../../../src/model/card/build.ts";
import { type Metrics, metricsOf } from "../../../src/model/card/figures.ts";
import { planOf } from "../../../src/model/guards/plan.ts";
import type { Evaluation } from "../../../src/model/training/evaluate.ts";
import { askedFor } from "../../../src/model/training/fit.ts";
import type { Job } from "../../../src/model/training/jobs.ts";
import { readFile } from "../../input/files.ts";
import { UsageError } from "../../input/usageError.ts";
import type { Outcome } from "../../run.ts";
import type { Surroundings } from "../../setting/context.ts";
import { checkDrift } from "./drift.ts";
import { flatFigures } from "./figures.ts";
import { readTable } from "./readTable.ts";
import { requireRoom, writeResults } from "./results.ts";
import { trainingLines } from "./trainingLines.ts";
import type { TrainingOptions, TrainingWords } from "./trainingOptions.ts";
import { performAll } from "./trainWorkers.ts";

const CARD_SEED = 1;
/** How far the AUC by time may lie below that of random splits. */
const CALENDAR_GAP = 0.01;
/** Share of customers that a model singles out if nobody says another. */
const USUAL_TOP = 0.1;

/** Trains a card, or compares a later table with one. Throws `UsageError` if neither is asked for. */
export function trainOrCheck(surroundings: Surroundings, words: TrainingWords): Promise<Outcome> {
  const { data, label, check, ...rest } = words;
  if (check !== undefined) {
    if (rest.out !== undefined) return checkDrift(rest.out, check, data);
    throw new UsageError("--check compares with a card.", { hint: "Name its file with --out." });
  }
  if (data === undefined || label === undefined) {
    throw new UsageError(`--${data === undefined ? "data" : "label"} is missing.`, {
      hint: "A training takes --data FILE and --label COLUMN.",
    });
  }
  if ((rest.cost === undefined) !== (rest.value === undefined)) {
    throw new UsageError("--cost and --value go together.", { hint: "Give both, in the same currency." });
  }
  return trainModel(surroundings, { ...rest, data, label });
}

/** Trains a card, measures it on several splits, and writes what was asked for once everything is done. */
export async function trainModel({ terminal }: Surroundings, options: TrainingOptions): Promise<Outcome> {
  const start = performance.now();
  requireRoom(options);
  const table = await readTable(options.data);
  const schema = options.schema === undefined ? undefined : readFile(options.schema, readSchema);
  const plan = planOf(table, { ...options, schema });
  for (const warning of plan.warnings) terminal.warn(`Warning: ${warning}`);
  const jobs: Job[] = [
    { kind: "card", seed: CARD_SEED },
    ...Array.from({ length: options.seeds }, (_, index) => ({ kind: "split" as const, seed: index + 1 })),
    { kind: "time", seed: CARD_SEED },
  ];
  const training = {
    usable: plan.usable,
    label: plan.label.values,
    rows: plan.label.rows,
    options: {
      slots: options.slots,
      attributes: options.attributes,
      fill: options.fill,
      fixed: schema !== undefined,
      missing: options.missing,
      directions: directionsOf(options),
    },
  };
  const results = await withProgress(jobs.length, (done) => performAll(training, jobs, done));
  const fit = results[0]!.fit!;
  const evaluations = results.slice(1, -1).map(({ evaluation }) => evaluation!);
  const metrics = metricsOf(evaluations);
  const asked = askedFor(fit);
  const figures = flatFigures(metrics, {
    "auc.byTime": Number(results.at(-1)!.evaluation!.card.auc.toFixed(6)),
    "attributes.used": asked.length,
    "attributes.names": asked,
    "slots.used": fit.scored.reduce((sum, { slots }) => sum + slots, 0),
    seconds: Number(results[0]!.seconds.toFixed(1)),
    "seconds.inAll": Number(((performance.now() - start) / 1_000).toFixed(1)),
  });
  const warnings = [...chanceWarnings(metrics), ...calendarWarnings(metrics, results.at(-1)!.evaluation!)];
  for (const warning of warnings) terminal.warn(`Warning: ${warning}`);
  const card = buildCard({
    name: options.name ?? path.parse(options.data).name,
    meaning: options.meaning,
    file: { name: path.basename(options.data), hash: keccak256(readFileSync(options.data)) },
    plan,
    fit,
    evaluations,
    byTime: results.at(-1)!.evaluation!,
    top: options.top ?? (options.cost === undefined ? [USUAL_TOP] : []),
    ...(options.cost !== undefined && { action: { cost: options.cost, value: options.value! } }),
    directions: training.options.directions,
    schema,
    vouched: options.vouched,
    warnings,
  });
  writeResults(options, card, figures);
  return { data: figures, lines: trainingLines(plan, fit, metrics, figures) };
}

function chanceWarnings({ card }: Metrics): string[] {
  if (card.auc.low > 0.5) return [];
  return [
    `Whether the model is better than chance cannot be told: the AUC is between ${card.auc.low.toFixed(3)} and ${card.auc.high.toFixed(3)}.`,
  ];
}

/** Rows that came last may be other people than those before. */
function calendarWarnings(metrics: Metrics, byTime: Evaluation): string[] {
  const { auc } = byTime.card;
  if (metrics.card.auc.low - auc < CALENDAR_GAP) return [];
  return [
    `Trained on the first 80 % of the file and measured on the rest, the AUC is ${auc.toFixed(3)} instead of ${metrics.card.auc.mean.toFixed(3)}: if the file is in the order of time, random splits measure the calendar. Believe the lower figure.`,
  ];
}

function directionsOf({ rising = [], falling = [] }: TrainingOptions) {
  return Object.fromEntries([
    ...rising.map((name) => [name, "rising"] as const),
    ...falling.map((name) => [name, "falling"] as const),
  ]);
}

async function withProgress<Result>(
  total: number,
  run: (done: () => void) => Promise<Result>,
): Promise<Result> {
  const bar = new SingleBar({
    format: "  training [{bar}] {value}/{total}, {duration_formatted} so far, about {eta_formatted} left",
    barsize: 30,
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
    stream: process.stderr,
  });
  bar.start(total, 0);
  try {
    return await run(() => bar.increment());
  } finally {
    bar.stop();
  }
}
