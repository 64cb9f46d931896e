import { type Html, html } from "../../../html.ts";
import { isCategory } from "../../../request/schema.ts";
import type { CardBin, CardFeature, ModelCard } from "../../card/card.ts";
import { count, decimal, percent, points } from "../figures.ts";
import { barsOf } from "../plots/bars.ts";
import { stepsOf } from "../plots/steps.ts";
import { tableOf } from "../tables.ts";

/** Every feature as a picture with its table, the most important first. */
export function shapesOf({ schema, features, label, pointsToDoubleOdds, intercept }: ModelCard): Html {
  const ordered = [...features].sort((left, right) => right.importance - left.importance);
  const articles = ordered.map((feature) => {
    const attribute = schema.attributes.find(({ name }) => name === feature.attribute);
    const isNumber = attribute !== undefined && !isCategory(attribute);
    const name = `Points for ${feature.attribute}`;
    const picture = isNumber
      ? stepsOf(feature, attribute)
      : barsOf(
          name,
          feature.bins.map((bin) => ({ label: bin.words, value: bin.points, text: points(bin.points) })),
        );
    const caption = isNumber
      ? 'Points by value, where "none" is missing; below, how many people are where.'
      : "Points by category.";
    return html`<article class="pair"><h3>${titleOf(feature)}</h3>
      <p class="about">${aboutOf(feature)}</p>
      <figure>${picture}<figcaption>${caption}</figcaption></figure>${binTable(feature)}</article>`;
  });
  return html`
    <h2>What gives points</h2>
    <p>${count(pointsToDoubleOdds)} more points double the odds of "${label.positive}"; at ${points(-intercept)} points they
    are even. A weight of evidence (WoE) above 0 means more "${label.positive}" than on average, and the information value (IV)
    says how much an attribute tells by itself.</p>
    ${articles}`;
}

function titleOf({ attribute, asked }: CardFeature): string {
  if (asked.length === 2) return asked.join(" together with ");
  return asked.length === 1 && asked[0] !== attribute ? `${asked[0]} once more` : attribute;
}

function aboutOf({ informationValue, importance, direction, missing }: CardFeature): string {
  const parts = [
    `information value ${decimal(informationValue, 3)}`,
    `moves a score by ${count(importance)} points on average`,
    ...(direction === undefined ? [] : [`set to be ${direction}`]),
    `missing: ${missing}`,
  ];
  return `${parts.join("; ")}.`;
}

function binTable({ attribute, bins }: CardFeature): Html {
  const all = bins.reduce((sum, { n }) => sum + n, 0) || 1;
  return tableOf<CardBin>(
    `Bins of ${attribute}`,
    [
      { head: "bin", cell: ({ words }) => words },
      { head: "points", cell: (bin) => points(bin.points), isNumber: true },
      { head: "people", cell: ({ n }) => count(n), isNumber: true },
      { head: "share", cell: ({ n }) => percent(n / all), isNumber: true },
      { head: "events", cell: ({ events }) => count(events), isNumber: true },
      { head: "rate", cell: ({ rate }) => (rate === null ? "" : percent(rate)), isNumber: true },
      { head: "WoE", cell: ({ weightOfEvidence }) => decimal(weightOfEvidence, 2), isNumber: true },
      { head: "IV", cell: ({ informationValue }) => decimal(informationValue, 3), isNumber: true },
    ],
    bins,
  );
}
