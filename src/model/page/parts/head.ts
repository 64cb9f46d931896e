import { type Html, html } from "../../../html.ts";
import type { ModelCard } from "../../card/card.ts";
import { count, decimal, percent } from "../figures.ts";

/** What the model is for, how good it is in a few figures, and what to beware of. */
export function headOf(card: ModelCard): Html {
  const { name, label, data, metrics, attributes, warnings } = card;
  const about =
    label.meaning ?? `whether ${label.column} is "${label.positive}" rather than "${label.negative}"`;
  const facts: [string, string][] = [
    [
      decimal(metrics.card.auc.mean, 3),
      `AUC: how often it ranks a "${label.positive}" above another, where 0.5 is chance`,
    ],
    [decimal(metrics.card.gini.mean, 3), "Gini: the same from 0 to 1"],
    [decimal(metrics.card.topDecileLift.mean, 2), "times as many in the best tenth as in everybody"],
    [
      `${attributes.length}`,
      `${attributes.length === 1 ? "attribute is" : "attributes are"} asked of a customer`,
    ],
    [
      count(data.rows),
      `people it was made from, ${percent(data.positives / data.rows)} of them "${label.positive}"`,
    ],
  ];
  return html`
    <p class="kicker">Model card</p>
    <h1>${name}</h1>
    <p>A scorecard that predicts ${about}. Every attribute gives points by a table, the points are added up, and the sum
    decides the group. All of it is on this page; nothing else counts.</p>
    <ul class="facts">${facts.map(([value, text]) => html`<li><strong>${value}</strong>${text}</li>`)}</ul>
    ${warnings.length === 0 ? "" : html`<ul class="notes">${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`}`;
}
