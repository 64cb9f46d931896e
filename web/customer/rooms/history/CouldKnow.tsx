/** @jsxImportSource preact */
import type { Agent } from "../../../../src/agent/agent.ts";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { requests, words } from "../../session.ts";
import { own } from "./own.ts";

/** What a brand could know by now of each detail, by all that it was answered. */
export function CouldKnow({ agent, domain }: { readonly agent: Agent; readonly domain: string }) {
  const { value, error, again } = useLoaded(() => agent.knownTo(domain), [domain, requests.value]);
  const told = value?.filter(({ all, now }) => all === undefined || now < all);
  return (
    <details>
      <summary>{own.couldKnow}</summary>
      <Problem error={error} words={words} retry={again} />
      {told?.length === 0 && <p>{own.nothingKnown}</p>}
      {told !== undefined && told.length > 0 && (
        <>
          <p class="quiet">{own.couldKnowText}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{own.detail}</th>
                <th scope="col">{own.stillPossible}</th>
              </tr>
            </thead>
            <tbody>
              {told.map(({ name, all, now }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    {own.outOf(now, all)}
                    {all !== undefined && (
                      <progress aria-label={`${own.stillPossible}: ${name}`} max={all} value={now} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </details>
  );
}
