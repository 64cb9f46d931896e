import type { Address } from "viem";
import type { Answer } from "../../answer/answer.ts";
import { answerInput, validAtFor } from "../../answer/input.ts";
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

/** Proves an answer in the present period. Throws `ProverError` as the prover does. */
export async function proveAnswer(
  { keys, deployment }: Pick<Surroundings, "keys" | "deployment">,
  prover: Prover,
  { campaign, request, state, card, tree, brand, now }: Provable,
  sealKey: bigint,
): Promise<Answer> {
  const { issuer } = card;
  const subject = subjectFor(keys, brand).address;
  const input = answerInput({
    request,
    credential: { ...card, schema: card.schema.id },
    secret: secretOf(keys),
    blinding: blindingFor(keys, deployment.chainId, deployment.issuerRegistry, issuer),
    path: treePath(tree, card.index),
    subject,
    scope: state.scope,
    validAt: validAtFor(now),
    sealKey,
  });
  const { proof, signals } = await prover.prove(input);
  const { nullifier, sealedSegment, root, validAt } = signals;
  const period = state.currentPeriod;
  return {
    campaign,
    proof,
    nullifier,
    sealedSegment,
    subject,
    issuer,
    root,
    period,
    validAt,
  };
}
