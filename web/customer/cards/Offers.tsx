/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { Problem } from "../../shared/parts/Problem.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { type Opened, words } from "../session.ts";
import { cardWords } from "../words/cards/cardWords.ts";
import { hostOf } from "./AddCard.tsx";
import type { CardOffer } from "./offers.ts";

const own = wordsIn(cardWords);
const list = new Intl.ListFormat(words.language);

/** Whoever issues cards, or only those that a request takes, each with the way to its card. */
export function Offers({
  desk,
  takes = () => true,
  nobody,
  request = "",
}: Pick<Opened, "desk"> & {
  readonly takes?: (offer: CardOffer) => boolean;
  /** What is said where there is nobody. */
  readonly nobody: string;
  /** To which request the customer wants to go back. */
  readonly request?: string;
}) {
  const [offers, setOffers] = useState<readonly CardOffer[]>();
  const [error, setError] = useState<unknown>();
  const look = () => {
    setError(undefined);
    desk.offers().then(setOffers, setError);
  };
  useEffect(look, []);
  const shown = offers?.filter(takes) ?? [];
  return (
    <>
      <Problem error={error} words={words} retry={look} />
      {offers !== undefined && shown.length === 0 && <p>{nobody}</p>}
      <ul class="list">
        {shown.map(({ gateway, issuer }) => {
          const [title, text] = own.sources[issuer.source];
          return (
            <li class="sheet" key={`${gateway} ${issuer.name}`}>
              <h2>{title}</h2>
              <p>{text}</p>
              <p>{list.format(issuer.schema.attributes.map(({ name }) => name))}</p>
              <p class="quiet">{own.issuedBy(hostOf(gateway))}</p>
              <a
                class="button"
                href={`#/cards/add/${hostOf(gateway)}/${issuer.name}/${request}`}
                aria-label={`${own.add}: ${title}, ${issuer.schema.name}`}
              >
                {own.add}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
