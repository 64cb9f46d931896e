/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Hex } from "viem";
import { isEnd } from "../../../../src/rights/states.ts";
import { Facts } from "../../../shared/parts/Facts.tsx";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { momentIn } from "../../../shared/words/formats.ts";
import { refresh, requests, send, words } from "../../session.ts";
import type { InRoom } from "../Room.tsx";
import { Clock } from "./Clock.tsx";
import { ComplaintSheet } from "./ComplaintSheet.tsx";
import { KeptSheet } from "./KeptSheet.tsx";
import { nameOf, own } from "./own.ts";

/** One request by right: how it stands, the time left, what the brand said, and the complaint where it is late or denies. */
export function OneRight({ agent, pieces: [id = ""] }: InRoom) {
  const { value, error, again } = useLoaded(() => agent.rights(), [requests.value]);
  const [failure, setFailure] = useState<unknown>();
  const [isTakenBack, setTakenBack] = useState(false);
  const standing = value?.find((one) => one.id === id);
  if (standing === undefined) {
    return (
      <Screen title={value === undefined ? words.loading : own.none}>
        <Problem error={error} words={words} retry={again} />
      </Screen>
    );
  }
  const { action, campaign, state, requestedAt, isLate } = standing;
  const isOver = state !== "waiting" && isEnd(state);
  const takeBack = async () => {
    try {
      await agent.revokeRight(id as Hex);
      setTakenBack(true);
      await refresh();
      void send();
    } catch (reason) {
      setFailure(reason);
    }
  };
  return (
    <Screen title={own.actions[action].name}>
      <div class="sheet">
        <Facts
          rows={[
            [own.which, nameOf(campaign)],
            [own.asked, momentIn(words.language, requestedAt)],
            [own.state, <span role="status">{own.states[state]}</span>],
            [own.theySay, standing.words],
          ]}
        />
        <Clock standing={standing} />
      </div>
      {action === "access" && state === "fulfilled" && <KeptSheet agent={agent} id={id as Hex} />}
      {(isLate || state === "denied") && (
        <ComplaintSheet load={() => agent.rightsComplaint(id as Hex)} name={`complaint-${id.slice(2, 10)}`} />
      )}
      <Problem error={failure} words={words} />
      {isTakenBack && !isOver && <p role="status">{own.takenBack}</p>}
      {!isOver && !isTakenBack && (
        <button type="button" onClick={() => void takeBack()}>
          {own.takeBack}
        </button>
      )}
      <a class="button" href="#/rights">
        {words.back}
      </a>
    </Screen>
  );
}
