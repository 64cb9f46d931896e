import * as z from "zod/v4";
import { type Attribute, defineSchema, isCategory, type Schema } from "../../request/schema.ts";
import { text } from "../reading/fields.ts";
import { toFileText } from "../reading/json.ts";
import { type Reader, readerOf } from "../reading/reading.ts";

/** A schema without its id, which is computed from the rest. */
export type SchemaFields = Pick<Schema, "name" | "attributes">;

const number = z.number("must be a number");

const common = {
  copyOf: text.optional(),
  changeable: z.literal(false, "must be false, or left out").optional(),
};
const crossPart = z.union(
  [
    z.strictObject({ of: text, bounds: z.array(number) }),
    z.strictObject({ of: text, groups: z.array(z.array(text).min(1)).min(1) }),
  ],
  'must have "of" and either "bounds" or "groups"',
);
const attributeShape = z.union(
  [
    z.strictObject({ name: text, unit: text, offset: number, scale: number, ...common }),
    z.strictObject({
      name: text,
      categories: z.array(text),
      crossOf: z.tuple([crossPart, crossPart]).optional(),
      ...common,
    }),
  ],
  'must have "name" and either "categories", or "unit", "offset" and "scale"',
);

export const schemaShape = z
  .strictObject({ name: text, attributes: z.array(attributeShape) })
  .transform(({ name, attributes }, context): Schema => {
    try {
      return defineSchema(name, attributes as readonly Attribute[]);
    } catch (error) {
      const message = (error as Error).message.replace(/\.$/, "");
      context.addIssue({ code: "custom", path: ["attributes"], message });
      return z.NEVER;
    }
  });

/** Reads a schema, as `Reader` describes. */
export const readSchema: Reader<Schema> = readerOf(schemaShape, "The schema");

/** The file of a schema. */
export function writeSchema(schema: SchemaFields): string {
  return toFileText(schemaFields(schema));
}

/** A schema with its fields in the order of the file, and nothing else. */
export function schemaFields({ name, attributes }: SchemaFields): SchemaFields {
  return { name, attributes: attributes.map(attributeFields) };
}

function attributeFields(attribute: Attribute): Attribute {
  const { name, copyOf, changeable } = attribute;
  const marks = { ...(copyOf !== undefined && { copyOf }), ...(changeable === false && { changeable }) };
  if (isCategory(attribute)) {
    const { categories, crossOf } = attribute;
    return { name, categories, ...(crossOf !== undefined && { crossOf }), ...marks };
  }
  const { unit, offset, scale } = attribute;
  return { name, unit, offset, scale, ...marks };
}
