/** @jsxImportSource preact */
import { Screen } from "../../shared/parts/Screen.tsx";
import { count, nameOf } from "../formats.ts";
import { campaigns, progress, words } from "../session.ts";

/** How far the auditor has come, and what it has found so far. */
export function Checking() {
  const now = progress.value;
  const done = campaigns.value;
  const found = done.reduce((sum, { findings }) => sum + findings.length, 0);
  return (
    <Screen title={now === undefined ? words.opening : words.checking}>
      <div class="sheet">
        {now === undefined ? (
          <progress aria-label={words.checking} />
        ) : (
          <>
            {now.campaign !== undefined && (
              <p>
                <strong>
                  {words.checkingCampaign(`${now.campaign}`, now.campaigns[0] + 1, now.campaigns[1])}
                </strong>
              </p>
            )}
            <p>
              {words.steps[now.step]}, {words.doneOf(count(now.done), count(now.total))}
            </p>
            <progress aria-label={words.steps[now.step]} max={now.total} value={now.done} />
            {done.length > 0 && <p>{words.foundSoFar(found)}</p>}
            <p class="quiet">{words.mayClose}</p>
          </>
        )}
      </div>
      <ul class="plain">
        {done.map((one) => (
          <li key={one.campaign}>
            {nameOf(one)}:{" "}
            {one.findings.length === 0 ? words.foundNothing(1) : words.foundSome(one.findings.length)}
          </li>
        ))}
      </ul>
    </Screen>
  );
}
