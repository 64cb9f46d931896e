import type { ModelWords } from "../../format/campaign/requestWords.ts";
import { readSchema } from "../../format/campaign/schema.ts";
import { readModelCard } from "../../model/card/read.ts";
import { defineSchema, type Schema } from "../../request/schema.ts";
import type { DraftContent } from "./draft.ts";
import { contentOfRecipe } from "./fromRecipe.ts";
import type { House } from "./house.ts";
import { contentOfParts, partsOf, withTerms } from "./parts.ts";

/** The schema of a file, and the model where the file is a model's card. Throws `DecdpError` for other files. */
export function readQuestionFile(text: string, name: string): { schema: Schema; model?: ModelWords } {
  if (!text.includes("decdp/model-card/")) return { schema: readSchema(text, name) };
  const { schema, model } = readModelCard(text, name);
  return { schema: defineSchema(schema.name, schema.attributes), model };
}

/** A draft about a schema of one's own: everything beside the question is as in the recipe for a promotion. */
export function contentOfQuestion(
  house: House,
  { schema, model }: { readonly schema: Schema; readonly model?: ModelWords | undefined },
  choices: { readonly answers: number },
): DraftContent {
  const { recipe: _, ...content } = contentOfRecipe(house, "promotion", choices);
  const { model: __, ...parts } = partsOf(content);
  const first = schema.attributes[0]!.name;
  const asked = model === undefined ? [first] : Object.keys(model.points);
  const terms = {
    ...parts.terms,
    data: [{ category: "pd:Interest", attributes: asked, source: "vault" }],
    inferences: [{ category: "pd:Interest", from: asked }],
  } as const;
  const segments = model === undefined ? 1 : model.cutoffs.length + 1;
  return contentOfParts({
    ...withTerms({ ...parts, schema }, terms),
    name: schema.name.slice(0, 200),
    rules: [{ attribute: first, is: "present" }],
    ...(model && { model }),
    groups: Object.fromEntries(Array.from({ length: segments + 1 }, (_, segment) => [segment, `${segment}`])),
  });
}
