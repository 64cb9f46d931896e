import { type Html, html } from "../../../html.ts";
import type { Interval } from "../../card/measured.ts";
import { decimal } from "../figures.ts";
import { pictureOf, WIDTH } from "./frame.ts";

/** An estimate with its name. */
export interface Estimate {
  readonly label: string;
  readonly interval: Interval;
  readonly isOurs: boolean;
}

const [SIDE, ROW] = [10, 42];

/** Estimates below one another: a dot for each, and a line over where it lies in 95 of 100 cases. */
export function estimatesOf(name: string, estimates: readonly Estimate[]): Html {
  const least = Math.min(...estimates.map(({ interval }) => interval.low));
  const most = Math.max(...estimates.map(({ interval }) => interval.high));
  const x = (value: number) =>
    Math.round((SIDE + ((WIDTH - 2 * SIDE) * (value - least)) / (most - least || 1)) * 10) / 10;
  const rows = estimates.map(({ label, interval: { mean, low, high }, isOurs }, index) => {
    const [top, middle] = [index * ROW, index * ROW + 28];
    return html`
      <text class="${isOurs ? "strong" : ""}" x="0" y="${top + 14}">${label}</text>
      <text class="strong" x="${WIDTH}" y="${top + 14}" text-anchor="end">${decimal(mean, 4)}</text>
      <line class="${isOurs ? "range own" : "range"}" x1="${x(low)}" x2="${x(high)}" y1="${middle}" y2="${middle}" />
      <circle class="${isOurs ? "dot" : "other"}" cx="${x(mean)}" cy="${middle}" r="5.5" />`;
  });
  return pictureOf(name, html`${rows}`, estimates.length * ROW);
}
