import {
  type Attribute,
  type AttributeValues,
  attributeIndex,
  type CategoryAttribute,
  type CrossPart,
  isCategory,
  type Schema,
} from "./schema.ts";

// Slots of a schema that repeat or combine other attributes, and so ask the customer for nothing new.

/** The name of a cross's cell, from the groups of its two sides; 0 is missing. */
export function cellName(left: number, right: number): string {
  return `${left}|${right}`;
}

/** The attributes that a slot asks for: itself, the one that it copies, or the two that it crosses. */
export function askedBy(attribute: Attribute): readonly string[] {
  if (isCategory(attribute) && attribute.crossOf !== undefined) return attribute.crossOf.map(({ of }) => of);
  return [attribute.copyOf ?? attribute.name];
}

/** The attributes that some slots ask for, each once, in the schema's order. */
export function attributesAsked(schema: Schema, names: Iterable<string>): string[] {
  const asked = new Set(
    [...names].flatMap((name) => askedBy(schema.attributes[attributeIndex(schema, name)]!)),
  );
  return schema.attributes.map(({ name }) => name).filter((name) => asked.has(name));
}

/** The group of a value on one side of a cross: 0 if it is missing or in no group. */
export function groupOf(part: CrossPart, value: string | number | undefined): number {
  if (value === undefined) return 0;
  if ("bounds" in part) return 1 + part.bounds.filter((bound) => Number(value) >= bound).length;
  return 1 + part.groups.findIndex((group) => group.includes(String(value)));
}

/** The category of a cross for a person's values; undefined, which is missing, if the cross has no such cell. */
export function crossedCell(
  cross: CategoryAttribute,
  values: Readonly<Record<string, string | number | undefined>>,
): string | undefined {
  const [left, right] = cross.crossOf!;
  const name = cellName(groupOf(left, values[left.of]), groupOf(right, values[right.of]));
  return cross.categories.includes(name) ? name : undefined;
}

/** A person's values with those of copies and crosses, which follow from the rest. */
export function withDerivedSlots<S extends Schema>(
  schema: S,
  values: AttributeValues<S>,
): AttributeValues<S> {
  const all: Record<string, string | number | undefined> = { ...values };
  for (const attribute of schema.attributes) {
    if (attribute.copyOf !== undefined) all[attribute.name] = all[attribute.copyOf];
    if (isCategory(attribute) && attribute.crossOf !== undefined) {
      all[attribute.name] = crossedCell(attribute, all);
    }
  }
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as AttributeValues<S>;
}
