import { InvalidRequestError } from "../../errors.ts";
import type { Attribute } from "../../request/schema.ts";
import type { CardFeature, ModelCard } from "../card/card.ts";
import { pointsOfBins } from "../card/points.ts";
import { merged, withDirection, withPoints } from "./bins.ts";
import type { Edit } from "./edits.ts";

/** The parts of a card that edits change. */
export type EditedParts = Pick<ModelCard, "features" | "model">;

/**
 * Features and model after edits, one after the other. Throws `InvalidRequestError` for an edit that the model has no
 * place for, such as a bin that it does not have or cut-offs that fall.
 */
export function applyEdits(card: ModelCard, edits: readonly Edit[]): EditedParts {
  if (edits.length === 0) {
    throw new InvalidRequestError("There is nothing to edit.", {
      hint: "Merge bins, set points, set a direction or set cut-offs.",
    });
  }
  let parts: EditedParts = card;
  for (const edit of edits) parts = applyEdit(card, parts, edit);
  return parts;
}

function applyEdit(card: ModelCard, { features, model }: EditedParts, edit: Edit): EditedParts {
  if (edit.kind === "cutoffs") {
    return { features, model: { ...model, cutoffs: requireRising(edit.cutoffs) } };
  }
  const attribute = attributeOf(card, edit.attribute);
  const before = features.find((feature) => feature.attribute === edit.attribute);
  if (before === undefined) {
    throw new InvalidRequestError(`The model gives no points for "${edit.attribute}".`, {
      details: { attribute: edit.attribute },
      hint: `It does for: ${features.map((feature) => feature.attribute).join(", ")}.`,
    });
  }
  const after = editedFeature(before, attribute, edit);
  return {
    features: features.with(features.indexOf(before), after),
    model: { ...model, points: { ...model.points, [edit.attribute]: pointsOfBins(attribute, after.bins) } },
  };
}

function editedFeature(
  feature: CardFeature,
  attribute: Attribute,
  edit: Exclude<Edit, { readonly kind: "cutoffs" }>,
): CardFeature {
  switch (edit.kind) {
    case "merge":
      return merged(feature, attribute, edit);
    case "points":
      return withPoints(feature, edit.bin, edit.points);
    case "direction":
      return withDirection(feature, edit.direction);
  }
}

function attributeOf({ schema }: ModelCard, name: string): Attribute {
  const attribute = schema.attributes.find((one) => one.name === name);
  if (attribute !== undefined) return attribute;
  throw new InvalidRequestError(`The card's schema has no attribute "${name}".`, {
    details: { attribute: name },
  });
}

function requireRising(cutoffs: readonly number[]): number[] {
  const rises = cutoffs.every((cutoff, index) => index === 0 || cutoff > cutoffs[index - 1]!);
  if (cutoffs.length >= 1 && cutoffs.length <= 3 && rises) return [...cutoffs];
  throw new InvalidRequestError(`${cutoffs.join(", ")} are no cut-offs.`, {
    hint: "Give one to three sums of points, each above the one before.",
  });
}
