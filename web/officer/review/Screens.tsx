/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { reachable } from "../../../src/brand/review/changes/groups.ts";
import { askedIn } from "../../../src/brand/review/changes/request.ts";
import { type Reviewed, rewardOf } from "../../../src/brand/review/reviewed.ts";
import { requestFrom } from "../../../src/format/campaign/requestWords.ts";
import { CustomerScreen, renderingIn } from "../../shared/customerScreen/CustomerScreen.tsx";
import { type Language, languages } from "../../shared/words/language.ts";
import { language as own, words } from "../session.ts";

/** The customer's screen in each language. */
export function Screens({ draft }: { readonly draft: Reviewed }) {
  const [language, setLanguage] = useState<Language>(own);
  const { amount, currency } = rewardOf(draft);
  const asked = {
    ...{ terms: draft.terms, renderings: draft.renderings, attributes: askedIn(draft.document) },
    groups: reachable(requestFrom(draft.document).model).length + 2,
    reward: `${amount} ${currency}`,
  };
  return (
    <section class="sheet" aria-labelledby="screens">
      <h2 id="screens">{words.customerReads}</h2>
      <fieldset class="languages">
        <legend class="quiet">{words.inLanguage}</legend>
        {(Object.keys(languages) as Language[]).map((one) => (
          <button
            type="button"
            aria-pressed={one === language}
            lang={one}
            key={one}
            onClick={() => setLanguage(one)}
          >
            {languages[one]}
          </button>
        ))}
      </fieldset>
      {renderingIn(draft.renderings, language) === undefined && <p class="quiet">{words.plainEnglish}</p>}
      <CustomerScreen asked={asked} language={language} />
    </section>
  );
}
