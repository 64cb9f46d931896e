/** @jsxImportSource preact */
import { Problem } from "../../../shared/parts/Problem.tsx";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { requests, words } from "../../session.ts";
import { moreWords } from "../../words/more.ts";
import type { InRoom } from "../Room.tsx";
import { AskRight } from "./AskRight.tsx";
import { Clock } from "./Clock.tsx";
import { OneRight } from "./OneRight.tsx";
import { answeredRequests, nameOf, own } from "./own.ts";
import { StopComplaint } from "./StopComplaint.tsx";

/** What the customer has asked of brands by right, each with its clock, and a way to ask. */
export function Rights(given: InRoom) {
  const [name = "", ...pieces] = given.pieces;
  if (name === "new") return <AskRight {...given} pieces={pieces} key={pieces.join("/")} />;
  if (name === "one") return <OneRight {...given} pieces={pieces} key={pieces[0]} />;
  if (name === "stop") return <StopComplaint {...given} pieces={pieces} key={pieces[0]} />;
  return <AllRights {...given} />;
}

function AllRights({ agent }: InRoom) {
  const { value, error, again } = useLoaded(() => agent.rights(), [requests.value]);
  const sorted = value?.toSorted((left, right) => right.requestedAt - left.requestedAt) ?? [];
  return (
    <Screen title={wordsIn(moreWords).rights.name}>
      <p>{own.intro}</p>
      <Problem error={error} words={words} retry={again} />
      {value?.length === 0 && <p>{answeredRequests().length === 0 ? own.noBrand : own.none}</p>}
      <ul class="list">
        {sorted.map((standing) => (
          <li class="sheet" key={standing.id}>
            <h2>{own.actions[standing.action].name}</h2>
            <p>{nameOf(standing.campaign)}</p>
            <p>{own.states[standing.state]}</p>
            <Clock standing={standing} />
            <a class="button" href={`#/rights/one/${standing.id}`}>
              {own.open}
            </a>
          </li>
        ))}
      </ul>
      {answeredRequests().length > 0 && (
        <a class="button" href="#/rights/new">
          {own.ask}
        </a>
      )}
    </Screen>
  );
}
