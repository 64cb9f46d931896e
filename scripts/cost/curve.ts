import { type Html, html } from "../../src/html.ts";
import type { BreakEven } from "./breakEven.ts";

/** Totals by customers. */
export interface Curve {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly { readonly customers: number; readonly total: number }[];
  /** Where it crosses the first curve. */
  readonly crossings: readonly (BreakEven & { readonly total: number })[];
}

const [width, height] = [760, 420];
const margin = { left: 64, right: 168, top: 16, bottom: 44 };

/** Curves on logarithmic scales, with the places where they cross the first one. */
export function costCurves(curves: readonly Curve[]): Html {
  const all = curves.flatMap(({ points }) => points);
  const [fromX, toX] = rangeOf(all.map(({ customers }) => customers));
  const [fromY, toY] = rangeOf(all.map(({ total }) => total));
  const x = scale([fromX, toX], [margin.left, width - margin.right]);
  const y = scale([fromY, toY], [height - margin.bottom, margin.top]);
  const vertical = powers(fromX, toX).map(
    (
      power,
    ) => html`<line class="axis" x1="${x(power)}" x2="${x(power)}" y1="${margin.top}" y2="${height - margin.bottom}" />
      <text x="${x(power)}" y="${height - margin.bottom + 18}" text-anchor="middle">${short(power)}</text>`,
  );
  const horizontal = powers(fromY, toY).map(
    (
      power,
    ) => html`<line class="axis" x1="${margin.left}" x2="${width - margin.right}" y1="${y(power)}" y2="${y(power)}" />
      <text x="${margin.left - 8}" y="${y(power) + 4}" text-anchor="end">${short(power)}</text>`,
  );
  const ends = apart(curves.map(({ points }) => y(points.at(-1)!.total)));
  const lines = curves.map(
    ({ name, colour, points, crossings }, index) => html`
      <polyline fill="none" stroke="${colour}" stroke-width="2.5" points="${points
        .map(({ customers, total }) => `${x(customers).toFixed(1)},${y(total).toFixed(1)}`)
        .join(" ")}" />
      <text x="${width - margin.right + 8}" y="${ends[index]! + 4}" style="fill:${colour}">${name}</text>
      ${crossings.map(
        ({ customers, total }) =>
          html`<circle cx="${x(customers)}" cy="${y(total)}" r="5" style="fill:#fff;stroke:${colour};stroke-width:2.5" />`,
      )}`,
  );
  return html`
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="USD a year by customers, ${curves.map(({ name }) => name).join(", ")}">
      ${vertical}${horizontal}${lines}
      <text x="${(margin.left + width - margin.right) / 2}" y="${height - 6}" text-anchor="middle">customers</text>
      <text x="${margin.left}" y="${margin.top - 4}">USD a year</text>
    </svg>`;
}

/** Such as "10 k" and "2.5 M". */
export function short(value: number): string {
  const [divisor, unit] =
    value >= 1e9 ? [1e9, " G"] : value >= 1e6 ? [1e6, " M"] : value >= 1e3 ? [1e3, " k"] : [1, ""];
  return `${Number((value / divisor).toPrecision(3))}${unit}`;
}

/** Whole powers of ten that hold all values. */
function rangeOf(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most))];
}

function powers(from: number, to: number): number[] {
  const count = Math.round(Math.log10(to / from)) + 1;
  return Array.from({ length: count }, (_, index) => from * 10 ** index);
}

function scale([from, to]: readonly [number, number], [begin, end]: readonly [number, number]) {
  return (value: number) => begin + ((end - begin) * Math.log10(value / from)) / Math.log10(to / from);
}

/** Heights at which labels do not cover each other. */
function apart(heights: readonly number[], least = 16): number[] {
  const order = heights.map((_, index) => index).sort((left, right) => heights[left]! - heights[right]!);
  const placed = [...heights];
  for (const [position, index] of order.entries()) {
    const above = position === 0 ? Number.NEGATIVE_INFINITY : placed[order[position - 1]!]!;
    placed[index] = Math.max(placed[index]!, above + least);
  }
  return placed;
}
