/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { Choice } from "../../shared/parts/Choice.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { go } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { momentIn } from "../../shared/words/formats.ts";
import { type Opened, refresh, requests, send, words } from "../session.ts";
import { AlsoErase } from "./AlsoErase.tsx";
import { NotSent } from "./NotSent.tsx";
import { Timeline } from "./Timeline.tsx";

/** Stops a permission, without a plea; works offline. */
export function StopPermission({ agent, piece }: Opened & { readonly piece: string }) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const known = requests.value.find(({ campaign }) => `${campaign}` === piece);
  if (known === undefined) return <Screen title={words.noPermissions}>{null}</Screen>;
  const { name } = readPublishedCampaign(known.text).document.terms.brand;
  const stop = async () => {
    setBusy(true);
    try {
      await agent.withdraw(known.campaign);
      await refresh();
      void send();
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  if (known.state === "withdrawn" && known.withdrawnAt !== undefined) {
    return (
      <Screen title={words.stoppedAt(momentIn(words.language, known.withdrawnAt))}>
        <div class="sheet" role="status">
          <p>{words.stopText}</p>
          <Timeline known={known} />
          <NotSent domain={known.domain} />
        </div>
        <AlsoErase agent={agent} known={known} />
        <a class="button" href="#/permissions">
          {words.permissions}
        </a>
      </Screen>
    );
  }
  return (
    <Screen title={words.stopTitle(name)}>
      <p>{words.stopText}</p>
      <Problem error={error} words={words} />
      <Choice
        first={{ label: words.stop, onClick: () => void stop() }}
        second={{ label: words.keepPermission, onClick: () => go("permissions") }}
        isBusy={isBusy}
      />
    </Screen>
  );
}
