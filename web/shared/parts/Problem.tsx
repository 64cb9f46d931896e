/** @jsxImportSource preact */
import { DecdpError } from "../../../src/errors.ts";
import { failureOf } from "../failures/failureOf.ts";
import { failureWords } from "../failures/failureWords.ts";
import { wordsIn } from "../words/language.ts";
import type { SharedWords } from "../words/sharedWords.ts";

const failures = wordsIn(failureWords);

/** What went wrong, and what to do next. */
export function Problem({
  error,
  words,
  retry,
}: {
  readonly error: unknown;
  readonly words: Pick<SharedWords, "problem" | "tryAgain">;
  readonly retry?: (() => void) | undefined;
}) {
  if (error === undefined) return null;
  const { hint, shortMessage: message } =
    error instanceof DecdpError ? error : { hint: undefined, shortMessage: (error as Error).message };
  const failure = failureOf(error);
  const { what, next } =
    failure === undefined ? { what: message.split("\n")[0], next: hint } : failures[failure];
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words.problem}.</strong> {what}
      </p>
      {next !== undefined && <p>{next}</p>}
      {failure !== undefined && (
        <details>
          <summary>{failures.exactly}</summary>
          <p>{message}</p>
        </details>
      )}
      {retry !== undefined && (
        <p>
          <button type="button" onClick={retry}>
            {words.tryAgain}
          </button>
        </p>
      )}
    </div>
  );
}
