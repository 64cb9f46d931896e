import { isAddress } from "viem";
import { LARGEST_TIME } from "../credential/credential.ts";
import { BASE_MODULUS, SCALAR_MODULUS } from "../field.ts";
import type { AnswerSignals, FoldedPoint, ProvedAnswer } from "./answer.ts";
import { packSubjectAndTime } from "./input.ts";
import { type CheckProofs, type ProofCheck, prepareChecks } from "./kernelCheck.ts";
import { isProofOf } from "./pairingCheck.ts";
import { expandSegment } from "./sealing.ts";

/** An answer and the folded point of its campaign and period, which contains the scope. */
export interface AnswerCheck {
  readonly folded: FoldedPoint;
  readonly answer: ProvedAnswer;
}

/**
 * Whether a proof holds under the folded point of a campaign and period, which contains the scope. This is the chain's
 * own check, made off chain in a hundredth of a second; in a page it takes a twentieth, because there it does without
 * WebAssembly, which the page's content policy need not allow. It does not look at consent, roots or time.
 */
export async function verifyAnswer(folded: FoldedPoint, answer: ProvedAnswer): Promise<boolean> {
  const check = checkOf({ folded, answer });
  if (check === undefined) return false;
  const checkTogether = await findCheck();
  return checkTogether([check]);
}

/**
 * Checks many answers, of any campaigns, at about a third of the time for each; the verdicts are in the order of the
 * answers. Those that do not hold are found by halving, so that one of them among many costs about as much again as all.
 */
export async function verifyAnswers(checks: readonly AnswerCheck[]): Promise<boolean[]> {
  const checkTogether = await findCheck();
  const prepared = checks.map(checkOf);
  const sound = prepared.filter((check) => check !== undefined);
  const wrong = checkTogether(sound) ? [] : findWrong(sound, checkTogether);
  return prepared.map((check) => check !== undefined && !wrong.includes(check));
}

/**
 * Those that do not hold, of some that do not hold together; each was also checked by itself. Where neither half holds,
 * many may be wrong: then each is checked by itself, which costs about five times as much as all together and no more.
 */
function findWrong(checks: readonly ProofCheck[], checkTogether: CheckProofs): readonly ProofCheck[] {
  const middle = Math.ceil(checks.length / 2);
  const [left, right] = [checks.slice(0, middle), checks.slice(middle)];
  if (right.length > 0 && checkTogether(left)) return findWrong(right, checkTogether);
  if (right.length > 0 && checkTogether(right)) return findWrong(left, checkTogether);
  return checks.filter((check) => !checkTogether([check]));
}

/** Pages need not allow WebAssembly, and would report that it was tried. */
async function findCheck(): Promise<CheckProofs> {
  const isPage = "document" in globalThis;
  return isPage ? oneByOne : prepareChecks().catch(() => oneByOne);
}

const oneByOne: CheckProofs = (checks) =>
  checks.every(({ folded, proof, signals }) => isProofOf(folded, proof, signals));

/** What the curve has to check; undefined if a value is outside of what its place allows. */
function checkOf({ folded, answer: { proof, signals } }: AnswerCheck): ProofCheck | undefined {
  const { subject, validAt } = signals;
  if (!isAddress(subject, { strict: false }) || !isTime(validAt)) return undefined;
  const [nullifier, sealed, subjectAndTime, root] = signalValues(signals);
  const values = [nullifier, sealed, subjectAndTime, root];
  if (values.some((value) => value < 0n || value >= SCALAR_MODULUS)) return undefined;
  const coordinates = [...proof.a, ...proof.b.flat(), ...proof.c];
  if (coordinates.some((value) => value < 0n || value >= BASE_MODULUS)) return undefined;
  return { folded, proof, signals: { nullifier, sealed, subjectAndTime, root } };
}

/** The four signals in the circuit's order. */
export function signalValues(
  signals: AnswerSignals,
): [nullifier: bigint, sealed: bigint, subjectAndTime: bigint, root: bigint] {
  return [
    signals.nullifier,
    expandSegment(signals.sealedSegment),
    packSubjectAndTime(signals.subject, signals.validAt),
    signals.root,
  ];
}

function isTime(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= LARGEST_TIME;
}
