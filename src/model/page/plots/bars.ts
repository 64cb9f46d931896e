import { type Html, html } from "../../../html.ts";
import { pictureOf, WIDTH } from "./frame.ts";

/** One bar with its label above, to the right of zero or, below it, to the left. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value in words. */
  readonly text: string;
  readonly isOther?: boolean;
}

const [SIDE, ROW, VALUE] = [2, 40, 58];

/** Bars below one another, on one scale. */
export function barsOf(name: string, bars: readonly Bar[]): Html {
  const [least, most] = [
    Math.min(0, ...bars.map(({ value }) => value)),
    Math.max(0, ...bars.map(({ value }) => value)),
  ];
  const span = most - least || 1;
  const x = (value: number) => Math.round((SIDE + ((WIDTH - 2 * SIDE) * (value - least)) / span) * 10) / 10;
  const rows = bars.map(({ label, value, text, isOther = false }, index) => {
    const top = index * ROW;
    const [left, right] = [x(Math.min(value, 0)), x(Math.max(value, 0))];
    const kind = isOther ? "other" : value < 0 ? "against" : "bar";
    return html`
      <text x="${SIDE}" y="${top + 14}">${shortened(label, text)}</text>
      <text class="strong" x="${WIDTH - SIDE}" y="${top + 14}" text-anchor="end">${text}</text>
      <rect class="axis" x="${SIDE}" width="${WIDTH - 2 * SIDE}" y="${top + 26}" height="1" />
      <rect class="${kind}" x="${left}" width="${Math.max(right - left, 1.5)}" y="${top + 21}" height="11" rx="2" />
      <line class="zero" x1="${x(0)}" x2="${x(0)}" y1="${top + 19}" y2="${top + 34}" />`;
  });
  return pictureOf(name, html`${rows}`, bars.length * ROW);
}

/** SVG breaks no lines; the table beside the picture has the whole label. */
function shortened(label: string, text: string): string {
  const most = Math.floor((WIDTH - VALUE) / 6.6) - Math.max(0, text.length - 8);
  const characters = [...label];
  return characters.length <= most ? label : `${characters.slice(0, most - 1).join("")}…`;
}
