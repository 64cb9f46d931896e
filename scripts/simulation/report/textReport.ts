import Table from "cli-table3";
import { formatEther } from "viem";
import { median } from "../../shared/median.ts";
import type { SimulationResult } from "../run.ts";
import type { Settlement } from "../scenarios/settlement.ts";
import { explanationLines } from "./explanationReport.ts";
import { recordsOf } from "./records.ts";

const settlementLimit = 310_000;

/** The tables at the end of a run, as text. */
export async function reportOf(result: SimulationResult): Promise<string> {
  return [
    section("What was settled", answersTable(result)),
    section("What was refused", refusalsTable(result)),
    section(`What ${result.life.name}'s agent did`, lifeTable(result)),
    section("Why a customer is in a group", explanationLines(result)),
    section("Gas of each kind of step", gasTable(result)),
    section("Time", timeLines(result)),
    section("Money, in Meridian Points", moneyLines(result)),
    section(...(await recordTable(result))),
    section("What an auditor found, from the chain alone", auditLines(result)),
  ].join("\n\n");
}

function section(title: string, body: string): string {
  return `${title}\n${"-".repeat(title.length)}\n${body}`;
}

function answersTable({ settlements }: SimulationResult): string {
  const table = new Table({
    head: ["campaign", "kind", "answers", "segment 0", "1", "2", "3", "4", "paid"],
    style,
  });
  const campaigns = new Map(settlements.map(({ campaign }) => [campaign.id, campaign]));
  for (const { id, plan } of campaigns.values()) {
    const own = settlements.filter(({ campaign }) => campaign.id === id);
    const segments = [0, 1, 2, 3, 4].map(
      (segment) => own.filter((answer) => answer.segment === segment).length,
    );
    table.push([plan.name, plan.isSealed ? "sealed" : "open", own.length, ...segments, points(sumPaid(own))]);
  }
  return `${table}\nSegment 0 means that the rules do not hold. Its answers are paid like all others.`;
}

function refusalsTable({ refusals }: SimulationResult): string {
  const table = new Table({
    head: ["who", "what", "reason on chain", "what people are told"],
    colWidths: [13, 30, 18, 62],
    wordWrap: true,
    style,
  });
  for (const { who, attempt, reason, message } of refusals) table.push([who, attempt, reason, message]);
  return `${table}`;
}

function lifeTable({ life: { name, steps, receipts, ownReceipts, known } }: SimulationResult): string {
  const table = new Table({
    head: ["when", "who", "did what", "why"],
    colWidths: [12, 10, 42, 52],
    wordWrap: true,
    style,
  });
  for (const { at, by, what, why } of steps) table.push([day(at), by, what, why]);
  const bits = known.map(({ name, bits: count }) => `${name} ${count.toFixed(1)} bits`).join(", ");
  return (
    `${table}\nReceipts, signed by both sides, each checked against the chain without the brand: ${receipts.join(", ")}.\n` +
    `Kept by ${name} alone, as the brand is told nothing before a yes: ${ownReceipts.join(", ") || "none"}.\n` +
    `What the brand may know by now: ${bits}.`
  );
}

function day(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}

function gasTable({ simulation: { measures }, figures }: SimulationResult): string {
  const table = new Table({ head: ["step", "times", "least", "median", "most"], style });
  for (const [step, gas] of measures.gas) {
    table.push([step, gas.length, ...[Math.min(...gas), median(gas), Math.max(...gas)].map(integer)]);
  }
  const small = figures["gas.settleOne.oneClause"]!;
  const large = figures["gas.settleOne.full"]!;
  const difference = ((100 * (large - small)) / small).toFixed(3);
  return (
    `${table}\nOne clause or eight clauses with a full scorecard: ${integer(small)} and ${integer(large)} gas, ` +
    `${difference} % apart (limit ${integer(settlementLimit)}).`
  );
}

function timeLines({ simulation: { measures }, figures }: SimulationResult): string {
  const wall = measures.proofs.map(({ wallMs }) => wallMs);
  return [
    `${wall.length} proofs of ${integer(figures["circuit.rows"]!)} rows: median ${seconds(median(wall))} wall and ` +
      `${seconds(figures["proof.cpuMs"]!)} CPU, from ${seconds(Math.min(...wall))} to ${seconds(Math.max(...wall))} wall.`,
    `Checking an answer off chain: median ${median(measures.checksMs).toFixed(1)} ms.`,
  ].join("\n");
}

function moneyLines({ simulation: { campaigns }, settlements, reclaimed }: SimulationResult): string {
  const { course } = campaigns;
  const paid = settlements.filter(({ campaign }) => campaign.id === course.id);
  return [
    `${points(sumPaid(settlements))} paid for ${settlements.length} answers, to a fresh account of each customer.`,
    `The course campaign had ${course.plan.reward * course.plan.answers}: ` +
      `${points(sumPaid(paid))} earned by ${paid.length} answers, ${points(reclaimed)} back to the brand after the notice.`,
  ].join("\n");
}

async function recordTable(result: SimulationResult): Promise<[string, string]> {
  const { name, light, classic } = await recordsOf(result, "segment");
  const table = new Table({
    head: ["the brand's light record", "a classic 360 record of the same person"],
    style,
  });
  table.push([lines(light), lines(classic)]);
  return [`What the brand stores about ${name}`, `${table}`];
}

function auditLines({ audits }: SimulationResult): string {
  const table = new Table({
    head: ["campaign", "answers", "proofs", "consents", "withdrawals", "claims", "records", "findings"],
    style,
  });
  for (const { name, checked, findings } of audits) {
    const { answers, proofs, consents, withdrawals, claims, records } = checked;
    table.push([name, answers, proofs, consents, withdrawals, claims, records, findings.length]);
  }
  const found = audits.flatMap(({ findings }) => findings.map(({ id, sentence }) => `${id}: ${sentence}`));
  const unchecked = new Set(audits.flatMap(({ notChecked }) => notChecked.map(({ what }) => what)));
  return [`${table}`, ...found, `Not checked: ${[...unchecked].join(", ") || "nothing"}.`].join("\n");
}

const style = { head: [], border: [] };

function lines(values: object): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

function sumPaid(settlements: readonly Settlement[]): bigint {
  return settlements.reduce((sum, { paid }) => sum + paid, 0n);
}

function points(amount: bigint): string {
  return formatEther(amount);
}

function integer(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
