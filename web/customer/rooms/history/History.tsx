/** @jsxImportSource preact */
import { Screen } from "../../../shared/parts/Screen.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { requests } from "../../session.ts";
import { moreWords } from "../../words/more.ts";
import { brandOf, byBrand } from "../known.ts";
import type { InRoom } from "../Room.tsx";
import { CouldKnow } from "./CouldKnow.tsx";
import { Events } from "./Events.tsx";
import { ForAuthority } from "./ForAuthority.tsx";
import { own } from "./own.ts";
import { ReceiptSheet } from "./ReceiptSheet.tsx";
import { TakeAlong } from "./TakeAlong.tsx";

/** What happened with each brand, what it could know by now, and all of it to take along. */
export function History(given: InRoom) {
  const [name = "", piece = ""] = given.pieces;
  if (name === "receipt") return <ReceiptSheet hash={piece} key={piece} />;
  if (name === "authority") return <ForAuthority domain={piece} key={piece} />;
  const brands = byBrand(requests.value);
  return (
    <Screen title={wordsIn(moreWords).history.name}>
      {brands.length === 0 && <p>{own.none}</p>}
      <ul class="list">
        {brands.map(([domain, known]) => (
          <li class="sheet" key={domain}>
            <h2>{brandOf(known[0]!)}</h2>
            <CouldKnow agent={given.agent} domain={domain} />
            <Events agent={given.agent} domain={domain} known={known} />
            <a class="button" href={`#/history/authority/${encodeURIComponent(domain)}`}>
              {own.dossier(brandOf(known[0]!))}
            </a>
          </li>
        ))}
      </ul>
      <TakeAlong agent={given.agent} />
    </Screen>
  );
}
