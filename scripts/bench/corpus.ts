import { SingleBar } from "cli-progress";
import { openAttackChain } from "../../test/support/attacks/chain.ts";
import { createCorpus } from "../../test/support/attacks/corpus.ts";
import { runAttacks } from "../../test/support/attacks/run.ts";

export interface CorpusResult {
  /** Broken submissions. */
  readonly cases: number;
  /** How many of them the chain refused. */
  readonly refused: number;
  /** Reproduces the same cases. */
  readonly seed: number;
}

/**
 * Submits broken answers and batches to a chain of its own and counts those that it refuses. Takes about 4 seconds,
 * and 4 more for every 1,000 cases. The contracts must be built.
 *
 * @throws Error if a submission is refused even before it is broken, because its later refusal would then mean nothing.
 */
export async function runCorpus({
  cases: count,
  seed,
}: {
  readonly cases: number;
  readonly seed: number;
}): Promise<CorpusResult> {
  console.log(`seed ${seed}`);
  const bar = new SingleBar({
    format: "attacks [{bar}] {value}/{total}, {duration_formatted}",
    barsize: 30,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  const chain = await openAttackChain();
  try {
    bar.start(count, 0);
    const cases = createCorpus(count, seed, chain.material);
    const { accepted, refusedOriginals } = await runAttacks(chain, cases, (done) => bar.update(done));
    bar.stop();
    for (const { kind, what, data } of accepted) console.error(`Accepted: ${kind}, ${what}: ${data}`);
    if (refusedOriginals.length > 0) {
      throw new Error(
        `${refusedOriginals.length} submissions are refused even before they are broken; run "npm test -- test/e2e/attackCorpus.test.ts".`,
      );
    }
    return { cases: count, refused: count - accepted.length, seed };
  } finally {
    bar.stop();
    await chain.close();
  }
}
