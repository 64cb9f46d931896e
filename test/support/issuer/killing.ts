import { endProcess } from "../clone.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { createRandom } from "../random.ts";
import { type GatewayUnderTest, INTERVAL, passTime } from "./gatewayUnderTest.ts";
import { type SpawnedIssuer, spawnIssuer } from "./spawnIssuer.ts";

export interface Killing {
  /** How often the gateway's process is killed. */
  readonly kills: number;
  /** Decides when. */
  readonly seed: number;
  /** Milliseconds that a process lives at most after it listens, or for one in four after its start. */
  readonly lifetime: number;
}

/** A gateway whose process is killed and started again. */
export interface KilledGateway {
  /** Where it listens now; empty before it ever did. */
  readonly url: () => string;
  /** How often it was killed so far. */
  readonly killed: () => number;
  /** Settles when the last of the kills is over and the gateway listens for good. */
  readonly survived: Promise<string>;
  /** Logs of all its processes. */
  readonly printed: () => string;
  stop(): Promise<void>;
}

/** Milliseconds of a real second in which an interval between two roots passes on the chain. */
const PACE = 400;

/** Starts a gateway, kills its process at random moments, and lets time pass on the chain meanwhile. */
export function keepKilling(
  chain: CrowdChain,
  gateway: GatewayUnderTest,
  { kills, seed, lifetime }: Killing,
): KilledGateway {
  let url = "";
  let killed = 0;
  let printed = "";
  let running: SpawnedIssuer | undefined;
  const start = () => {
    running = spawnIssuer(gateway);
    return running;
  };
  const survive = async () => {
    const random = createRandom(seed);
    while (killed < kills) {
      const whileStarting = random.between(1, 4) === 1;
      const end = random.between(0, lifetime);
      const started = start();
      if (!whileStarting) url = await started.url;
      await pause(end);
      await endProcess(started.process, "SIGKILL");
      printed += started.printed();
      killed++;
    }
    url = await start().url;
    return url;
  };
  const clock = setInterval(() => void passTime(chain, INTERVAL).catch(() => {}), PACE);
  const survived = survive();
  survived.catch(() => {});
  return {
    url: () => url,
    killed: () => killed,
    survived,
    printed: () => printed + (running?.printed() ?? ""),
    async stop() {
      clearInterval(clock);
      if (running !== undefined) await endProcess(running.process, "SIGKILL");
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
