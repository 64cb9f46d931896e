/** @jsxImportSource preact */
import type { Agent } from "../../../../src/agent/agent.ts";
import type { Policy } from "../../../../src/consent/settings/policy.ts";
import { writePolicy } from "../../../../src/consent/settings/policyFile.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { requests, words } from "../../session.ts";
import { brandOf, documentOf } from "../known.ts";
import { inWords, own } from "./own.ts";

/** Which of the requests that the customer has had these rules would have decided otherwise than the saved ones. */
export function Compared({ agent, policy }: { readonly agent: Agent; readonly policy: Policy }) {
  const { value, error, again } = useLoaded(() => agent.compareSettings(policy), [writePolicy(policy)]);
  const changed = value?.compared.filter(({ now, tried }) => now.verdict !== tried.verdict) ?? [];
  const nameOf = (campaign: bigint) => {
    const known = requests.value.find((one) => one.campaign === campaign);
    return known === undefined ? `${campaign}` : `${brandOf(known)}: ${documentOf(known).name}`;
  };
  return (
    <section class="sheet">
      <h2>{own.past}</h2>
      <Problem error={error} words={words} retry={again} />
      {value !== undefined && changed.length === 0 && <p>{own.pastSame}</p>}
      {changed.length > 0 && (
        <>
          <p class="quiet">{own.pastText}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{own.request}</th>
                <th scope="col">{own.savedRules}</th>
                <th scope="col">{own.theseRules}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map(({ campaign, now, tried }) => (
                <tr key={campaign}>
                  <th scope="row">{nameOf(campaign)}</th>
                  <td>{inWords.verbs[now.verdict]}</td>
                  <td>{inWords.verbs[tried.verdict]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {value !== undefined && value.unknown > 0 && <p class="quiet">{own.pastUnknown(value.unknown)}</p>}
    </section>
  );
}
