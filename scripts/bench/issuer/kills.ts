import type { CrowdChain } from "../../../test/support/crowd/crowdChain.ts";
import { type Storm, stormGateway } from "../../../test/support/issuer/storm.ts";

/** What came of killing a gateway. */
export interface KillFigures {
  /** How often it was killed. */
  readonly count: number;
  /** What did not agree afterwards, or what broke. */
  readonly disagreed: readonly string[];
  readonly customers: number;
  readonly roots?: number;
  readonly trees?: number;
  /** With which it is repeated. */
  readonly seed: number;
}

/** Kills a gateway under load and compares gateway, database, chain and customers; says what broke instead of throwing. */
export async function killGateway(chain: CrowdChain, storm: Storm): Promise<KillFigures> {
  const { customers, seed } = storm;
  let count = 0;
  const onKill = (killed: number) => {
    count = killed;
    storm.onKill?.(killed);
  };
  try {
    const { roots, trees } = await stormGateway(chain, { ...storm, onKill });
    return { count, disagreed: [], customers, roots, trees, seed };
  } catch (error) {
    const { message } = error as Error;
    console.error(`\nWith seed ${seed}: ${message}`);
    return { count, disagreed: [message.split("\n")[0]!], customers, seed };
  }
}
