import { failures } from "../../../src/chain/failures.ts";
import { ContractRevertError } from "../../../src/errors.ts";

/** Refuses what a contract would refuse, with its error's name. */
export function refuse(errorName: string): never {
  const { message = "The contract would refuse it.", hint } = failures[errorName] ?? {};
  throw new ContractRevertError(message, { errorName, ...(typeof hint === "string" && { hint }) });
}
