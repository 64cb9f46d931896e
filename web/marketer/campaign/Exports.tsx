/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { NoisyTally } from "../../../src/brand/insights/release.ts";
import type { PrivacyBudget } from "../../../src/brand/privacy/budget.ts";
import { Problem } from "../../shared/parts/Problem.tsx";
import { language, makeRelease, words } from "../session.ts";
import { campaignWords } from "../words/campaign.ts";

const said = campaignWords[language];
/** Thousandths that one export may cost. */
const prices = [50, 100, 200];
const inUnits = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });

/** What may leave the brand: with noise, and for a price out of one budget. */
export function Exports({
  campaign,
  name,
  budget: given,
}: {
  readonly campaign: string;
  readonly name: string;
  readonly budget: PrivacyBudget;
}) {
  const [budget, setBudget] = useState(given);
  const [tally, setTally] = useState<NoisyTally>();
  const [error, setError] = useState<unknown>();
  const release = async (epsilon: number) => {
    try {
      const made = await makeRelease(campaign, epsilon);
      setError(undefined);
      setBudget(made.budget);
      setTally(made.tally);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <section class="sheet">
      <h2>{said.exports}</h2>
      <p class="quiet">{said.exportsWhy}</p>
      <p role="status">
        {said.budgetLeft(inUnits.format(budget.left / 1000), inUnits.format(budget.total / 1000))}
      </p>
      <div class="tabs">
        {prices.map((epsilon) => (
          <button type="button" key={epsilon} onClick={() => void release(epsilon)}>
            {said.release(inUnits.format(epsilon / 1000))}
          </button>
        ))}
      </div>
      <Problem error={error} words={words} />
      {tally !== undefined && <Released tally={tally} name={name} />}
    </section>
  );
}

function Released({ tally, name }: { readonly tally: NoisyTally; readonly name: string }) {
  return (
    <>
      <p>{said.withNoise(`${tally.noise}`)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.group}</th>
            <th scope="col">{said.people}</th>
            <th scope="col">{said.share}</th>
          </tr>
        </thead>
        <tbody>
          {tally.cells.map(({ segment, name: group, count, proportion }) => (
            <tr key={segment}>
              <th scope="row">{group}</th>
              <td>{count}</td>
              <td>
                {said.between(
                  percent.format(proportion.share),
                  percent.format(proportion.low),
                  percent.format(proportion.high),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <a
        class="button"
        download={`${name}.csv`}
        href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(tally))}`}
      >
        {said.save}
      </a>
    </>
  );
}

/** Names are a person's: a program that opens the table shall not take one for a formula. */
function csvOf({ cells, noise }: NoisyTally): string {
  const quoted = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const lines = cells.map(({ name, count }) => [quoted(name), count, noise].join(","));
  return ["group,count,noise", ...lines, ""].join("\r\n");
}
