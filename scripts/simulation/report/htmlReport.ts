import { page } from "../../../services/shared/report/page.ts";
import { type Html, html } from "../../../src/html.ts";
import { barChart, dotPlot, shareBar } from "../../report/charts.ts";
import { readFigures } from "../../report/figures.ts";
import { manyAtOnce } from "../../report/manyAtOnce.ts";
import { type PeerFigure, peerGas, peerProofSeconds } from "../../report/peers.ts";
import { median } from "../../shared/median.ts";
import type { SimulationResult } from "../run.ts";
import { explanationSection } from "./explanationReport.ts";
import { recordsOf } from "./records.ts";
import { timelineOf } from "./timeline.ts";

/** A page about one run for people who do not read code: pictures first, in one file. */
export async function htmlReportOf(result: SimulationResult): Promise<string> {
  const body = html`
    <h1>What happened when a brand asked instead of collecting</h1>
    <p>${result.figures.customers!} customers, taken from a real survey, were asked by a brand. Each of them proved
    an answer on its own device; the brand learned a group and not one attribute; the chain checked that the
    customer had agreed, and paid. Everything below was measured in this run, unless it says otherwise; grey bars are
    other systems, measured earlier.</p>
    ${facts(result)}
    ${refusals(result)}
    ${explanationSection(result)}
    ${life(result)}
    ${gas(result)}
    ${manyAtOnce(await readFigures("bench"))}
    ${proofs(result)}
    ${money(result)}
    ${await records(result)}
    ${await timeline(result)}`;
  return page("DeCDP: report of a run", body);
}

function facts({ figures }: SimulationResult): Html {
  const entries: [string, string][] = [
    [`${figures["answers.settled"]}`, "answers settled and paid"],
    [`${figures["tokens.paid"]}`, "points paid to customers"],
    ["0", "attributes in the brand's customer records"],
    [`${figures["answers.refused"]! + figures["claims.refused"]!}`, "attempts refused, as they must be"],
    [seconds(figures["proof.wallMs"]! / 1000), "for a proof, on one core"],
  ];
  return html`<ul class="facts">${entries.map(([value, text]) => html`<li><strong>${value}</strong>${text}</li>`)}</ul>`;
}

function refusals({ refusals: attempts }: SimulationResult): Html {
  const rows = attempts.map(
    ({ who, attempt, message }) => html`<tr><td>${who}</td><td>${attempt}</td><td>${message}</td></tr>`,
  );
  return html`
    <h2>What had to fail, failed</h2>
    <table><thead><tr><th>who</th><th>tried</th><th>and was told</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function life({ life: { name, steps, receipts, ownReceipts, known } }: SimulationResult): Html {
  const rows = steps.map(
    ({ at, by, what, why }) =>
      html`<tr><td>${new Date(at * 1000).toISOString().slice(0, 10)}</td><td>${by}</td><td>${what}</td><td>${why}</td></tr>`,
  );
  const bits = known
    .map(({ name: attribute, bits: count }) => `${attribute} ${count.toFixed(1)} bits`)
    .join(", ");
  return html`
    <h2>What ${name}'s agent did</h2>
    <table><thead><tr><th>when</th><th>who</th><th>did what</th><th>why</th></tr></thead><tbody>${rows}</tbody></table>
    <p>Receipts that ${name} and the brand both signed, each checked against the chain without a word from the brand:
    ${receipts.join(", ")}. Kept by ${name} alone, because the brand is told nothing before a yes:
    ${ownReceipts.join(", ") || "none"}. What the brand may know by now: ${bits}.</p>`;
}

function gas({ simulation, figures }: SimulationResult): Html {
  const ours = [
    {
      label: "DeCDP: one answer, with consent, proof, rules, model and reward",
      value: figures["gas.settleOne.full"]!,
    },
    { label: "DeCDP: consent by signature", value: figures["gas.consentBySignature"]! },
    { label: "DeCDP: withdrawal by signature", value: figures["gas.withdrawBySignature"]! },
  ];
  const rows = [...simulation.measures.gas].map(
    ([step, values]) =>
      html`<tr><td>${step}</td><td class="number">${values.length}</td><td class="number">${integer(median(values))}</td></tr>`,
  );
  return html`
    <h2>What a step costs on chain</h2>
    <p>Gas is what a chain charges for work. An answer costs the same for one condition and for eight with a full
    scorecard: ${integer(figures["gas.settleOne.oneClause"]!)} and ${integer(figures["gas.settleOne.full"]!)}.</p>
    <figure>${barChart(beside(ours, peerGas, integer))}
    <figcaption>Gas of one step. Grey: other systems, measured before with the same tools on such a machine.</figcaption></figure>
    <details><summary>Every kind of step in this run</summary>
    <table><thead><tr><th>step</th><th class="number">times</th><th class="number">median gas</th></tr></thead>
    <tbody>${rows}</tbody></table></details>`;
}

function proofs({ simulation, figures }: SimulationResult): Html {
  const wall = simulation.measures.proofs.map(({ wallMs }) => wallMs / 1000);
  const ours = [{ label: "DeCDP: rules, scorecard and membership", value: figures["proof.cpuMs"]! / 1000 }];
  return html`
    <h2>How long a proof takes</h2>
    <p>The customer's device makes the proof. The brand checks it in ${Math.round(figures["verification.offChainMs"]!)}
    thousandths of a second, before a page is shown.</p>
    <figure>${dotPlot(wall, median(wall), "s")}<figcaption>Seconds by the clock for each of ${wall.length} proofs.</figcaption></figure>
    <figure>${barChart(beside(ours, peerProofSeconds, seconds))}
    <figcaption>Seconds of processor time for one proof. Grey: measured before, on such a machine.</figcaption></figure>`;
}

function money({ settlements, simulation: { campaigns } }: SimulationResult): Html {
  const { plan, id } = campaigns.course;
  const own = settlements.filter(({ campaign }) => campaign.id === id);
  const paid = (outside: boolean) =>
    own.filter(({ segment }) => (segment === 0) === outside).length * plan.reward;
  const budget = plan.reward * plan.answers;
  return html`
    <h2>Where the money went</h2>
    <p>The campaign "${plan.name}" had ${budget} points. Customers are paid for the check, whatever it says; what
    nobody earned went back to the brand after the notice.</p>
    <figure>${shareBar([
      { label: "to customers inside the rules", value: paid(false), colour: "#0b6e4f" },
      { label: "to customers outside the rules", value: paid(true), colour: "#6bb392" },
      { label: "back to the brand", value: budget - paid(false) - paid(true), colour: "#b8c0c8" },
    ])}<figcaption>Points of one campaign.</figcaption></figure>`;
}

async function records(result: SimulationResult): Promise<Html> {
  const { name, light, classic } = await recordsOf(result, "group");
  const rows = (values: object) =>
    Object.entries(values).map(
      ([key, value]) => html`<tr><th scope="row">${key}</th><td><code>${value}</code></td></tr>`,
    );
  return html`
    <h2>What the brand stores about ${name}</h2>
    <div class="sides">
      <section class="light"><h3>Here</h3><table>${rows(light)}</table></section>
      <section><h3>In a classic customer profile</h3><table>${rows(classic)}</table></section>
    </div>
    <p class="soft">The right side is what the survey and the issuers know of the same person. The brand's records hold
    none of it: what its shop counted, visits and purchases, it put on the customer's own card as an issuer.</p>`;
}

async function timeline(result: SimulationResult): Promise<Html> {
  const { name, moments } = await timelineOf(result);
  const items = moments.map(
    ({ time, text }) =>
      html`<li><time>${new Date(time * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC</time>${text}</li>`,
  );
  return html`<h2>What the chain saw of ${name}</h2><ol class="timeline">${items}</ol>`;
}

function beside(ours: readonly PeerFigure[], peers: readonly PeerFigure[], write: (value: number) => string) {
  const bars = [
    ...ours.map((figure) => ({ ...figure, ours: true })),
    ...peers.map((figure) => ({ ...figure, ours: false })),
  ];
  return bars
    .sort((left, right) => left.value - right.value)
    .map((figure) => ({ ...figure, text: write(figure.value) }));
}

function integer(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function seconds(value: number): string {
  return `${value.toFixed(2)} s`;
}
