import { type Html, html } from "../../../html.ts";

/** Where a plot puts values, in units of the picture; text of 12 units is legible on the narrowest screens. */
export interface Frame {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const [WIDTH, HEIGHT] = [360, 220];
const [LEFT, RIGHT, TOP, BOTTOM] = [46, 12, 12, 34];

export type Range = readonly [smallest: number, largest: number];

/** A frame for values in these ranges, down to `bottom`. */
export function frameOf(across: Range, up: Range, bottom = HEIGHT - BOTTOM): Frame {
  const [left, right, top] = [LEFT, WIDTH - RIGHT, TOP];
  return {
    ...{ left, right, top, bottom },
    x: (value) => place(value, across, left, right),
    y: (value) => place(value, up, bottom, top),
  };
}

/** A picture with its name for those who do not see it. */
export function pictureOf(name: string, content: Html, height = HEIGHT): Html {
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${name}">${content}</svg>`;
}

/** Lines across at some values, with their labels. */
export function ticksUp(
  { left, right, y }: Frame,
  ticks: readonly (readonly [value: number, label: string])[],
): Html {
  return html`${ticks.map(
    ([
      value,
      label,
    ]) => html`<line class="axis" x1="${left}" x2="${right}" y1="${y(value)}" y2="${y(value)}" />
      <text x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${label}</text>`,
  )}`;
}

/** Labels below the plot. */
export function ticksAcross(
  { x, bottom }: Frame,
  ticks: readonly (readonly [value: number, label: string])[],
): Html {
  return html`${ticks.map(
    ([value, label]) => html`<text x="${x(value)}" y="${bottom + 16}" text-anchor="middle">${label}</text>`,
  )}`;
}

/** What the horizontal axis is. */
export function axisName({ left, right }: Frame, name: string): Html {
  return html`<text x="${(left + right) / 2}" y="${HEIGHT - 3}" text-anchor="middle">${name}</text>`;
}

/** A curve through points. */
export function pathOf({ x, y }: Frame, points: readonly (readonly [across: number, up: number])[]): string {
  return points.map(([across, up], index) => `${index === 0 ? "M" : "L"} ${x(across)} ${y(up)}`).join(" ");
}

/** About four round values that span a range. */
export function roundTicks([smallest, largest]: Range): number[] {
  const rough = (largest - smallest) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough)!;
  const first = Math.ceil(smallest / step - 1e-9);
  const last = Math.floor(largest / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

function place(value: number, [smallest, largest]: Range, from: number, to: number): number {
  const share = largest === smallest ? 0.5 : (value - smallest) / (largest - smallest);
  return Math.round((from + share * (to - from)) * 10) / 10;
}
