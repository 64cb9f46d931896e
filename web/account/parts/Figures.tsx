/** @jsxImportSource preact */
import type { BrandAccount, CampaignAccount } from "../auditor/account.ts";
import { Columns } from "../charts/Columns.tsx";
import { togetherByDay } from "../days.ts";
import { amount, count } from "../formats.ts";
import { words } from "../session.ts";

/** The large figures of campaigns, and what happened when. */
export function Figures({
  account,
  campaigns,
}: {
  readonly account: BrandAccount;
  readonly campaigns: readonly CampaignAccount[];
}) {
  const sum = (what: "answers" | "withdrawals") =>
    campaigns.reduce((total, { checked }) => total + checked[what], 0);
  // Campaigns that share their terms share its permissions.
  const byTerms = [...new Map(campaigns.map((one) => [one.termsId, one.checked])).values()];
  const shared = (what: "consents" | "withdrawals") =>
    byTerms.reduce((total, checked) => total + checked[what], 0);
  const rows: [string, string][] = [
    [words.answers, count(sum("answers"))],
    [words.consents, count(shared("consents"))],
    [words.withdrawals, count(shared("withdrawals"))],
    ...paidIn(account, campaigns).map((text): [string, string] => [words.paidOut, text]),
  ];
  const days = togetherByDay(campaigns.map((one) => one.days));
  return (
    <>
      <dl class="figures">
        {rows.map(([name, value]) => (
          <div key={value}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h2>{words.overTime}</h2>
        {days.length === 0 ? <p>{words.nothingYet}</p> : <Columns days={days} name={words.overTime} />}
      </section>
    </>
  );
}

/** What customers were paid, in each token. */
function paidIn(account: BrandAccount, campaigns: readonly CampaignAccount[]): string[] {
  const byToken = Map.groupBy(campaigns, ({ token }) => token);
  return [...byToken].map(([token, own]) =>
    amount(
      account,
      token,
      own.reduce((sum, { money }) => sum + money.claimed, 0n),
    ),
  );
}
