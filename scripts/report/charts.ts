import { type Html, html } from "../../src/html.ts";

/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The text next to the bar. */
  readonly text: string;
  /** Ours are coloured, the others grey. */
  readonly ours: boolean;
}

/** Horizontal bars on one scale from zero. */
export function barChart(bars: readonly Bar[]): Html {
  const largest = Math.max(...bars.map(({ value }) => value));
  const rows = bars.map(
    ({ label, value, text, ours }) => html`
      <tr>
        <th scope="row">${label}</th>
        <td><div class="bar ${ours ? "ours" : "other"}" style="width:${(100 * value) / largest}%"></div></td>
        <td class="number">${text}</td>
      </tr>`,
  );
  return html`<table class="bars">${rows}</table>`;
}

/** A part of a whole. */
export interface Share {
  readonly label: string;
  readonly value: number;
  readonly colour: string;
}

/** One bar that is divided into the parts of a whole. */
export function shareBar(shares: readonly Share[]): Html {
  const whole = shares.reduce((sum, { value }) => sum + value, 0);
  const parts = shares.filter(({ value }) => value > 0);
  return html`
    <div class="shares">${parts.map(
      ({ value, colour }) => html`<div style="width:${(100 * value) / whole}%;background:${colour}"></div>`,
    )}</div>
    <ul class="legend">${parts.map(
      ({ label, value, colour }) =>
        html`<li><span style="background:${colour}"></span>${label}: ${value.toLocaleString("en")}</li>`,
    )}</ul>`;
}

/** A bar that is divided into parts. */
export interface StackedBar {
  readonly label: string;
  readonly shares: readonly Share[];
  /** The text next to the bar. */
  readonly text: string;
}

/** Horizontal bars of parts on one scale from zero. The legend names the parts of the first bar. */
export function stackedBars(bars: readonly StackedBar[]): Html {
  const sumOf = (shares: readonly Share[]) => shares.reduce((sum, { value }) => sum + value, 0);
  const largest = Math.max(...bars.map(({ shares }) => sumOf(shares)));
  const rows = bars.map(
    ({ label, shares, text }) => html`
      <tr>
        <th scope="row">${label}</th>
        <td><div class="stack">${shares.map(
          ({ value, colour }) =>
            html`<div style="width:${(100 * value) / largest}%;background:${colour}"></div>`,
        )}</div></td>
        <td class="number">${text}</td>
      </tr>`,
  );
  return html`
    <table class="bars">${rows}</table>
    <ul class="legend">${bars[0]!.shares.map(
      ({ label, colour }) => html`<li><span style="background:${colour}"></span>${label}</li>`,
    )}</ul>`;
}

/** Figures as dots on a line from zero, in the order in which they were taken, with their median. */
export function dotPlot(figures: readonly number[], median: number, unit: string): Html {
  const [width, height, left, bottom] = [720, 180, 40, 24];
  const largest = Math.ceil(Math.max(...figures) * 2) / 2;
  const x = (index: number) => left + ((width - left - 10) * (index + 0.5)) / figures.length;
  const y = (value: number) => 10 + (height - bottom - 10) * (1 - value / largest);
  const line = (value: number, kind: string, label: string) => html`
    <line class="${kind}" x1="${left}" x2="${width - 10}" y1="${y(value)}" y2="${y(value)}" />
    <text x="${left - 6}" y="${y(value) + 4}" text-anchor="end">${label}</text>`;
  return html`
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${figures.length} figures, median ${median.toFixed(2)} ${unit}">
      ${line(0, "axis", "0")}${line(largest, "axis", `${largest} ${unit}`)}
      <line class="median" x1="${left}" x2="${width - 10}" y1="${y(median)}" y2="${y(median)}" />
      <text x="${width - 12}" y="${height - 30}" text-anchor="end">dashed: median ${median.toFixed(2)} ${unit}</text>
      ${figures.map((value, index) => html`<circle cx="${x(index)}" cy="${y(value)}" r="4" />`)}
      <text x="${left}" y="${height - 4}">first proof</text>
      <text x="${width - 12}" y="${height - 4}" text-anchor="end">last proof</text>
    </svg>`;
}
