/** @jsxImportSource preact */
import type { Agent } from "../../../../src/agent/agent.ts";
import type { KnownRequest } from "../../../../src/agent/memory/knownRequest.ts";
import type { RightStanding } from "../../../../src/agent/rights/kept.ts";
import { useLoaded } from "../../../shared/parts/useLoaded.ts";
import { momentIn } from "../../../shared/words/formats.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { receipts, requests, stops, words } from "../../session.ts";
import { rightsWords } from "../../words/rights.ts";
import { documentOf } from "../known.ts";
import { own } from "./own.ts";

/** Something that happened, with the place in the page where more is said of it. */
interface Happened {
  readonly at: number;
  readonly text: string;
  readonly about: string;
  readonly address?: string;
}

/** Everything that happened with one brand, the latest first. */
export function Events({
  agent,
  domain,
  known,
}: {
  readonly agent: Agent;
  readonly domain: string;
  readonly known: readonly KnownRequest[];
}) {
  const { value: rights = [] } = useLoaded(() => agent.rights(), [requests.value]);
  const events = [
    ...known.flatMap(eventsOfRequest),
    ...rights.filter((one) => one.domain === domain).map((one) => eventOfRight(one, known)),
  ]
    .toSorted((left, right) => left.at - right.at)
    .reverse();
  return (
    <details>
      <summary>{own.what}</summary>
      <ol class="list events">
        {events.map(({ at, text, about, address }) => (
          <li key={`${at} ${text} ${about}`}>
            <span class="quiet">{momentIn(words.language, at)}</span>
            <br />
            {address === undefined ? text : <a href={address}>{text}</a>}
            <span class="quiet"> ({about})</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function eventsOfRequest(known: KnownRequest): Happened[] {
  const { campaign, terms, receivedAt, answer, consent } = known;
  const about = documentOf(known).name;
  return [
    { at: receivedAt, text: own.received, about },
    ...receipts.value
      .filter((one) => one.campaign === campaign)
      .map(({ at, event, hash }) => ({
        ...{ at, about, text: own.events[event], address: `#/history/receipt/${hash}` },
      })),
    ...(answer !== undefined && consent !== undefined
      ? [{ at: consent.signedAt, text: own.answeredGroup(answer.segment), about }]
      : []),
    ...stops.value
      .filter((one) => one.terms === terms && one.campaign === campaign)
      .flatMap(({ recipient, acknowledgedAt }) =>
        acknowledgedAt === undefined
          ? []
          : [{ at: acknowledgedAt, text: own.acknowledgedBy(recipient), about }],
      ),
  ];
}

function eventOfRight(
  { id, action, campaign, requestedAt }: RightStanding,
  known: readonly KnownRequest[],
): Happened {
  const asked = known.find((one) => one.campaign === campaign);
  return {
    at: requestedAt,
    text: own.askedFor(wordsIn(rightsWords).actions[action].name),
    about: asked === undefined ? `${campaign}` : documentOf(asked).name,
    address: `#/rights/one/${id}`,
  };
}
