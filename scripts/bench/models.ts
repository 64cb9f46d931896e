import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { fromRoot } from "../../services/shared/paths.ts";
import { foldRequest, readKeyPoints } from "../../src/audit/history/fold.ts";
import { readCampaign } from "../../src/chain/actions/campaignState.ts";
import type { ModelCard } from "../../src/model/card/card.ts";
import { explainerOf } from "../../src/model/explanation/explanation.ts";
import { attributeIndex } from "../../src/request/schema.ts";
import { rulesHold } from "../../src/request/segment.ts";
import { circuitSegments } from "../../test/support/explanation/witness.ts";
import { createRandom, type Random } from "../../test/support/random.ts";
import { writeFigures } from "../report/figures.ts";
import { commandLine } from "../shared/commandLine.ts";
import { openProver } from "../shared/openProver.ts";
import { step } from "../shared/progress.ts";
import { type OpenCampaign, openPlannedCampaign } from "../simulation/campaigns.ts";
import { vaultSchema } from "../simulation/cast/schemas.ts";
import { startChain } from "../simulation/chain.ts";
import { createMeasures } from "../simulation/measures.ts";
import { consentAndAnswer } from "../simulation/scenarios/settlement.ts";
import { prepareSimulation, type Simulation } from "../simulation/simulation.ts";

const help = `Trains the model of the main job, and compares what works groups out: its card, the library, the circuit, the chain.

Usage: npm run bench:models -- [options]

  --people N  random people, 100 to 100000 (default 10000); each takes about 30 ms
  --proofs N  proofs that are made and settled, 1 to 200 (default 50)
  --seed N    decides who they are (default 1)
  --help      this text

Writes out/bench-models.json, a flat map from name to number. Fails if any two disagree, if the points of an explanation
do not add up, or if a change does not lead where it says.`;

const { refuse, integer } = commandLine("run bench:models");

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        people: { type: "string", default: "10000" },
        proofs: { type: "string", default: "50" },
        seed: { type: "string", default: "1" },
        help: { type: "boolean", default: false },
      },
    });
    return {
      help: values.help,
      people: integer("people", values.people, 100, 100_000),
      proofs: integer("proofs", values.proofs, 1, 200),
      seed: integer("seed", values.seed, 0, 2 ** 31 - 1),
    };
  } catch (error) {
    return refuse((error as Error).message);
  }
}

/** 16 codes of which each is missing with a chance of one in six; some lie beyond everything that was seen. */
function personOf({ between }: Random): number[] {
  const codes = vaultSchema.attributes.map((attribute) => {
    const largest = "categories" in attribute ? attribute.categories.length : 101;
    return between(1, 6) === 1 ? 0 : between(1, largest);
  });
  return codes;
}

/** The segment by the tables that people read: the bin of each code, the points beside it, and the cut-offs. */
function segmentByCard(
  { features, cutoffs }: ModelCard,
  { plan }: OpenCampaign,
  codes: readonly number[],
): number {
  if (!rulesHold(plan.request.rules, codes)) return 0;
  const score = features.reduce((sum, { attribute, bins }) => {
    const code = codes[attributeIndex(vaultSchema, attribute)]!;
    return sum + bins.find(({ from, to }) => code >= from && code <= to)!.points;
  }, 0);
  return 1 + cutoffs.filter((cutoff) => score >= cutoff.score).length;
}

async function comparePeople(
  { card }: Simulation,
  campaign: OpenCampaign,
  { people, seed }: { readonly people: number; readonly seed: number },
) {
  const { request } = campaign.plan;
  const explainer = explainerOf({ schema: vaultSchema, request });
  const segmentInCircuit = await circuitSegments(request);
  const random = createRandom(seed);
  const segments = [0, 0, 0, 0, 0];
  let changes = 0;
  for (let person = 0; person < people; person++) {
    const codes = personOf(random);
    const explanation = explainer.explain(codes);
    const { segment, score, contributions } = explanation;
    assert.equal(segmentByCard(card, campaign, codes), segment, `card and library: ${codes}`);
    assert.equal(await segmentInCircuit(codes), segment, `circuit and library: ${codes}`);
    assert.equal(
      contributions.reduce((sum, { points }) => sum + points, 0),
      score,
      `points: ${codes}`,
    );
    for (const change of explanation.changes) {
      const after = explainer.apply(codes, change);
      assert.equal(segmentByCard(card, campaign, after), change.segment, `change: ${codes} to ${after}`);
      for (const { place } of change.steps) assert.notEqual(vaultSchema.attributes[place]!.name, "age");
    }
    segments[segment]!++;
    changes += explanation.changes.length;
  }
  return { segments, changes };
}

/** The point under which the chain checks proofs must be the one that follows from the published rules and model. */
async function compareFolded({ chain }: Simulation, { id, plan }: OpenCampaign): Promise<void> {
  const points = readKeyPoints(await readFile(fromRoot("circuits/keys/verification_key.json"), "utf8"));
  const { folded, scope } = await readCampaign(chain.reader, chain.addresses, { campaign: id });
  assert.deepEqual(foldRequest(points, plan.request, scope), folded);
}

const options = readOptions();
if (options.help) {
  console.log(help);
} else {
  const chain = await startChain();
  const prover = await openProver();
  try {
    const measures = createMeasures();
    const simulation = await step("Training, issuing, opening campaigns", () =>
      prepareSimulation(chain, prover, measures, { customers: options.proofs, seed: options.seed }),
    );
    const { plan, issuer } = simulation.campaigns.course;
    const wide = { ...plan, name: "course for many", answers: options.proofs };
    const campaign = await openPlannedCampaign(chain, measures, issuer, wide);
    await step("Comparing the folded point with the chain's", () => compareFolded(simulation, campaign));
    const { segments, changes } = await step(`Comparing ${options.people} people`, () =>
      comparePeople(simulation, campaign, options),
    );
    await step(`Making and settling ${options.proofs} proofs`, async () => {
      const way = { step: "settle with consent", consent: "recorded with the answer" } as const;
      for (const customer of simulation.customers) {
        const { credential } = customer.credentials.get(issuer.id)!;
        const { segment, paid } = await consentAndAnswer(simulation, customer, campaign, way);
        assert.equal(segment, segmentByCard(simulation.card, campaign, credential.attributes));
        assert.ok(paid > 0n);
      }
    });
    await writeFigures("bench-models", {
      people: options.people,
      ...Object.fromEntries(segments.map((count, segment) => [`people.segment${segment}`, count])),
      changes,
      "proofs.settled": measures.proofs.length,
      "gas.settleWithConsent": Math.max(...measures.gas.get("settle with consent")!),
    });
    console.log(
      `All agree: ${options.people} people, ${changes} changes, ${measures.proofs.length} proofs settled.`,
    );
  } finally {
    await prover.close();
    await chain.close();
  }
}
