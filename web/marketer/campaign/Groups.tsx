/** @jsxImportSource preact */
import type { Insights } from "../../../src/brand/office/insights.ts";
import { dayIn } from "../../shared/words/formats.ts";
import { Bars } from "../parts/Bars.tsx";
import { Steps } from "../parts/Steps.tsx";
import { language } from "../session.ts";
import { campaignWords } from "../words/campaign.ts";
import { people } from "./people.ts";

const said = campaignWords[language];
const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });

/** How answers fall into groups, how many came when, and who is in other campaigns as well. */
export function Groups({ insights: { tally, days, overlap } }: { readonly insights: Insights }) {
  return (
    <>
      <section class="sheet">
        <h2>{said.groups}</h2>
        {tally.total === undefined ? (
          <p>{said.tooFew}</p>
        ) : (
          <>
            <Bars
              bars={tally.cells.map(({ name, proportion }) => ({
                ...proportion,
                name,
                share: proportion?.share,
              }))}
            />
            <Shares tally={tally} />
          </>
        )}
      </section>
      {days.length > 0 && (
        <section class="sheet">
          <h2>{said.growth}</h2>
          <Steps points={days.map(({ to, sum }) => ({ at: to, sum }))} />
          <table>
            <thead>
              <tr>
                <th scope="col">{said.days}</th>
                <th scope="col">{said.cameThen}</th>
                <th scope="col">{said.inAll}</th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ from, to, count, sum }) => (
                <tr key={from}>
                  <th scope="row">
                    {from === to
                      ? dayIn(language, from)
                      : `${dayIn(language, from)} – ${dayIn(language, to)}`}
                  </th>
                  <td>{people(count)}</td>
                  <td>{people(sum)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {overlap.length > 0 && (
        <section class="sheet">
          <h2>{said.overlap}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{said.campaign}</th>
                <th scope="col">{said.inBoth}</th>
                <th scope="col">{said.onlyHere}</th>
              </tr>
            </thead>
            <tbody>
              {overlap.map(({ campaign, name, both, only }) => (
                <tr key={campaign}>
                  <th scope="row">
                    <a href={`#/campaign/${campaign}`}>{name}</a>
                  </th>
                  <td>{both === undefined ? said.hidden : people(both)}</td>
                  <td>{only === undefined ? said.hidden : people(only)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function Shares({ tally }: Pick<Insights, "tally">) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{said.group}</th>
          <th scope="col">{said.people}</th>
          <th scope="col">{said.share}</th>
        </tr>
      </thead>
      <tbody>
        {tally.cells.map(({ segment, name, count, proportion }) => (
          <tr key={segment}>
            <th scope="row">{name}</th>
            <td>{count === undefined ? said.hidden : people(count)}</td>
            <td>
              {proportion === undefined
                ? said.hidden
                : said.between(
                    percent.format(proportion.share),
                    percent.format(proportion.low),
                    percent.format(proportion.high),
                  )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
