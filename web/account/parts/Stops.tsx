/** @jsxImportSource preact */
import { Facts } from "../../shared/parts/Facts.tsx";
import type { CampaignAccount } from "../auditor/account.ts";
import { Bars } from "../charts/Bars.tsx";
import { count, duration } from "../formats.ts";
import { words } from "../session.ts";

/** Bounds of the chart, in seconds. */
const bounds = [60, 600, 3_600, 86_400] as const;

/** How long withdrawals took until they bound the brand, and what it promised from then on. */
export function Stops({ campaigns }: { readonly campaigns: readonly CampaignAccount[] }) {
  // Campaigns under the same terms share their withdrawals.
  const byTerms = [...new Map(campaigns.map((one) => [one.termsId, one])).values()];
  const delays = byTerms.flatMap((one) => one.delays).sort((left, right) => left - right);
  const promised = byTerms.flatMap((one) => (one.promised === undefined ? [] : [one.promised]));
  return (
    <section>
      <h2>{words.stop}</h2>
      {delays.length === 0 ? (
        <p>{words.nobodyWithdrew}</p>
      ) : (
        <>
          <p>{words.stopLead}</p>
          <Facts
            rows={[
              [words.half, duration(delays[Math.ceil(delays.length / 2) - 1]!)],
              [words.longest, duration(delays.at(-1)!)],
            ]}
          />
          <Bars name={words.stop} label={words.timeToStop} value={words.withdrawals} bars={barsOf(delays)} />
        </>
      )}
      {promised.length > 0 && <p>{words.stopPromise(duration(Math.max(...promised)))}</p>}
      <p>{words.stopUnseen}</p>
    </section>
  );
}

function barsOf(delays: readonly number[]) {
  const counted = [...bounds, Number.POSITIVE_INFINITY].map((bound, index) => {
    const from = bounds[index - 1] ?? Number.NEGATIVE_INFINITY;
    const within = delays.filter((delay) => delay > from && delay <= bound).length;
    const label = Number.isFinite(bound) ? words.upToDuration(duration(bound)) : words.longer;
    return { label, value: within, text: count(within) };
  });
  return counted;
}
