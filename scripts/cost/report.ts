import { page } from "../../services/shared/report/page.ts";
import { type Html, html } from "../../src/html.ts";
import type { Assumptions } from "./assumptions.ts";
import { type BreakEven, breakEvens } from "./breakEven.ts";
import { type Curve, costCurves, short } from "./curve.ts";
import { type Year, yearsFor } from "./year.ts";

const FEWEST = 1_000;
const MOST = 100_000_000;
const colours = ["#5b6875", "#b5541c", "#0b6e4f", "#3b5bdb", "#8f3985", "#c77d0a"];

/** What the model says for one number of customers. */
export interface CostReport {
  readonly customers: number;
  readonly years: readonly Year[];
  /** For each network, in the order of the years after the first. */
  readonly crossings: readonly (readonly BreakEven[])[];
}

export function reportFor(
  customers: number,
  assumptions: Assumptions,
  gas: (step: string) => number,
): CostReport {
  const years = yearsFor(customers, assumptions, gas);
  const crossings = years.slice(1).map((_, index) =>
    breakEvens(
      (count) => {
        const all = yearsFor(count, assumptions, gas);
        return [all[0]!, all[index + 1]!];
      },
      { from: FEWEST, to: MOST },
    ),
  );
  return { customers, years, crossings };
}

/** A sentence for each network: where it costs less than the record. */
export function crossingsInWords({ customers, years, crossings }: CostReport): string[] {
  const [record, ...others] = years;
  return others.map(({ name, total }, index) => {
    const all = crossings[index]!;
    const is = total < record!.total ? "less" : "more";
    if (all.length === 0)
      return `${name} costs ${is} than ${record!.name} from ${short(FEWEST)} to ${short(MOST)} customers.`;
    const turns = all.map(
      ({ customers: at, cheaper }) => `from ${short(at)} customers on, ${cheaper} costs less`,
    );
    return `${name} costs ${is} than ${record!.name} at ${short(customers)} customers; ${turns.join("; ")}.`;
  });
}

/** For each network, the reward for an answer at which both ways cost the same; below 0 where no reward is low enough. */
export function evenRewards({ customers, years }: CostReport, assumptions: Assumptions): string[] {
  const [record, ...others] = years;
  const answers = customers * assumptions["decdp.participation"]!.value * assumptions["decdp.answers"]!.value;
  return others.map(({ name, total, lines }) => {
    const rewards = lines.find((line) => line.name === "rewards, to customers")!.amount;
    const even = (record!.total - total + rewards) / answers;
    return even > 0
      ? `With ${short(customers)} customers, ${name} costs no more than ${record!.name} while an answer is paid ${even.toFixed(2)} USD at most.`
      : `With ${short(customers)} customers, ${name} costs more than ${record!.name}, whatever an answer is paid.`;
  });
}

/** The page with the curve, the table beside it, and everything that was assumed. */
export function costPage(
  report: CostReport,
  assumptions: Assumptions,
  gas: (step: string) => number,
): string {
  const { customers, years } = report;
  const body = html`
    <h1>What it costs a year to know one's customers</h1>
    <p>A brand either keeps a record of everything about each customer, or asks and pays those who answer. Both are worked out
    from the assumptions below, with the gas that this repository's tests measure. Change the assumptions:
    <code>npm run cost -- --assumptions FILE</code>.</p>
    <figure>${costCurves(curvesOf(report, assumptions, gas))}
    <figcaption>Circles: where the curve crosses that of ${years[0]!.name}. Both scales are logarithmic.</figcaption></figure>
    <ul>${[...crossingsInWords(report), ...evenRewards(report, assumptions)].map(
      (sentence) => html`<li>${sentence}</li>`,
    )}</ul>
    <h2>A year with ${customers.toLocaleString("en")} customers</h2>
    ${yearsTable(years)}
    <p class="soft">Rewards are the part that customers receive; a 360 record pays them nothing. Nothing is said of what either
    way sells, nor of what a breach of a record costs, unless the assumptions say so.</p>
    <h2>What is assumed</h2>
    ${assumptionsTable(assumptions)}`;
  return page("DeCDP: what it costs", body);
}

function curvesOf(
  { years, crossings }: CostReport,
  assumptions: Assumptions,
  gas: (step: string) => number,
): Curve[] {
  const steps = Array.from({ length: 61 }, (_, index) => FEWEST * (MOST / FEWEST) ** (index / 60));
  const all = steps.map((customers) => ({ customers, totals: yearsFor(customers, assumptions, gas) }));
  return years.map(({ name }, index) => ({
    name,
    colour: colours[index % colours.length]!,
    points: all.map(({ customers, totals }) => ({ customers, total: totals[index]!.total })),
    crossings: (crossings[index - 1] ?? []).map((crossing) => ({
      ...crossing,
      total: yearsFor(crossing.customers, assumptions, gas)[index]!.total,
    })),
  }));
}

function yearsTable(years: readonly Year[]): Html {
  const names = [...new Set(years.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const cell = (amount: number | undefined) =>
    html`<td class="number">${amount === undefined ? "" : dollars(amount)}</td>`;
  return html`<table><thead><tr><th>USD a year</th>${years.map(
    ({ name }) => html`<th class="number">${name}</th>`,
  )}</tr></thead><tbody>${names.map(
    (name) =>
      html`<tr><td>${name}</td>${years.map(({ lines }) => cell(lines.find((line) => line.name === name)?.amount))}</tr>`,
  )}<tr><td><strong>together</strong></td>${years.map(({ total }) => cell(total))}</tr></tbody></table>`;
}

function assumptionsTable(assumptions: Assumptions): Html {
  const rows = Object.entries(assumptions).map(
    ([name, { value, unit, source }]) =>
      html`<tr><td>${name}</td><td class="number">${value.toLocaleString("en", { maximumFractionDigits: 6 })}</td><td>${unit}</td><td>${source}</td></tr>`,
  );
  return html`<details open><summary>Each with its source</summary><table><thead><tr><th>name</th><th class="number">value</th><th>unit</th><th>source</th></tr></thead><tbody>${rows}</tbody></table></details>`;
}

/** Whole dollars. */
export function dollars(amount: number): string {
  return Math.round(amount).toLocaleString("en");
}
