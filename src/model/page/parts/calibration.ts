import { type Html, html } from "../../../html.ts";
import type { ModelCard } from "../../card/card.ts";
import { count, decimal, percent } from "../figures.ts";
import { curveOf } from "../plots/curves.ts";
import { tableOf } from "../tables.ts";

/** Whether what a score promises comes true. */
export function calibrationOf({ calibration, metrics }: ModelCard): Html {
  const largest = Math.max(...calibration.flatMap(({ predicted, observed }) => [predicted, observed]), 0.01);
  const most = Math.max(1, ...calibration.map(({ n }) => n));
  return html`
    <h2>Whether its promises come true</h2>
    <p>People with like scores are put together; the model says how many of them will, and this many did. On average it is
    off by ${percent(metrics.card.calibrationError.mean)}.</p>
    <div class="pair">
      <figure>${curveOf({
        name: `Calibration: observed against predicted, off by ${decimal(metrics.card.calibrationError.mean, 3)} on average`,
        points: calibration.map(({ predicted, observed }) => [predicted, observed]),
        ...{
          across: [0, largest],
          up: [0, largest],
          guide: [
            [0, 0],
            [largest, largest],
          ],
          hasDots: true,
        },
        weights: calibration.map(({ n }) => n / most),
        acrossName: "predicted",
        writeAcross: percentOf,
        writeUp: percentOf,
      })}<figcaption>Observed against predicted. Dashed: as promised. Larger dots are more people.</figcaption></figure>
      ${tableOf(
        "Calibration",
        [
          { head: "predicted", cell: ({ predicted }) => percent(predicted), isNumber: true },
          { head: "observed", cell: ({ observed }) => percent(observed), isNumber: true },
          { head: "people", cell: ({ n }) => count(n), isNumber: true },
        ],
        calibration,
      )}
    </div>`;
}

function percentOf(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
