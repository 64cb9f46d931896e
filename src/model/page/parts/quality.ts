import { type Html, html } from "../../../html.ts";
import type { ModelCard } from "../../card/card.ts";
import type { Figures } from "../../card/measured.ts";
import { decimal } from "../figures.ts";
import { estimatesOf } from "../plots/estimates.ts";
import { tableOf } from "../tables.ts";

interface Row {
  readonly label: string;
  readonly figures: Figures;
  readonly isOurs: boolean;
}

/** The model beside others that were made from the same people. */
export function qualityOf({ metrics }: ModelCard): Html {
  const all: [string, Figures | undefined][] = [
    ["this card", metrics.card],
    ["the same before binning", metrics.unbinned],
    ["logistic regression", metrics.logistic],
    ["logistic, with logarithms", metrics.logisticWithLogarithms],
    ["boosted trees", metrics.trees],
    ["this card, last fifth of the file", metrics.byTime],
  ];
  const rows = all.flatMap(([label, figures]): Row[] =>
    figures === undefined ? [] : [{ label, figures, isOurs: figures === metrics.card }],
  );
  const estimates = rows.map(({ label, figures, isOurs }) => ({ label, interval: figures.auc, isOurs }));
  return html`
    <h2>How good it is</h2>
    <p>Measured on people whom it was not made from: ${metrics.split}. Each line, from and to, is where the AUC lies in 95 of
    100 cases. Lift is that of the best tenth; the calibration is off by that much on average.</p>
    <div class="pair wider">
      <figure>${estimatesOf("AUC of the card beside its baselines", estimates)}<figcaption>AUC, with its interval.</figcaption></figure>
      ${tableOf<Row>(
        "The card beside its baselines",
        [
          { head: "model", cell: ({ label }) => label },
          { head: "AUC", cell: ({ figures }) => decimal(figures.auc.mean, 4), isNumber: true },
          { head: "from", cell: ({ figures }) => decimal(figures.auc.low, 3), isNumber: true },
          { head: "to", cell: ({ figures }) => decimal(figures.auc.high, 3), isNumber: true },
          { head: "Gini", cell: ({ figures }) => decimal(figures.gini.mean, 3), isNumber: true },
          { head: "KS", cell: ({ figures }) => decimal(figures.ks.mean, 3), isNumber: true },
          { head: "log loss", cell: ({ figures }) => decimal(figures.logLoss.mean, 3), isNumber: true },
          {
            head: "off by",
            cell: ({ figures }) => decimal(figures.calibrationError.mean, 3),
            isNumber: true,
          },
          { head: "lift", cell: ({ figures }) => decimal(figures.topDecileLift.mean, 2), isNumber: true },
        ],
        rows,
        { isOurs: ({ isOurs }) => isOurs },
      )}
    </div>
    <details><summary>The AUC of each split</summary>
      ${tableOf(
        "AUC by split",
        [
          { head: "model", cell: ({ label }: Row) => label },
          ...metrics.seeds.map((seed, index) => ({
            head: `seed ${seed}`,
            cell: ({ figures }: Row) => decimal(figures.seeds[index] ?? null, 4),
            isNumber: true,
          })),
        ],
        rows,
      )}
    </details>`;
}
