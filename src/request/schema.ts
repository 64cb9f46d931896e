import canonicalize from "canonicalize";
import { keccak256, stringToBytes } from "viem";
import { InvalidValueError } from "../errors.ts";
import { ATTRIBUTE_COUNT, LARGEST_ATTRIBUTE } from "./request.ts";

/** What numbers and categories have in common. */
interface NamedAttribute<Name extends string> {
  readonly name: Name;
  /** The attribute that this one repeats in a second slot, so that a model may score it with more bins. */
  readonly copyOf?: string;
  /** `false` for what a person cannot change, such as a year of birth: no advice asks to change it. */
  readonly changeable?: false;
}

/** A quantity: code = (value - offset) / scale + 1, so the offset itself has code 1. */
export interface NumberAttribute<Name extends string = string> extends NamedAttribute<Name> {
  readonly unit: string;
  /** Smallest value that can be expressed. */
  readonly offset: number;
  /** Distance between two neighbouring values. */
  readonly scale: number;
}

/** One of a few names in a fixed order: code = position + 1. */
export interface CategoryAttribute<Name extends string = string, Category extends string = string>
  extends NamedAttribute<Name> {
  readonly categories: readonly Category[];
  /** The two attributes whose cells these categories are; see `crossedCell`. */
  readonly crossOf?: readonly [CrossPart, CrossPart];
}

/** How one side of a cross groups an attribute: a number by bounds in its unit, a category by lists of its names. */
export type CrossPart = NumberPart | CategoryPart;

/** Group 1 lies below the first bound, and each further group begins at a bound. */
export interface NumberPart {
  readonly of: string;
  readonly bounds: readonly number[];
}

/** Group i + 1 has the categories of list i; what is in no list counts as missing. */
export interface CategoryPart {
  readonly of: string;
  readonly groups: readonly (readonly string[])[];
}

export type Attribute = NumberAttribute | CategoryAttribute;

/** What the 16 numbers of a credential mean. Attributes beyond the last one named are always missing. */
export interface Schema<Attributes extends readonly Attribute[] = readonly Attribute[]> {
  readonly name: string;
  /** Hash of the canonical JSON (RFC 8785) of name and attributes, as a field element. */
  readonly id: bigint;
  readonly attributes: Attributes;
}

/** Values by attribute name; an attribute without a value is missing. */
export type AttributeValues<S extends Schema> = {
  readonly [A in S["attributes"][number] as A["name"]]?: A extends CategoryAttribute<string, infer Category>
    ? Category
    : number;
};

/** Defines a schema. Throws `InvalidValueError` if a name is used twice or an attribute is malformed. */
export function defineSchema<const Attributes extends readonly Attribute[]>(
  name: string,
  attributes: Attributes,
): Schema<Attributes> {
  if (attributes.length > ATTRIBUTE_COUNT) {
    throw new InvalidValueError(`Schema "${name}" has ${attributes.length} attributes.`, {
      hint: `Keep at most ${ATTRIBUTE_COUNT}.`,
    });
  }
  const names = attributes.map((attribute) => attribute.name);
  const repeated = names.find((attribute, index) => names.indexOf(attribute) !== index);
  if (repeated !== undefined) {
    throw new InvalidValueError(`Schema "${name}" names the attribute "${repeated}" twice.`);
  }
  attributes.forEach(requireWellFormed);
  requireDerivedSlots(name, attributes);
  return { name, id: schemaId(name, attributes), attributes };
}

/** Whether an attribute is a category rather than a quantity. */
export function isCategory(attribute: Attribute): attribute is CategoryAttribute {
  return "categories" in attribute;
}

/** Position of an attribute by its name. Throws `InvalidValueError` if the schema does not have it. */
export function attributeIndex(schema: Schema, name: string): number {
  const index = schema.attributes.findIndex((attribute) => attribute.name === name);
  if (index < 0) {
    throw new InvalidValueError(`Schema "${schema.name}" has no attribute "${name}".`, {
      hint: `It has: ${schema.attributes.map((attribute) => attribute.name).join(", ")}.`,
    });
  }
  return index;
}

/** The 16 codes for a person's values; 0 where a value is missing. */
export function encodeAttributes<S extends Schema>(schema: S, values: AttributeValues<S>): number[] {
  for (const name of Object.keys(values)) attributeIndex(schema, name);
  const codes = new Array<number>(ATTRIBUTE_COUNT).fill(0);
  schema.attributes.forEach((attribute, index) => {
    const value = (values as Record<string, string | number | undefined>)[attribute.name];
    if (value !== undefined) codes[index] = encodeValue(attribute, value);
  });
  return codes;
}

/** The values that 16 codes stand for; missing ones are left out. */
export function decodeAttributes(schema: Schema, codes: readonly number[]): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  schema.attributes.forEach((attribute, index) => {
    const code = codes[index] ?? 0;
    if (code !== 0) values[attribute.name] = decodeValue(attribute, code);
  });
  return values;
}

/**
 * The code of one value, at least 1. Throws `InvalidValueError` for a number between two steps of the schema: only
 * whoever read the number from its source can know which way to round it.
 */
export function encodeValue(attribute: Attribute, value: string | number): number {
  if (isCategory(attribute)) return categoryCode(attribute, value);
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new InvalidValueError(
      `Attribute "${attribute.name}" takes a number, not ${JSON.stringify(value)}.`,
    );
  }
  const code = codeOnScale(attribute, value);
  if (code < 1 || code > LARGEST_ATTRIBUTE) {
    throw new InvalidValueError(`${value} ${attribute.unit} is out of range for "${attribute.name}".`, {
      hint: `It starts at ${attribute.offset} in steps of ${attribute.scale}.`,
    });
  }
  return code;
}

/** The value that a code above 0 stands for, without floating-point noise. */
export function decodeValue(attribute: Attribute, code: number): string | number {
  if (!isCategory(attribute)) return sumOf(attribute.offset, (code - 1) * attribute.scale);
  const category = attribute.categories[code - 1];
  if (category === undefined) {
    throw new InvalidValueError(`Attribute "${attribute.name}" has no category with code ${code}.`);
  }
  return category;
}

/**
 * The code of a number, which may lie outside the schema's range. Throws `InvalidValueError` for a number between two
 * steps; floating-point noise is tolerated.
 */
export function codeOnScale({ name, unit, offset, scale }: NumberAttribute, value: number): number {
  const code = (value - offset) / scale + 1;
  const nearest = Math.round(code);
  const noise = Math.max(1e-6, ((Math.abs(value) + Math.abs(offset)) / scale) * 2 ** -50);
  if (Math.abs(code - nearest) < noise) return nearest;
  throw new InvalidValueError(
    `${value} ${unit} is no value of "${name}", which starts at ${offset} in steps of ${scale}.`,
    {
      details: { attribute: name, value },
      hint: "Round it to a step, or use a schema with a smaller scale.",
    },
  );
}

/** Removes the noise of a sum: 15 decimal digits of a number are reliable. */
function sumOf(left: number, right: number): number {
  const digits = Math.floor(Math.log10(Math.max(Math.abs(left), Math.abs(right)))) + 1;
  return Number((left + right).toFixed(Math.min(Math.max(15 - digits, 0), 100)));
}

function categoryCode(attribute: CategoryAttribute, value: string | number): number {
  const position = attribute.categories.indexOf(String(value));
  if (position < 0) {
    throw new InvalidValueError(`"${value}" is not a category of "${attribute.name}".`, {
      hint: `Categories are: ${attribute.categories.join(", ")}.`,
    });
  }
  return position + 1;
}

function requireWellFormed(attribute: Attribute): void {
  if (isCategory(attribute)) {
    if (
      attribute.categories.length === 0 ||
      new Set(attribute.categories).size !== attribute.categories.length
    ) {
      throw new InvalidValueError(`Attribute "${attribute.name}" needs categories, each of them once.`);
    }
  } else if (
    !(attribute.scale > 0 && Number.isFinite(attribute.scale) && Number.isFinite(attribute.offset))
  ) {
    throw new InvalidValueError(
      `Attribute "${attribute.name}" needs a finite offset and a finite scale above 0.`,
    );
  }
}

/** Throws `InvalidValueError` for a copy or cross of what the schema does not have, or that differs from it. */
function requireDerivedSlots(name: string, attributes: readonly Attribute[]): void {
  const original = (of: string, by: string) => {
    const found = attributes.find((attribute) => attribute.name === of);
    if (found === undefined || of === by) {
      throw new InvalidValueError(`Schema "${name}" has no other attribute "${of}" for "${by}".`, {
        hint: "Copies and crosses name attributes of the same schema.",
      });
    }
    if (found.copyOf !== undefined || (isCategory(found) && found.crossOf !== undefined)) {
      throw new InvalidValueError(`"${by}" of schema "${name}" is made of "${of}", which is made itself.`, {
        hint: "Name the attribute that the customer is asked for.",
      });
    }
    return found;
  };
  for (const attribute of attributes) {
    if (attribute.copyOf !== undefined) {
      const found = original(attribute.copyOf, attribute.name);
      if (meaningOf(found) !== meaningOf(attribute)) {
        throw new InvalidValueError(`"${attribute.name}" of schema "${name}" differs from "${found.name}".`, {
          hint: "A copy has the unit, offset and scale, or the categories, of what it copies.",
        });
      }
    }
    if (!isCategory(attribute) || attribute.crossOf === undefined) continue;
    for (const part of attribute.crossOf) {
      const isListed = isCategory(original(part.of, attribute.name));
      if (isListed === "groups" in part) continue;
      throw new InvalidValueError(`"${attribute.name}" groups "${part.of}" in the wrong way.`, {
        hint: "Numbers have bounds, categories have groups.",
      });
    }
  }
}

function meaningOf(attribute: Attribute): string {
  return JSON.stringify(
    isCategory(attribute)
      ? [attribute.categories, attribute.crossOf ?? null]
      : [attribute.unit, attribute.offset, attribute.scale],
  );
}

function schemaId(name: string, attributes: readonly Attribute[]): bigint {
  const text = canonicalize({ name, attributes });
  if (text === undefined) throw new InvalidValueError(`Schema "${name}" cannot be written as JSON.`);
  return BigInt(keccak256(stringToBytes(text))) >> 8n;
}
