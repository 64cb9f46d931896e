import { closeCampaign, reclaimRemainder } from "../../src/chain/actions/campaign.ts";
import { answerCircuit } from "../../src/generated/answerKey.ts";
import { median } from "../shared/median.ts";
import { openProver } from "../shared/openProver.ts";
import { auditAll, type NamedAudit } from "./audit.ts";
import { startChain } from "./chain.ts";
import { type AgentLife, liveWithAgent } from "./life/agentLife.ts";
import { relayConsents } from "./life/manyConsents.ts";
import { createMeasures, noteGas } from "./measures.ts";
import { type Outcome, playScenarios } from "./scenarios/play.ts";
import { proofsOf } from "./scenarios/scenarios.ts";
import { prepareSimulation, type Simulation } from "./simulation.ts";

/** The customer with an agent answers twice. */
export const PROOFS_OF_AGENT = 2;

export interface SimulationOptions {
  readonly customers: number;
  readonly seed: number;
}

/** What a run reports as it goes. */
export interface SimulationProgress {
  /** A part begins. */
  step(name: string): void;
  /** How many proofs are made, of how many. */
  proofs(made: number, total: number): void;
}

export interface SimulationResult extends Outcome {
  /** What the customer with an agent went through. */
  readonly life: AgentLife;
  readonly simulation: Simulation;
  /** What went back to the brand from the closed course campaign, in the token's smallest unit. */
  readonly reclaimed: bigint;
  /** What an auditor found in each campaign. */
  readonly audits: readonly NamedAudit[];
  /** Flat figures for `out/main.json`. */
  readonly figures: Record<string, number>;
}

/** Runs the whole cycle on a chain of its own and passes the result to `use` before the chain is closed. */
export async function runSimulation<Result>(
  options: SimulationOptions,
  progress: SimulationProgress,
  use: (result: SimulationResult) => Promise<Result>,
): Promise<Result> {
  progress.step("Compiling the contracts where they changed, starting a chain, deploying");
  const chain = await startChain();
  const prover = await openProver();
  try {
    const measures = createMeasures();
    progress.step(`Issuing credentials to ${options.customers} customers, opening three campaigns`);
    const simulation = await prepareSimulation(chain, prover, measures, options);

    progress.step("Asking, proving, settling, claiming");
    const total = proofsOf(options.customers) + PROOFS_OF_AGENT;
    let made = 0;
    progress.proofs(made, total);
    const onProof = () => progress.proofs(++made, total);
    const outcome = await playScenarios(simulation, onProof);
    const life = await liveWithAgent(simulation, onProof);
    const consentGas = await relayConsents(simulation);

    progress.step("Closing the course campaign and reclaiming what nobody earned");
    const reclaimed = await closeCourse(simulation);

    progress.step("Auditing every campaign from the chain alone");
    const audits = await auditAll(simulation);
    return await use({
      ...outcome,
      simulation,
      life,
      reclaimed,
      audits,
      figures: {
        ...figuresOf(simulation, outcome),
        ...figuresOfLife(life),
        "gas.consentBatch50PerSubject": consentGas,
      },
    });
  } finally {
    await prover.close();
    await chain.close();
  }
}

async function closeCourse({ chain, measures, campaigns }: Simulation): Promise<bigint> {
  const campaign = campaigns.course.id;
  const closing = noteGas(measures, "close", await closeCampaign(chain.brand, chain.addresses, { campaign }));
  await chain.wait(closing.closesAt - (await chain.now()));
  const payee = chain.brand.account.address;
  const { amount } = noteGas(
    measures,
    "reclaim",
    await reclaimRemainder(chain.brand, chain.addresses, { campaign, payee }),
  );
  return amount;
}

function figuresOfLife({ receipts, steps }: AgentLife): Record<string, number> {
  return {
    "agent.answersBySettings": steps.filter(({ by, what }) => by === "agent" && what.startsWith("answered"))
      .length,
    "receipts.valid": receipts.length,
  };
}

function figuresOf(
  { measures, customers }: Simulation,
  { settlements, refusals }: Outcome,
): Record<string, number> {
  const gas = (step: string) => median(measures.gas.get(step) ?? []);
  const proofs = (pick: "wallMs" | "cpuMs") => median(measures.proofs.map((proof) => proof[pick]));
  return {
    "circuit.rows": answerCircuit.rows,
    "circuit.constraints": answerCircuit.constraints,
    customers: customers.length,
    "proof.count": measures.proofs.length,
    "proof.wallMs": Math.round(proofs("wallMs")),
    "proof.cpuMs": Math.round(proofs("cpuMs")),
    "proof.firstWallMs": Math.round(measures.proofs[0]!.wallMs),
    "verification.offChainMs": Math.round(median(measures.checksMs) * 10) / 10,
    "gas.consentBySignature": gas("consentBySignature"),
    "gas.withdrawBySignature": gas("withdrawBySignature"),
    "gas.settleOne.oneClause": gas("settle one, one clause"),
    "gas.settleOne.full": gas("settle one, full request"),
    "gas.settleWithConsent": gas("settle with consent"),
    "gas.settleWithTicket": gas("settle with ticket"),
    "gas.settleAgain": gas("settle again after a month"),
    "gas.claimBySignature": gas("claimBySignature"),
    "gas.publishRoot": gas("publishRoot"),
    "gas.registerModel": Math.max(...(measures.gas.get("registerModel") ?? [0])),
    "gas.openCampaign": Math.max(...(measures.gas.get("openCampaign") ?? [0])),
    "answers.settled": settlements.length,
    "answers.refused": refusals.filter(({ quoted }) => quoted !== undefined).length,
    "claims.refused": refusals.filter(({ quoted }) => quoted === undefined).length,
    "tokens.paid": Number(settlements.reduce((sum, { paid }) => sum + paid, 0n) / 10n ** 18n),
  };
}
