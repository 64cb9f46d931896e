import { ATTRIBUTE_COUNT } from "../../request/request.ts";
import {
  type Attribute,
  attributeIndex,
  type CategoryAttribute,
  type CrossPart,
  decodeValue,
  isCategory,
  type NumberAttribute,
  type Schema,
} from "../../request/schema.ts";
import { askedBy, cellName, groupOf } from "../../request/slots.ts";

/** One of the 16 places of a credential, as an explanation sees it. */
export interface Slot {
  readonly name: string;
  /** Undefined beyond the last attribute that the schema names. */
  readonly attribute: Attribute | undefined;
  /** The places of the attributes that its code follows from: itself, the attribute that it copies, or both of a cross. */
  readonly of: readonly number[];
  /** Whether no person can change it. */
  readonly isFixed: boolean;
}

/** The 16 places of a schema. */
export function slotsOf(schema: Schema): Slot[] {
  return Array.from({ length: ATTRIBUTE_COUNT }, (_, place) => {
    const attribute = schema.attributes[place];
    if (attribute === undefined) return { name: `#${place}`, attribute, of: [place], isFixed: true };
    return {
      name: attribute.name,
      attribute,
      of: askedBy(attribute).map((name) => attributeIndex(schema, name)),
      isFixed: attribute.changeable === false,
    };
  });
}

/** The codes after attributes changed, with those of their copies and crosses; all others stay what they are. */
export function changed(
  slots: readonly Slot[],
  codes: readonly number[],
  steps: readonly { readonly place: number; readonly to: number }[],
): number[] {
  const after = [...codes];
  for (const { place, to } of steps) after[place] = to;
  slots.forEach(({ attribute, of }, slot) => {
    if (!of.some((source) => source !== slot && steps.some(({ place }) => place === source))) return;
    after[slot] =
      of.length === 1 ? after[of[0]!]! : crossedCode(slots, attribute as CategoryAttribute, after);
  });
  return after;
}

/** Codes of the attribute in one place from which on a cross may have another code. */
export function cutsOf(slots: readonly Slot[], place: number): number[] {
  const { attribute } = slots[place]!;
  if (attribute === undefined) return [];
  const parts = slots.flatMap((slot) => partsOf(slot).filter(({ of }) => of === attribute.name));
  return parts.flatMap((part) => {
    if (isCategory(attribute)) return attribute.categories.map((_, position) => position + 1);
    return "bounds" in part ? part.bounds.map((bound) => firstCode(attribute, bound)) : [];
  });
}

function partsOf({ attribute }: Slot): readonly CrossPart[] {
  return attribute !== undefined && isCategory(attribute) ? (attribute.crossOf ?? []) : [];
}

function crossedCode(slots: readonly Slot[], cross: CategoryAttribute, codes: readonly number[]): number {
  const [left, right] = cross.crossOf!.map((part) => {
    const place = slots.findIndex(({ name }) => name === part.of);
    return groupOfCode(part, slots[place]!.attribute!, codes[place]!);
  });
  return 1 + cross.categories.indexOf(cellName(left!, right!));
}

function groupOfCode(part: CrossPart, attribute: Attribute, code: number): number {
  const isKnown = code > 0 && !(isCategory(attribute) && code > attribute.categories.length);
  return groupOf(part, isKnown ? decodeValue(attribute, code) : undefined);
}

/** The smallest code, from 1, whose value is not below a bound. */
function firstCode(attribute: NumberAttribute, bound: number): number {
  const near = Math.max(1, Math.floor((bound - attribute.offset) / attribute.scale));
  return (
    [near, near + 1, near + 2].find((code) => (decodeValue(attribute, code) as number) >= bound) ?? near + 3
  );
}
