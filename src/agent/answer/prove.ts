import type { Address } from "viem";
import type { Answer } from "../../answer/answer.ts";
import { type AnswerInput, answerInput, validAtFor } from "../../answer/input.ts";
import type { Prover } from "../../answer/prover.ts";
import { treePath } from "../../credential/issuerTree.ts";
import { blindingFor, secretOf, subjectFor } from "../../customer/keys.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Consideration } from "./consider.ts";

/** What an answer is proved from. */
export interface Provable extends Pick<Consideration, "request" | "state" | "card" | "tree"> {
  readonly campaign: bigint;
  /** The account that asks. */
  readonly brand: Address;
  /** Time of the latest block, Unix seconds. */
  readonly now: number;
}

/** What an answer in the present period is proved from. */
export function inputOf(
  { keys, deployment }: Pick<Surroundings, "keys" | "deployment">,
  { request, state, card, tree, brand, now }: Provable,
  sealKey: bigint,
): AnswerInput {
  const { issuer } = card;
  return answerInput({
    request,
    credential: { ...card, schema: card.schema.id },
    secret: secretOf(keys),
    blinding: blindingFor(keys, deployment.chainId, deployment.issuerRegistry, issuer),
    path: treePath(tree, card.index),
    subject: subjectFor(keys, brand).address,
    scope: state.scope,
    validAt: validAtFor(now),
    sealKey,
  });
}

/** Proves an answer in the present period. Throws `ProverError` as the prover does. */
export async function proveAnswer(
  surroundings: Pick<Surroundings, "keys" | "deployment">,
  prover: Prover,
  provable: Provable,
  sealKey: bigint,
): Promise<Answer> {
  const input = inputOf(surroundings, provable, sealKey);
  const { campaign, card, state, brand } = provable;
  const { proof, signals } = await prover.prove(input);
  const { nullifier, sealedSegment, root, validAt } = signals;
  const period = state.currentPeriod;
  return {
    campaign,
    proof,
    nullifier,
    sealedSegment,
    subject: subjectFor(surroundings.keys, brand).address,
    issuer: card.issuer,
    root,
    period,
    validAt,
  };
}
