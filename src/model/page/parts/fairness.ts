import { type Html, html } from "../../../html.ts";
import type { ModelCard } from "../../card/card.ts";
import { count, decimal, percent, points } from "../figures.ts";
import { barsOf } from "../plots/bars.ts";
import { tableOf } from "../tables.ts";

type Group = ModelCard["fairness"]["groups"][number];

/** Below four fifths of the group that is chosen most often, people speak of adverse impact. */
const FOUR_FIFTHS = 0.8;

/** Who is chosen how often, and what the attributes give away about people without being asked. */
export function fairnessOf({ fairness, label }: ModelCard): Html {
  const { groups, proxies } = fairness;
  if (groups.length === 0 && proxies.length === 0) {
    return html`<h2>Fairness</h2><p>The data named no group of people that the law protects, so nothing could be compared.
    That does not make the model fair.</p>`;
  }
  const columns = [...Map.groupBy(groups, ({ column }) => column)];
  return html`
    <h2>Fairness</h2>
    <p>Attributes such as sex or origin are not asked for. The model may still treat groups differently, because other
    attributes go along with them: this is how often each group is chosen.</p>
    ${columns.map(([column, members]) => columnOf(column, members, label.positive))}
    ${proxies.length === 0 ? "" : proxyOf(proxies)}`;
}

function columnOf(column: string, members: readonly Group[], positive: string): Html {
  const cutoffs = members[0]!.segments.map(({ cutoff }) => cutoff);
  const highest = cutoffs.length - 1;
  const chosen = (group: Group) => group.segments[highest]?.selected ?? 0;
  return html`<article class="pair wider"><h3>${column}</h3>
    <p class="about">${comparisonOf(members, chosen)}</p>
    <figure>${barsOf(
      `Share chosen at the highest cut-off, by ${column}`,
      members.map((group) => ({ label: group.value, value: chosen(group), text: percent(chosen(group)) })),
    )}<figcaption>Share at or above the highest cut-off, ${points(cutoffs[highest] ?? 0)} points.</figcaption></figure>
    ${tableOf<Group>(
      `Groups of ${column}`,
      [
        { head: "group", cell: ({ value }) => value },
        { head: "people", cell: ({ n }) => count(n), isNumber: true },
        ...cutoffs.flatMap((cutoff, index) => [
          {
            head: `chosen from ${points(cutoff)}`,
            cell: ({ segments }: Group) => percent(segments[index]!.selected),
            isNumber: true,
          },
          {
            head: `"${positive}" found from ${points(cutoff)}`,
            cell: ({ segments }: Group) => {
              const found = segments[index]!.truePositives;
              return found === null ? "" : percent(found);
            },
            isNumber: true,
          },
        ]),
      ],
      members,
    )}</article>`;
}

/** The comparison in one sentence, as a marketer would say it. */
function comparisonOf(members: readonly Group[], chosen: (group: Group) => number): string {
  const ordered = [...members].sort((left, right) => chosen(right) - chosen(left));
  const [most, least] = [ordered[0]!, ordered.at(-1)!];
  if (chosen(most) === 0) return "Nobody reaches the highest cut-off.";
  const ratio = chosen(least) / chosen(most);
  const told = `Of "${most.value}", ${percent(chosen(most))} reach the highest group; of "${least.value}", ${percent(chosen(least))}: ${decimal(ratio, 2)} times as often.`;
  return ratio < FOUR_FIFTHS
    ? `${told} That is below four fifths, which many take as a sign of unequal treatment: have a reason that you could give in public, or change the model.`
    : told;
}

function proxyOf(proxies: ModelCard["fairness"]["proxies"]): Html {
  return html`<div class="pair"><h3>What the attributes give away</h3>
    <p class="about">How well somebody could guess what is not asked for, from what is: 0.5 is chance, 1 is certain.</p>
    <figure>${barsOf(
      "How well protected attributes can be guessed from the attributes asked",
      proxies.map(({ column, value, auc }) => ({
        label: `${column}: ${value}`,
        value: Math.max(auc - 0.5, 0),
        text: decimal(auc, 2),
      })),
    )}<figcaption>AUC of a guess; the bar begins at chance.</figcaption></figure>
    ${tableOf(
      "Guesses",
      [
        { head: "what is not asked", cell: ({ column, value }) => `${column}: ${value}` },
        { head: "what that means", cell: ({ words }) => words },
      ],
      proxies,
    )}</div>`;
}
