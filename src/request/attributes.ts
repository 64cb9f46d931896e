import { InvalidValueError } from "../errors.ts";
import { ATTRIBUTE_COUNT, LARGEST_ATTRIBUTE } from "./request.ts";

/** Throws `InvalidValueError` unless there are 16 attributes of 32 bits. */
export function requireAttributes(attributes: readonly number[]): void {
  if (attributes.length !== ATTRIBUTE_COUNT) {
    throw new InvalidValueError(`A credential has ${ATTRIBUTE_COUNT} attributes, not ${attributes.length}.`);
  }
  attributes.forEach((value, index) => {
    if (!Number.isInteger(value) || value < 0 || value > LARGEST_ATTRIBUTE) {
      throw new InvalidValueError(`Attribute ${index} is not an unsigned integer of 32 bits: ${value}.`);
    }
  });
}
