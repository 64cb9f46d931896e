import { writeTerms } from "../../consent/terms/reading.ts";
import { type Rendering, writeRendering } from "../../consent/terms/rendering.ts";
import type { Terms } from "../../consent/terms/terms.ts";
import { DecdpError } from "../../errors.ts";
import { writeCampaignDocument } from "../../format/campaign/campaignDocument.ts";
import { attributesUsed, type RequestWords } from "../../format/campaign/requestWords.ts";
import { schemaFields } from "../../format/campaign/schema.ts";
import { toFileText } from "../../format/reading/json.ts";
import { defineSchema } from "../../request/schema.ts";
import { contentFields, type DraftContent } from "./draft.ts";
import { fitRendering } from "./fitRendering.ts";

/** A draft's content as it is worked on: its texts taken apart. They need not be whole yet. */
export interface DraftParts
  extends Omit<DraftContent, "terms" | "campaign" | "renderings">,
    Pick<RequestWords, "schema" | "rules" | "model"> {
  readonly terms: Terms;
  readonly sealed: boolean;
  readonly renderings: readonly Rendering[];
}

/** Takes a draft's texts apart. Throws `SyntaxError` or `InvalidValueError` for texts that no page has written. */
export function partsOf(content: DraftContent): DraftParts {
  const { schema, rules, model, sealed } = JSON.parse(content.campaign);
  return {
    ...contentFields(content),
    terms: JSON.parse(content.terms),
    ...{ schema: defineSchema(schema.name, schema.attributes), rules, sealed },
    ...(model && { model }),
    renderings: content.renderings.map((text) => JSON.parse(text)),
  };
}

/** The content that parts make: whole texts where they are whole, and otherwise what there is of them. */
export function contentOfParts(parts: DraftParts): DraftContent {
  const { terms, schema, rules, model, sealed, renderings, name, ...rest } = parts;
  const document = { name, terms, schema, rules, ...(model && { model }), sealed };
  return {
    ...{ name, ...rest },
    terms: textOr(() => writeTerms(terms), terms),
    campaign: textOr(() => writeCampaignDocument(document), { ...document, schema: schemaFields(schema) }),
    renderings: renderings.map((one) => textOr(() => writeRendering(one), one)),
  };
}

/** Parts with other terms, and words that say what these need said. Words wait while the terms are not whole. */
export function withTerms(parts: DraftParts, terms: Terms): DraftParts {
  try {
    const renderings = parts.renderings.map((one) => fitRendering(one, terms, parts.terms));
    return { ...parts, terms, renderings };
  } catch (error) {
    if (!(error instanceof DecdpError)) throw error;
    return { ...parts, terms };
  }
}

/** What is asked for and what the terms name, where they differ. */
export function namedAndUsed({ terms, schema, rules, model }: DraftParts) {
  const used = attributesUsed({ schema, rules, model });
  const named = [...new Set(terms.data.flatMap(({ attributes }) => attributes))];
  return {
    /** Named, and nothing looks at it. */
    unused: named.filter((name) => !used.includes(name)),
    /** Looked at, and not named. */
    unnamed: used.filter((name) => !named.includes(name)),
  };
}

/** Terms that do not name an attribute any more, nor what follows from it alone. */
export function withoutAttribute(terms: Terms, name: string): Terms {
  const others = (names: readonly string[]) => names.filter((one) => one !== name);
  return {
    ...terms,
    data: terms.data
      .map((need) => ({ ...need, attributes: others(need.attributes) }))
      .filter(({ attributes }) => attributes.length > 0),
    inferences: terms.inferences
      .map((one) => ({ ...one, from: others(one.from) }))
      .filter(({ from }) => from.length > 0),
  };
}

/** Terms that name an attribute, as the same kind and from the same place as the last one that they name. */
export function withAttribute(terms: Terms, name: string): Terms {
  const last = terms.data.at(-1);
  const { category, source } = last ?? { category: "pd:Interest" as const, source: "vault" as const };
  const need = { category, attributes: [...(last?.attributes ?? []), name], source };
  return { ...terms, data: [...terms.data.slice(0, -1), need] };
}

function textOr(write: () => string, content: object): string {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof DecdpError)) throw error;
    return toFileText(content);
  }
}
