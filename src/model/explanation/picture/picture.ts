import { type Html, html } from "../../../html.ts";
import type { Contribution } from "../contributions.ts";
import type { Explanation } from "../explanation.ts";
import { headline, nameOf, valuesOf } from "../words/sections.ts";
import { pointsInWords } from "../words/values.ts";
import type { ExplanationWords } from "../words/words.ts";
import { pictureStyle } from "./style.ts";

/** In units of the picture; at 360 the text is legible on the smallest screens. */
const [WIDTH, SIDE, ROW, SUM] = [360, 12, 46, 74];

/**
 * A score as a picture: for each contribution the points that it can give, and the customer's among them, all on one
 * scale; below, the sum between the cut-offs. `pointsTable` has the same in numbers, and stands beside it.
 */
export function pointsPicture(explanation: Explanation, words: ExplanationWords): Html {
  const { contributions } = explanation;
  const height = contributions.length * ROW + SUM;
  const [least, most] = [
    Math.min(0, ...contributions.map(({ worst }) => worst)),
    Math.max(1, ...contributions.map(({ best }) => best)),
  ];
  const x = scaleOf(least, most);
  const rows = contributions.map((contribution, index) =>
    rowOf(explanation, contribution, words, { x, top: index * ROW }),
  );
  return html`
    <svg xmlns="http://www.w3.org/2000/svg" class="points-picture" viewBox="0 0 ${WIDTH} ${height}" role="img"
      aria-label="${headline(explanation, words)} ${words.pointsHeading}">
      <style>${{ html: pictureStyle }}</style>
      ${least < 0 ? html`<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="24" y2="${contributions.length * ROW - 4}" />` : ""}
      ${rows}
      ${sumOf(explanation, words, contributions.length * ROW)}
    </svg>`;
}

function rowOf(
  explanation: Explanation,
  contribution: Contribution,
  words: ExplanationWords,
  { x, top }: { readonly x: (points: number) => number; readonly top: number },
): Html {
  const { points, worst, best, average } = contribution;
  const middle = top + 32;
  const label = shortened(
    `${nameOf(contribution, words)}: ${valuesOf(explanation, contribution, words)}`,
    44,
  );
  return html`
    <text class="label" x="${SIDE}" y="${top + 18}">${label}</text>
    <text class="value" x="${WIDTH - SIDE}" y="${top + 18}" text-anchor="end">${signed(points, words)}</text>
    <line class="track" x1="${x(worst)}" x2="${x(best)}" y1="${middle}" y2="${middle}" />
    ${average === undefined ? "" : html`<line class="average" x1="${x(average)}" x2="${x(average)}" y1="${middle - 7}" y2="${middle + 7}" />`}
    <circle class="own" cx="${x(points)}" cy="${middle}" r="6" />`;
}

/** The sum on a line of its own, cut into the groups. */
function sumOf(
  { contributions, score, cutoffs, segment }: Explanation,
  words: ExplanationWords,
  top: number,
): Html {
  const worst = contributions.reduce((sum, contribution) => sum + contribution.worst, 0);
  const best = contributions.reduce((sum, contribution) => sum + contribution.best, 0);
  const x = scaleOf(worst, Math.max(best, worst + 1));
  const bounds = [worst, ...cutoffs.map((cutoff) => Math.max(cutoff, worst)), best];
  const middle = top + 40;
  const groups = bounds.slice(0, -1).map((from, index) => {
    const [left, right] = [x(from), x(Math.max(bounds[index + 1]!, from))];
    const isOwn = index + 1 === segment;
    return html`
      <rect class="${isOwn ? "group own" : "group"}" x="${left}" width="${Math.max(right - left, 0)}" y="${middle - 9}" height="18" />
      ${right - left < 14 ? "" : html`<text class="${isOwn ? "inside own" : "inside"}" x="${(left + right) / 2}" y="${middle + 4}" text-anchor="middle">${index + 1}</text>`}`;
  });
  return html`
    <text class="label" x="${SIDE}" y="${top + 22}">${words.sum}</text>
    <text class="value" x="${WIDTH - SIDE}" y="${top + 22}" text-anchor="end">${signed(score, words)}</text>
    ${groups}
    <path class="pointer" d="M ${x(score)} ${middle + 10} l -6 10 h 12 z" />`;
}

function scaleOf(least: number, most: number): (points: number) => number {
  const inside = WIDTH - 2 * SIDE;
  return (points) => Math.round((SIDE + (inside * (points - least)) / (most - least)) * 10) / 10;
}

function signed(points: number, words: ExplanationWords): string {
  return `${points > 0 ? "+" : ""}${pointsInWords(points, words)}`;
}

/** Text that fits: SVG breaks no lines. */
function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
