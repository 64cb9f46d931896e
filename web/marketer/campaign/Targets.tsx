/** @jsxImportSource preact */
import type { TargetUse } from "../../../src/brand/office/insights.ts";
import { language, words } from "../session.ts";
import { campaignWords } from "../words/campaign.ts";
import { people } from "./people.ts";

const said = campaignWords[language];

/** Where copies of segments are outside, and whether anything waits for them. */
export function Targets({ targets }: { readonly targets: readonly TargetUse[] }) {
  if (targets.length === 0) return <p>{said.noTargets}</p>;
  return (
    <table>
      <caption>{said.targets}</caption>
      <thead>
        <tr>
          <th scope="col">{said.target}</th>
          <th scope="col">{said.approved}</th>
          <th scope="col">{said.waiting}</th>
          <th scope="col">{said.dead}</th>
        </tr>
      </thead>
      <tbody>
        {targets.map(({ host, kind, isApproved, waiting, dead }, index) => (
          <tr key={index}>
            <th scope="row">
              {host} ({kind})
            </th>
            <td>{isApproved ? words.yes : words.no}</td>
            <td>{people(waiting)}</td>
            <td>{dead}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
