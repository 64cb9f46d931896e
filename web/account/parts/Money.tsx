/** @jsxImportSource preact */
import type { BrandAccount, CampaignAccount } from "../auditor/account.ts";
import { Bars } from "../charts/Bars.tsx";
import { amount } from "../formats.ts";
import { words } from "../session.ts";

const parts = [
  ["deposited", "funded"],
  ["claimed", "claimed"],
  ["owed", "owed"],
  ["left", "available"],
  ["takenBack", "reclaimed"],
] as const;

/** Where the money of campaigns went, by what they pay in. */
export function MoneyPart({
  account,
  campaigns,
}: {
  readonly account: BrandAccount;
  readonly campaigns: readonly CampaignAccount[];
}) {
  const byToken = Map.groupBy(campaigns, ({ token }) => token);
  return (
    <section>
      <h2>{words.money}</h2>
      <p>{words.moneyLead}</p>
      {[...byToken].map(([token, own]) => (
        <Bars
          key={token}
          name={words.money}
          label={words.money}
          value={words.amount}
          bars={parts.map(([name, field]) => {
            const sum = own.reduce((total, { money }) => total + money[field], 0n);
            return { label: words[name], value: Number(sum), text: amount(account, token, sum) };
          })}
        />
      ))}
    </section>
  );
}
