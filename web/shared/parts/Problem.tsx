/** @jsxImportSource preact */
import { DecdpError } from "../../../src/errors.ts";
import type { SharedWords } from "../words/sharedWords.ts";

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
  return (
    <div class="problem" role="alert">
      <p>
        <strong>{words.problem}.</strong> {message.split("\n")[0]}
      </p>
      {hint !== undefined && <p>{hint}</p>}
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
