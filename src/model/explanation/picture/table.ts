import { type Html, html } from "../../../html.ts";
import type { Explanation } from "../explanation.ts";
import { nameOf, valuesOf } from "../words/sections.ts";
import { pointsInWords } from "../words/values.ts";
import type { ExplanationWords } from "../words/words.ts";

/** The points of `pointsPicture` in numbers. */
export function pointsTable(explanation: Explanation, words: ExplanationWords): Html {
  const { contributions, score } = explanation;
  const hasAverage = contributions.some(({ average }) => average !== undefined);
  const number = (points: number | undefined) =>
    html`<td class="number">${points === undefined ? "" : pointsInWords(points, words)}</td>`;
  const rows = contributions.map(
    (contribution) => html`<tr><th scope="row">${nameOf(contribution, words)}</th>
      <td>${valuesOf(explanation, contribution, words)}</td>
      ${number(contribution.points)}${number(contribution.worst)}${number(contribution.best)}
      ${hasAverage ? number(contribution.average) : ""}</tr>`,
  );
  return html`
    <table><thead><tr><th scope="col">${words.detail}</th><th scope="col">${words.value}</th>
    <th scope="col" class="number">${words.yours}</th><th scope="col" class="number">${words.least}</th>
    <th scope="col" class="number">${words.most}</th>
    ${hasAverage ? html`<th scope="col" class="number">${words.average}</th>` : ""}</tr></thead>
    <tbody>${rows}</tbody>
    <tfoot><tr><th scope="row">${words.sum}</th><td></td>${number(score)}<td></td><td></td>${hasAverage ? html`<td></td>` : ""}</tr></tfoot></table>`;
}
