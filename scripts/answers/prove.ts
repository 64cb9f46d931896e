import type { ProvedAnswer } from "../../src/answer/answer.ts";
import { answerInput } from "../../src/answer/input.ts";
import type { Prover } from "../../src/answer/prover.ts";
import { type IssuerTree, treePath } from "../../src/credential/issuerTree.ts";
import {
  accountOf,
  blindingOf,
  credentialOf,
  type PlannedAnswer,
  request,
  scopeOf,
  secretOf,
} from "./plan.ts";

/** Proves an answer whose credential is the leaf of a tree at an index. */
export function proveAnswer(
  prover: Prover,
  planned: PlannedAnswer,
  tree: IssuerTree,
  index: number,
): Promise<ProvedAnswer> {
  const { holder, validAt, sealKey } = planned;
  return prover.prove(
    answerInput({
      request,
      credential: credentialOf(holder),
      secret: secretOf(holder),
      blinding: blindingOf(holder),
      path: treePath(tree, index),
      subject: accountOf(planned.subject),
      scope: scopeOf(planned),
      validAt,
      sealKey,
    }),
  );
}
