/** @jsxImportSource preact */
import type { Insights } from "../../../src/brand/office/insights.ts";
import { dayIn } from "../../shared/words/formats.ts";
import { language } from "../session.ts";
import { campaignWords } from "../words/campaign.ts";

const said = campaignWords[language];
/** Answers that can still be paid, below which somebody should know. */
const FEW = 20n;

/** What needs somebody, in the order in which it matters. */
export function Alerts({ insights }: { readonly insights: Insights }) {
  const alerts = alertsOf(insights);
  return (
    <section class="sheet">
      <h2>{said.alerts}</h2>
      {alerts.length === 0 ? (
        <p>{said.noAlerts}</p>
      ) : (
        <ul class="list">
          {alerts.map((alert) => (
            <li class="problem" key={alert}>
              {alert}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function alertsOf({ money, targets }: Insights): string[] {
  const left = money === undefined ? undefined : BigInt(money.answersLeft);
  return [
    ...(money === undefined ? [said.nodeGone] : []),
    ...(left === 0n ? [said.noneLeft] : []),
    ...(left !== undefined && left > 0n && left < FEW ? [said.fewLeft(`${left}`)] : []),
    ...(money?.closesAt === undefined ? [] : [said.closing(dayIn(language, money.closesAt))]),
    ...targets.filter(({ isApproved }) => !isApproved).map(({ host }) => said.notApproved(host)),
    ...targets.filter(({ dead }) => dead > 0).map(({ host, dead }) => said.deadLetters(host, `${dead}`)),
  ];
}
