import { type Html, html } from "../../../html.ts";
import type { ModelCard } from "../../card/card.ts";
import { count, decimal, percent, points } from "../figures.ts";
import { barsOf } from "../plots/bars.ts";
import { curveOf } from "../plots/curves.ts";
import { tableOf } from "../tables.ts";

/** Who is in which group, and what one gains by starting with the highest scores. */
export function rankingOf(card: ModelCard): Html {
  const { cutoffs, deciles, label } = card;
  const gains = [[0, 0], ...deciles.map(({ decile, gain }) => [decile / 10, gain])] as [number, number][];
  const whole = [0, 1] as const;
  return html`
    <h2>Groups and gain</h2>
    <p>A cut-off is the sum of points from which a group begins. Of the people it was tried on, this many reached it.</p>
    <div class="pair"><h3>Cut-offs</h3>
      ${barsOf(
        "Share of people at or above each cut-off",
        cutoffs.flatMap(({ segment, share }) =>
          share === null
            ? []
            : [
                {
                  label: `group ${segment} and above`,
                  value: share,
                  text: percent(share),
                },
              ],
        ),
      )}
      ${tableOf(
        "Cut-offs",
        [
          { head: "group", cell: ({ segment }) => `${segment} and above` },
          { head: "from points", cell: ({ score }) => points(score), isNumber: true },
          { head: "people", cell: ({ share }) => percent(share), isNumber: true },
          { head: `"${label.positive}" among them`, cell: ({ rate }) => percent(rate), isNumber: true },
          {
            head: `of all "${label.positive}"`,
            cell: ({ truePositiveRate }) => percent(truePositiveRate),
            isNumber: true,
          },
        ],
        cutoffs,
      )}
    </div>
    <div class="pair"><h3>Tenths, from the highest scores down</h3>
      <figure>${curveOf({
        name: "Gain: how many of the events the highest scores hold",
        ...{
          points: gains,
          across: whole,
          up: whole,
          guide: [
            [0, 0],
            [1, 1],
          ],
          hasDots: true,
        },
        acrossName: "people, highest scores first",
        writeAcross: (value) => `${Math.round(100 * value)} %`,
        writeUp: (value) => `${Math.round(100 * value)} %`,
      })}<figcaption>Gain: the share of all "${label.positive}" among them. Dashed: by chance.</figcaption></figure>
      ${tableOf(
        "Tenths",
        [
          { head: "tenth", cell: ({ decile }) => `${decile}`, isNumber: true },
          { head: "from points", cell: ({ smallestScore }) => points(smallestScore), isNumber: true },
          { head: "people", cell: ({ n }) => count(n), isNumber: true },
          { head: "events", cell: ({ events }) => count(events), isNumber: true },
          { head: "rate", cell: ({ rate }) => percent(rate), isNumber: true },
          { head: "lift", cell: ({ lift }) => decimal(lift, 2), isNumber: true },
          { head: "gain", cell: ({ gain }) => percent(gain), isNumber: true },
        ],
        deciles,
      )}
    </div>
    ${profitOf(card)}`;
}

function profitOf({ profit }: ModelCard): Html {
  if (profit === undefined) return html``;
  const { cost, value, best, curve } = profit;
  const profits = curve.map((point) => point.profit);
  const chosen = curve.findIndex(({ share }) => share === best.share);
  const shown = curve.filter((_, index) => index % Math.ceil(curve.length / 10) === 0 || index === chosen);
  return html`<div class="pair"><h3>What it earns</h3>
    <p class="about">With an action that costs ${count(cost)} and is worth ${count(value)} where it succeeds, most is earned
    with the best ${percent(best.share)}, from ${points(best.score)} points.</p>
    <figure>${curveOf({
      name: `Profit by share of people, largest at ${percent(best.share)}`,
      points: curve.map((point) => [point.share, point.profit]),
      across: [0, 1],
      up: [Math.min(0, ...profits), Math.max(0, ...profits)],
      ...(chosen >= 0 && { chosen }),
      acrossName: "people, highest scores first",
      writeAcross: (share) => `${Math.round(100 * share)} %`,
      writeUp: (money) => new Intl.NumberFormat("en", { notation: "compact" }).format(money),
    })}<figcaption>Profit among the people it was tried on; the ring is the best share.</figcaption></figure>
    ${tableOf(
      "Profit",
      [
        { head: "best share of people", cell: ({ share }) => percent(share), isNumber: true },
        { head: "from points", cell: ({ score }) => points(score), isNumber: true },
        { head: "profit", cell: (point) => count(point.profit), isNumber: true },
      ],
      shown,
      { isOurs: ({ share }) => share === best.share },
    )}</div>`;
}
