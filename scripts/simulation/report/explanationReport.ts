import { type Html, html } from "../../../src/html.ts";
import type { ModelCard } from "../../../src/model/card/card.ts";
import { pointsPicture } from "../../../src/model/explanation/picture/picture.ts";
import { pointsTable } from "../../../src/model/explanation/picture/table.ts";
import { explanationWords } from "../../../src/model/explanation/words/language.ts";
import { sectionsOf } from "../../../src/model/explanation/words/sections.ts";
import { explainedCustomer } from "../explained.ts";
import type { SimulationResult } from "../run.ts";

const words = explanationWords.en;

/** The model of the course in a few figures, wide as they are. */
export function modelInShort({ metrics, data, attributes }: ModelCard): string {
  const { auc } = metrics.card;
  const figure = (value: number) => value.toFixed(2);
  return (
    `Learnt from ${data.rows} people of a survey by ${attributes.join(", ")}. AUC ${figure(auc.mean)}, but with so few people ` +
    `anything from ${figure(auc.low)} to ${figure(auc.high)} may be true (${metrics.split}); logistic regression has ` +
    `${figure(metrics.logistic.auc.mean)}, boosted trees ${figure(metrics.trees.auc.mean)}.`
  );
}

/** The explanation of one customer, as text. */
export function explanationLines(result: SimulationResult): string {
  const { name, explanation, asking } = explainedCustomer(result);
  const sections = sectionsOf(explanation, words, asking);
  return [
    `The course has a model. ${modelInShort(result.simulation.card)}`,
    `What ${name}'s device showed before ${name} agreed:`,
    ...sections.flatMap(({ heading, lines }) => [`  ${heading}`, ...lines.map((line) => `    ${line}`)]),
    "The model card is in out/card.html and out/card.json.",
  ].join("\n");
}

/** The same with its picture, and the way to the card. */
export function explanationSection(result: SimulationResult): Html {
  const { card } = result.simulation;
  const { name, explanation, asking } = explainedCustomer(result);
  const sections = sectionsOf(explanation, words, asking).map(
    ({ heading, lines }) => html`<h3>${heading}</h3><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  );
  return html`
    <h2>Why ${name} is in that group</h2>
    <p>The evening course has rules and a model. ${modelInShort(card)} Everything that it looks at, and how people of
    different sex and origin fare under it, is on its <a href="card.html">model card</a>.</p>
    <p>This is what ${name}'s own device showed before ${name} agreed to anything:</p>
    <div class="sides"><figure>${pointsPicture(explanation, words)}<figcaption>Each line is what a detail can give, the dot
    what ${name}'s gives, the mark what people have on average.</figcaption></figure>
    <div>${pointsTable(explanation, words)}</div></div>
    ${sections}`;
}
