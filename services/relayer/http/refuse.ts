import { failures } from "../../../src/chain/failures.ts";
import { ContractRevertError } from "../../../src/errors.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";

/** Refuses what a contract would refuse, with its error's name. */
export function refuse(errorName: string): never {
  const { message = "The contract would refuse it.", hint } = failures[errorName] ?? {};
  throw new ContractRevertError(message, { errorName, ...(typeof hint === "string" && { hint }) });
}

/** Refuses a withdrawal that would end nothing. */
export function refuseEndingNothing(
  message = "This account has no consent to these terms, on record or on its way, that is not withdrawn already.",
): never {
  throw new RequestRefusedError("NothingToWithdraw", message, {
    hint: "Check the account and the terms, and date the withdrawal no earlier than the consent.",
  });
}
