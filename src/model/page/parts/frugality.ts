import { type Html, html } from "../../../html.ts";
import type { ModelCard } from "../../card/card.ts";
import { count, decimal, percent } from "../figures.ts";
import { barsOf } from "../plots/bars.ts";
import { curveOf } from "../plots/curves.ts";
import { tableOf } from "../tables.ts";

/** How little has to be asked, and what each attribute is worth. */
export function frugalityOf({ frugality, reach }: ModelCard): Html {
  return html`
    <h2>How little has to be asked</h2>
    <p>Every attribute more is one more that a customer has to prove. The smallest model that is as good as the best within
    one standard error is the usual choice.</p>
    ${frugality.length === 0 ? "" : curve(frugality)}
    ${reach.length === 0 ? "" : reachOf(reach)}`;
}

function curve(frugality: ModelCard["frugality"]): Html {
  const aucs = frugality.map(({ auc }) => auc);
  const sizes = frugality.map(({ attributes }) => attributes.length);
  const chosen = frugality.findIndex((size) => size.chosen);
  return html`<div class="pair">
    <figure>${curveOf({
      name: `Quality by number of attributes${chosen < 0 ? "" : `; ${sizes[chosen]} are chosen`}`,
      points: frugality.map(({ attributes, auc }) => [attributes.length, auc]),
      across: [Math.min(...sizes), Math.max(...sizes, Math.min(...sizes) + 1)],
      up: [Math.min(...aucs), Math.max(...aucs)],
      ...(chosen >= 0 && { chosen }),
      hasDots: true,
      acrossName: "attributes asked",
      writeAcross: (value) => (Number.isInteger(value) ? `${value}` : ""),
      writeUp: (value) => decimal(value, 3),
    })}<figcaption>AUC on people kept apart; the ring is this model.</figcaption></figure>
    ${tableOf(
      "Quality by number of attributes",
      [
        { head: "asked", cell: ({ attributes }) => `${attributes.length}`, isNumber: true },
        { head: "AUC", cell: ({ auc }) => decimal(auc, 4), isNumber: true },
        {
          head: "log loss",
          cell: ({ logLoss, standardError }) => `${decimal(logLoss, 4)} ± ${decimal(standardError, 4)}`,
          isNumber: true,
        },
        { head: "added", cell: (size) => added(frugality, size) },
      ],
      frugality,
      { isOurs: ({ chosen: isChosen }) => isChosen },
    )}</div>`;
}

/** What this size has that the one before has not. */
function added(frugality: ModelCard["frugality"], size: ModelCard["frugality"][number]): string {
  const before = frugality[frugality.indexOf(size) - 1]?.attributes ?? [];
  return size.attributes.filter((name) => !before.includes(name)).join(", ");
}

function reachOf(reach: ModelCard["reach"]): Html {
  return html`<div class="pair"><h3>What each attribute is worth</h3>
    <figure>${barsOf(
      "Share of people of whom each attribute is known",
      reach.map(({ attribute, reach: share }) => ({ label: attribute, value: share, text: percent(share) })),
    )}<figcaption>Reach: of how many people it is known.</figcaption></figure>
    ${tableOf(
      "Reach and accuracy",
      [
        { head: "attribute", cell: ({ attribute }) => attribute },
        { head: "reach", cell: ({ reach: share }) => percent(share), isNumber: true },
        { head: "who vouches", cell: ({ accuracy }) => accuracy },
        { head: "moves a score by", cell: ({ importance }) => count(importance), isNumber: true },
      ],
      reach,
    )}</div>`;
}
