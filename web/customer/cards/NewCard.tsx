/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import { Screen } from "../../shared/parts/Screen.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { cards, type Opened, words } from "../session.ts";
import { cardWords } from "../words/cards/cardWords.ts";
import { CardFacts } from "./CardFacts.tsx";

const own = wordsIn(cardWords);
/** Milliseconds between two looks at the issuer's list. */
const PAUSE = 2000;

/** A card that was just issued, until it counts. */
export function NewCard({
  desk,
  place,
  request,
}: Pick<Opened, "desk"> & { readonly place: string; readonly request: string }) {
  const card = cards.value.find(({ issuer, index }) => `${issuer}/${index}` === place);
  const [isListed, setListed] = useState(false);
  useEffect(() => {
    if (card === undefined || isListed) return;
    let isOver = false;
    const look = async () => {
      while (!isOver) {
        // A gateway that does not answer is asked again: the card is here already.
        if (await desk.isListed(card).catch(() => false)) return setListed(true);
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    };
    void look();
    return () => {
      isOver = true;
    };
  }, [place, card === undefined]);
  return (
    <Screen title={own.newCard}>
      {card !== undefined && (
        <div class="sheet">
          <CardFacts card={card} />
        </div>
      )}
      <p role="status">{isListed ? own.listed : own.listing}</p>
      {!isListed && <progress aria-label={own.listing} />}
      <p class="quiet">{own.receiptKept}</p>
      {isListed && request !== "" && (
        <a class="button first" href={`#/ask/${request}`}>
          {own.backToRequest}
        </a>
      )}
      <a class="button" href="#/cards">
        {words.cards}
      </a>
    </Screen>
  );
}
