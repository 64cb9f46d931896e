/** @jsxImportSource preact */
import { useEffect } from "preact/hooks";
import type { NoCardError } from "../../../src/agent/answer/card.ts";
import { readPublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { attributesUsed } from "../../../src/format/campaign/requestWords.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { type Opened, requests, words } from "../session.ts";
import { cardWords } from "../words/cards/cardWords.ts";
import { Offers } from "./Offers.tsx";

const own = wordsIn(cardWords);
/** Milliseconds between two looks, while a card is not listed yet. */
const PAUSE = 3000;

/** What a customer sees who has no card for a request: where to get one. The request waits. */
export function MissingCard({
  desk,
  problem: { problem, issuers, schema },
  request,
  retry,
}: Pick<Opened, "desk"> & {
  readonly problem: NoCardError;
  readonly request: string;
  readonly retry: () => void;
}) {
  const isWaiting = problem === "notListed" || problem === "otherList";
  useEffect(() => {
    if (!isWaiting) return;
    const looking = setInterval(retry, PAUSE);
    return () => clearInterval(looking);
  }, [isWaiting]);
  const known = requests.value.find(({ campaign }) => `${campaign}` === request);
  const document = known && readPublishedCampaign(known.text).document;
  return (
    <Screen title={own.missingTitle}>
      {document !== undefined && (
        <p>{own.missingText(document.terms.brand.name, attributesUsed(document))}</p>
      )}
      {isWaiting && (
        <>
          <p role="status">{own.waitsForList}</p>
          <progress aria-label={own.waitsForList} />
        </>
      )}
      <Offers
        desk={desk}
        nobody={own.nobodyOffers}
        request={request}
        takes={({ issuer }) =>
          issuer.schema.id === schema && issuer.trees.some((tree) => issuers.includes(tree))
        }
      />
      <a class="button" href="#/requests">
        {words.requests}
      </a>
    </Screen>
  );
}
