import type { Hex } from "viem";
import { modelIdOf } from "../../chain/actions/model.ts";
import { DecdpError } from "../../errors.ts";
import { type ModelWords, requestFrom } from "../../format/campaign/requestWords.ts";
import { hashOfJson, toFileText } from "../../format/reading/json.ts";
import { readShape } from "../../format/reading/reading.ts";
import type { Model } from "../../request/request.ts";
import { defineSchema } from "../../request/schema.ts";
import type { ModelCard } from "./card.ts";
import { pointsOfBins } from "./points.ts";
import { modelCardShape } from "./shape.ts";

/**
 * Reads a model card from JSON text or parsed JSON. Throws `InvalidValueError` for a malformed one, and `DecdpError` for one
 * whose hash, id, cut-offs or bins are not those of its content: somebody changed it without saying so.
 *
 * @param name What errors call it.
 */
export function readModelCard(content: unknown, name = "The model card"): ModelCard {
  const card = readShape(modelCardShape, content, name);
  const wrong = [
    ...(hashOfCard(card) === card.hash ? [] : ["hash"]),
    ...(modelIdOf(modelOfCard(card)) === card.modelId ? [] : ["id"]),
    ...(modelIdOf(modelOfCard({ ...card, model: modelOfTables(card) })) === card.modelId
      ? []
      : ["table of points"]),
    ...(isSame(
      card.cutoffs.map(({ score }) => score),
      card.model.cutoffs,
    )
      ? []
      : ["cut-offs"]),
  ];
  if (wrong.length === 0) return card;
  throw new DecdpError(`${name} was changed: its ${wrong.join(", ")} would be another by what it says.`, {
    details: { wrong },
    hint: "Take the card as it was made. To change a model by hand: npx decdp brand model edit",
  });
}

/** The file of a card. */
export function writeModelCard(card: ModelCard): string {
  return toFileText(card);
}

/** The model as circuit and contracts take it. Throws `InvalidRequestError` or `InvalidValueError` if it is malformed. */
export function modelOfCard({ schema, model }: Pick<ModelCard, "schema" | "model">): Model {
  return requestFrom({ schema: defineSchema(schema.name, schema.attributes), rules: [], model }).model;
}

/** keccak256 of the canonical JSON (RFC 8785) of everything but the hash itself. */
export function hashOfCard({ hash: _, ...content }: Omit<ModelCard, "hash"> & { readonly hash?: Hex }): Hex {
  return hashOfJson(content);
}

/** The model as the tables of bins state it, which is what people read. */
function modelOfTables({ schema, model, features }: ModelCard): ModelWords {
  const points = features.flatMap(({ attribute: name, bins }) => {
    const attribute = schema.attributes.find((one) => one.name === name);
    return attribute === undefined ? [] : [[name, pointsOfBins(attribute, bins)]];
  });
  return { points: Object.fromEntries(points), cutoffs: model.cutoffs };
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((one, index) => one === right[index]);
}
