import { readFileSync } from "node:fs";
import { fromRoot } from "../../../services/shared/paths.ts";
import { proveAnswer } from "../../../src/agent/answer/prove.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import { createProver } from "../../../src/answer/prover.ts";
import type { Context } from "../../setting/context.ts";
import type { PreparedAnswer } from "./prepare.ts";

/** Makes an answer to a campaign in the period for which it was prepared. */
export async function prove(context: Context, prepared: PreparedAnswer): Promise<Answer> {
  const { campaign, checked, keys, card, tree, sealKey } = prepared;
  const { request, state, opened } = checked;
  const { deployment } = context;
  const read = (name: string) => readFileSync(fromRoot("circuits/keys", name));
  const prover = await createProver({ wasm: read("answer.wasm"), zkey: read("answer.zkey") });
  try {
    const now = await context.now();
    const provable = { campaign, request, state, card, tree, brand: opened.brand, now };
    return await proveAnswer({ keys, deployment }, prover, provable, sealKey);
  } finally {
    await prover.close();
  }
}
