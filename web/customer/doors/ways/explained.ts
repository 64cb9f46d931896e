import { UnlockingError } from "../../../../src/customer/unlockingError.ts";
import { DecdpError } from "../../../../src/errors.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { doorsWords } from "../../words/doors.ts";

/** An error of opening in the language of the page; one that has no words here stays as it is. */
export function explained(error: unknown): unknown {
  if (!(error instanceof UnlockingError)) return error;
  const [message, hint] = wordsIn(doorsWords).problems[error.problem];
  return new DecdpError(message, { details: error.details, hint, cause: error });
}
