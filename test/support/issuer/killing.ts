import { endProcess } from "../clone.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import { createRandom } from "../random.ts";
import { type GatewayUnderTest, INTERVAL, passTime } from "./gatewayUnderTest.ts";
import { type SpawnedIssuer, spawnIssuer } from "./spawnIssuer.ts";

export interface Killing {
  /** How often a process of the gateway is killed. */
  readonly kills: number;
  /** Processes of the gateway at the same time; several share a database on a server. */
  readonly replicas: number;
  /** Decides when. */
  readonly seed: number;
  /** Milliseconds that a process lives at most after it listens, or for one in four after its start. */
  readonly lifetime: number;
  /** Told of each kill. */
  readonly onKill?: (killed: number) => void;
}

/** A gateway whose processes are killed and started again. */
export interface KilledGateway {
  /** Where one of them listens, or did until a moment ago; another one each time. Empty before any did. */
  readonly url: () => string;
  /** How often one was killed so far. */
  readonly killed: () => number;
  /** Settles when the last of the kills is over and all listen for good; rejected if one ended by itself. */
  readonly survived: Promise<void>;
  /** Logs of all processes. */
  readonly printed: () => string;
  readonly isStopped: () => boolean;
  /** Kills what runs. */
  stop(): Promise<void>;
}

/** Milliseconds of a real second in which an interval between two roots passes on the chain. */
const PACE = 400;

/** Starts a gateway, kills its processes at random moments, and lets time pass on the chain meanwhile. */
export function keepKilling(
  chain: CrowdChain,
  gateway: GatewayUnderTest,
  { kills, replicas, seed, lifetime, onKill }: Killing,
): KilledGateway {
  const urls: string[] = [];
  const spawned: SpawnedIssuer[] = [];
  let asked = 0;
  let begun = 0;
  let killed = 0;
  let isStopped = false;
  const start = () => {
    const started = spawnIssuer(gateway);
    spawned.push(started);
    return started;
  };
  const survive = async (replica: number) => {
    const random = createRandom(seed + replica);
    while (begun < kills) {
      begun++;
      const whileStarting = random.between(1, 4) === 1;
      const end = random.between(0, lifetime);
      const started = start();
      if (!whileStarting) urls[replica] = await started.url;
      await pause(end);
      await endProcess(started.process, "SIGKILL");
      killed++;
      onKill?.(killed);
    }
    if (!isStopped) urls[replica] = await start().url;
  };
  const clock = setInterval(() => void passTime(chain, INTERVAL).catch(() => {}), PACE);
  const survived = Promise.all(Array.from({ length: replicas }, (_, replica) => survive(replica)));
  survived.catch(() => {});
  return {
    url() {
      const known = urls.filter((url) => url !== undefined);
      return known[asked++ % known.length] ?? "";
    },
    killed: () => killed,
    isStopped: () => isStopped,
    survived: survived.then(() => {}),
    printed: () => spawned.map(({ printed }) => printed()).join(""),
    async stop() {
      isStopped = true;
      begun = kills;
      clearInterval(clock);
      await Promise.all(spawned.map(({ process }) => endProcess(process, "SIGKILL")));
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
