import { readFileSync } from "node:fs";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import { answerInput, validAtFor } from "../../../src/answer/input.ts";
import { createProver } from "../../../src/answer/prover.ts";
import { treePath } from "../../../src/credential/issuerTree.ts";
import { blindingFor, secretOf } from "../../../src/customer/keys.ts";
import type { Context } from "../../setting/context.ts";
import type { PreparedAnswer } from "./prepare.ts";

/** Makes an answer to a campaign in the period for which it was prepared. */
export async function prove(context: Context, prepared: PreparedAnswer): Promise<Answer> {
  const { campaign, checked, keys, card, tree, client, sealKey } = prepared;
  const { deployment } = context;
  const { request, state } = checked;
  const { issuer } = card;
  const subject = client.account.address;
  const input = answerInput({
    request,
    credential: { ...card, schema: card.schema.id },
    secret: secretOf(keys),
    blinding: blindingFor(keys, deployment.chainId, deployment.issuerRegistry, issuer),
    path: treePath(tree, card.index),
    subject,
    scope: state.scope,
    validAt: validAtFor(await context.now()),
    sealKey,
  });
  const read = (name: string) => readFileSync(fromRoot("circuits/keys", name));
  const prover = await createProver({ wasm: read("answer.wasm"), zkey: read("answer.zkey") });
  try {
    const { proof, signals } = await prover.prove(input);
    const { nullifier, sealedSegment, root, validAt } = signals;
    const period = state.currentPeriod;
    return { campaign, proof, nullifier, sealedSegment, subject, issuer, root, period, validAt };
  } finally {
    await prover.close();
  }
}
