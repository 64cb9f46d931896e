import { ProverError } from "../../errors.ts";
import { toField } from "../../field.ts";

/** The field elements of a signal, row by row. Throws `ProverError` if one is not an integer. */
export function valuesOf(name: string, value: unknown): bigint[] {
  if (Array.isArray(value)) return value.flatMap((part) => valuesOf(name, part));
  try {
    return [toField(BigInt(value as bigint | number | string))];
  } catch (cause) {
    throw new ProverError(
      `The circuit has no proof for these inputs: ${name} has a value that is no integer.`,
      {
        cause,
        details: { name },
        hint: "Make the inputs with answerInput, which says what is wrong.",
      },
    );
  }
}
