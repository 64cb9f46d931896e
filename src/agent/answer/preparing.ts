import type { ProvedAnswer } from "../../answer/answer.ts";
import type { AnswerInput } from "../../answer/input.ts";
import type { Prover } from "../../answer/prover.ts";
import { toCanonicalJson } from "../../format/reading/json.ts";

/** A prover that makes a proof before it is asked for, in memory only, and gives it away once. */
export interface PreparingProver extends Prover {
  /** Makes a proof; what was prepared before is wiped. Whatever goes wrong, `prove` begins anew. */
  prepare(input: AnswerInput): Promise<void>;
  /** Wipes what was prepared. */
  wipe(): void;
}

export function preparing(prover: Prover): PreparingProver {
  let prepared: { readonly input: string; readonly proof: Promise<ProvedAnswer> } | undefined;
  const wipe = () => {
    prepared = undefined;
  };
  return {
    async prepare(input) {
      const text = toCanonicalJson(input);
      if (prepared?.input !== text) prepared = { input: text, proof: prover.prove(input) };
      const mine = prepared;
      await mine.proof.catch(() => {
        if (prepared === mine) wipe();
      });
    },
    wipe,
    async prove(input) {
      const mine = prepared;
      wipe();
      // An answer on another day, under another root or for another customer is another one.
      if (mine?.input !== toCanonicalJson(input)) return prover.prove(input);
      return mine.proof.catch(() => prover.prove(input));
    },
    close: async () => {
      wipe();
      await prover.close();
    },
  };
}
