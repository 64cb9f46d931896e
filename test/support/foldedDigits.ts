import { loadFold } from "../../scripts/vectors/fold.ts";
import { signals as position } from "../../src/generated/answerKey.ts";
import { requestSignals } from "../../src/request/encoding.ts";
import { fullRequest, schema, scope } from "./answerCase.ts";

/** The folded point of the request in `answerCase.ts`, in digits. */
export async function foldedDigits(): Promise<{ readonly x: string; readonly y: string }> {
  const fold = await loadFold();
  const constants = requestSignals({ schema, ...fullRequest });
  const indexed = constants.map((value, index) => [1 + position.schema + index, value] as const);
  const { x, y } = fold(new Map([[0, 1n], [1 + position.scope, scope], ...indexed]));
  return { x: `${x}`, y: `${y}` };
}
