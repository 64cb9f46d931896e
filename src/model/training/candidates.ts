import { type Attribute, isCategory } from "../../request/schema.ts";
import { type Codes, fineBinsOf } from "../learning/fineBins.ts";
import type { Column } from "../table/column.ts";
import { codeOfText, codesOf, proposeAttribute } from "../table/propose.ts";
import type { Candidate } from "./slot.ts";

/** A column that may become an attribute. */
export interface Usable {
  readonly column: Column;
  readonly kind: "number" | "category";
  /** The attribute of a schema that is published already. */
  readonly attribute?: Attribute | undefined;
  /** Values that mean something else than their size says, such as -1 for "never". */
  readonly special?: readonly string[];
}

export interface CodedCandidate extends Candidate {
  readonly codes: Codes;
}

/** Encodes all rows, by attributes and fine bins that only the training rows decide. */
export function candidatesOf(
  usable: readonly Usable[],
  label: Uint8Array,
  training: Int32Array,
): CodedCandidate[] {
  return usable.map(({ column, kind, attribute: given, special = [] }) => {
    const attribute = given ?? proposeAttribute(column, kind, label, training);
    const codes = codesOf(column, attribute);
    const count = isCategory(attribute) ? attribute.categories.length : undefined;
    const specialCodes = isCategory(attribute) ? [] : special.map((text) => codeOfText(text, attribute));
    const fine = fineBinsOf(codes, training, count, specialCodes);
    return { attribute, codes, ...fine, special: specialCodes.map((code) => fine.from.indexOf(code)) };
  });
}
