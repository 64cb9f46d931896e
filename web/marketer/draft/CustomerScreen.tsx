/** @jsxImportSource preact */
import type { House } from "../../../src/brand/office/house.ts";
import type { DraftParts } from "../../../src/brand/office/parts.ts";
import { plainRendering } from "../../../src/consent/terms/plainRendering.ts";
import type { Rendering } from "../../../src/consent/terms/rendering.ts";
import { recipientsInWords } from "../../../src/consent/terms/termsInWords.ts";
import { DecdpError } from "../../../src/errors.ts";
import { attributesUsed } from "../../../src/format/campaign/requestWords.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { type Language, languageOf } from "../../shared/words/language.ts";
import { language as own } from "../session.ts";
import { termsWords } from "../words/terms.ts";

/** What a reader of a language is shown: the brand's words in it, or else plain English made of the codes. */
export function renderingFor({ renderings, terms }: DraftParts, language: Language): Rendering | undefined {
  const written = renderings.find(
    (one) => languageOf([one.language]) === language && one.language.startsWith(language),
  );
  if (written !== undefined) return written;
  try {
    return plainRendering(terms);
  } catch (error) {
    if (error instanceof DecdpError) return undefined;
    throw error;
  }
}

/** The customer's screen in one language, as the draft has it now. */
export function CustomerScreen({
  parts,
  house,
  language,
}: {
  readonly parts: DraftParts;
  readonly house: House;
  readonly language: Language;
}) {
  const said = termsWords[language];
  const rendering = renderingFor(parts, language);
  if (rendering === undefined) return <p>{termsWords[own].notWhole}.</p>;
  const isOther = !rendering.language.startsWith(language);
  const { amount, symbol } = { amount: parts.budget.reward, symbol: house.brand.currency };
  const text = (given: string | undefined) =>
    given === undefined ? undefined : <span lang={rendering.language}>{given}</span>;
  return (
    <div class="preview" lang={language}>
      {isOther && (
        <p class="quiet" lang={own}>
          {termsWords[own].english}
        </p>
      )}
      <p class="heading">{text(rendering.title)}</p>
      <div class="reveal">
        <p class="quiet">{said.learns}</p>
        <p>{Object.values(parts.groups).join(" / ")}</p>
        <p>{said.notLearnt(attributesUsed(parts).join(", "))}</p>
      </div>
      <Facts
        rows={[
          [said.who, parts.terms.brand.name],
          [said.why, text(rendering.purpose)],
          [said.pays, said.whatever(`${amount} ${symbol}`)],
          [said.ifNo, text(rendering.ifYouSayNo)],
          [said.kept, text(rendering.retention)],
          [said.price, text(rendering.price)],
          [
            said.receives,
            <ul class="list" lang="en">
              {recipientsInWords(parts.terms).map((line) => (
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
