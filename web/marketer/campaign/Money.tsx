/** @jsxImportSource preact */
import type { Insights } from "../../../src/brand/office/insights.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { amountIn } from "../../shared/words/formats.ts";
import { facts, language, words } from "../session.ts";
import { campaignWords } from "../words/campaign.ts";

const said = campaignWords[language];

/** What it has cost as the chain has it; what nobody counts is said not to be known. */
export function Money({ insights: { money } }: { readonly insights: Insights }) {
  const { token } = facts.value!.house;
  const amount = (units: string) => amountIn(language, BigInt(units), token);
  return (
    <section class="sheet">
      <h2>{said.money}</h2>
      {money === undefined ? (
        <p>{said.nodeGone}</p>
      ) : (
        <Facts
          rows={[
            [said.paid, amount(money.paid)],
            [said.perAnswer, amount(money.reward)],
            [said.left, amount(money.left)],
            [said.answersLeft, new Intl.NumberFormat(language).format(BigInt(money.answersLeft))],
            [said.fees, words.notYetKnown],
          ]}
        />
      )}
    </section>
  );
}
