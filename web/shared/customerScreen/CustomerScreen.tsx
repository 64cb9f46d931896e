/** @jsxImportSource preact */
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import type { Rendering } from "../../../src/consent/terms/rendering.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { recipientsInWords } from "../../../src/consent/terms/termsInWords.ts";
import { Facts } from "../parts/Facts.tsx";
import type { Language } from "../words/language.ts";
import { customerScreenWords } from "./words.ts";

/** What a customer is asked, as far as a brand has written it. */
export interface AskedCustomer {
  readonly terms: Terms;
  readonly renderings: readonly Rendering[];
  /** The attributes that rules and model look at. */
  readonly attributes: readonly string[];
  /** How many groups there are, 0 among them. */
  readonly groups: number;
  /** What one answer is paid, with its unit. */
  readonly reward: string;
}

/**
 * What a customer who reads a language is shown: the brand's words in it, or plain English that is made of the codes. It is
 * what the customer's own page shows, but for what only a card can say.
 */
export function CustomerScreen({
  asked: { terms, renderings, attributes, groups, reward },
  language,
}: {
  readonly asked: AskedCustomer;
  readonly language: Language;
}) {
  const said = customerScreenWords[language];
  const rendering = renderingIn(renderings, language) ?? plainRendering(terms);
  const text = (given: string | undefined) => given && <span lang={rendering.language}>{given}</span>;
  const names = new Intl.ListFormat(language).format(attributes);
  return (
    <div class="preview" lang={language}>
      <p class="heading">{text(rendering.title)}</p>
      <div class="reveal">
        <p class="quiet">{said.reveals}</p>
        <strong>{said.oneOf(groups)}</strong>
        <p>{said.notRevealed(names)}</p>
      </div>
      <Facts
        rows={[
          [said.who, terms.brand.name],
          [said.why, text(rendering.purpose)],
          [said.pays, said.whatever(reward)],
          [said.ifNo, text(rendering.ifYouSayNo)],
          [said.howLong, text(rendering.retention)],
          [said.price, text(rendering.price)],
          [said.decision, text(rendering.decision)],
          [
            said.receives,
            <ul class="list" lang="en">
              {recipientsInWords(terms).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>,
          ],
          [said.stop, text(rendering.withdrawal)],
        ]}
      />
    </div>
  );
}

/** The brand's own words in a language; undefined if it has written none. */
export function renderingIn(renderings: readonly Rendering[], language: Language): Rendering | undefined {
  return renderings.find((one) => one.language.split("-")[0] === language);
}
