/** @jsxImportSource preact */
import { useEffect, useState } from "preact/hooks";
import type { Consideration } from "../../../src/agent/answer/consider.ts";
import { wordsIn } from "../../shared/words/language.ts";
import type { Opened } from "../session.ts";
import { linkWords } from "../words/cards/linkWords.ts";
import { type KeptLink, linkOf } from "./links.ts";

const words = wordsIn(linkWords);

/** Says what the brand learns from the link besides the answer; the customer may answer without that. */
export function WhoAnswers({
  surroundings: { store },
  considered: { opened, published },
  onDecided,
}: Pick<Opened, "surroundings"> & {
  readonly considered: Consideration;
  /** Told of the link that the yes uses; undefined for none. */
  readonly onDecided: (link: KeptLink | undefined) => void;
}) {
  const [link, setLink] = useState<KeptLink>();
  useEffect(() => {
    const found = (one: KeptLink | undefined) => {
      setLink(one);
      onDecided(one);
    };
    void linkOf(store, opened.campaign).then(found);
  }, [opened.campaign]);
  if (link === undefined) return null;
  const { name } = published.document.terms.brand;
  return (
    <div class="sheet">
      <p>{link.isForCustomer ? words.knowsYou(name) : words.pageIsTold(name)}</p>
      <label class="tick">
        <input
          type="checkbox"
          onChange={(event) => onDecided(event.currentTarget.checked ? undefined : link)}
        />
        {words.answerWithout}
      </label>
    </div>
  );
}
