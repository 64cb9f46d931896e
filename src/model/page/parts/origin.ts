import { type Html, html } from "../../../html.ts";
import type { ModelCard } from "../../card/card.ts";
import { count, decimal, percent } from "../figures.ts";
import { tableOf } from "../tables.ts";

/** Where the model is from, what it cannot do, what people changed by hand, and how to check it. */
export function originOf(card: ModelCard): Html {
  const { data, limits, overrides } = card;
  return html`
    <h2>What it was made from</h2>
    <p>${data.file}: ${count(data.rows)} people, ${count(data.positives)} of them "${card.label.positive}".</p>
    <details><summary>Every column, and why some were left out</summary>
    ${tableOf(
      "Columns",
      [
        { head: "column", cell: ({ name }) => name },
        { head: "kind", cell: ({ kind }) => kind },
        { head: "use", cell: ({ use, reason }) => (reason === undefined ? use : `${use}: ${reason}`) },
        { head: "missing", cell: ({ missing }) => percent(missing), isNumber: true },
        { head: "different values", cell: ({ distinct }) => count(distinct), isNumber: true },
      ],
      data.columns,
    )}</details>
    ${limits.length === 0 ? "" : html`<h2>What it cannot do</h2><ul>${limits.map((limit) => html`<li>${limit}</li>`)}</ul>`}
    ${overrides.length === 0 ? "" : historyOf(overrides)}
    <h2>How to check it</h2>
    <p>The id is worked out from the table of points and the cut-offs alone, and a campaign on the chain names it. Whoever
    has this card can compare the two: <code>npx decdp brand model check CARD --campaign NUMBER</code>.</p>
    <dl><dt>id on the chain</dt><dd><code>${card.modelId}</code></dd><dt>hash of the card</dt><dd><code>${card.hash}</code></dd>
    <dt>hash of the data</dt><dd><code>${data.hash}</code></dd><dt>schema</dt><dd>${card.schema.name}</dd></dl>`;
}

function historyOf(overrides: ModelCard["overrides"]): Html {
  const auc = (value: number | undefined) => decimal(value ?? null, 4);
  return html`<h2>What people changed by hand</h2>
    <p>The figures above the tables are those of the model as it was trained, unless a change says otherwise.</p>
    ${tableOf(
      "Changes by hand",
      [
        { head: "when", cell: ({ at }) => at.slice(0, 10) },
        { head: "who", cell: ({ by }) => by },
        { head: "what", cell: ({ change }) => change },
        { head: "why", cell: ({ reason }) => reason },
        { head: "AUC before", cell: ({ before }) => auc(before.auc), isNumber: true },
        { head: "AUC after", cell: ({ after }) => auc(after.auc), isNumber: true },
      ],
      overrides,
    )}`;
}
