import { concat, type Hex, keccak256, stringToHex } from "viem";

/** How long people take to say no: a share of them has done so after as many seconds. */
const pace = [
  [0, 20],
  [0.25, 180],
  [0.5, 1_200],
  [0.75, 10_800],
  [0.95, 43_200],
  [1, 86_400],
] as const;

/** The one message that says no, whoever said it. */
export const NO = { answer: "no", words: "No, thank you." } as const;

export interface PlannedNo {
  readonly message: typeof NO;
  /** Unix seconds. */
  readonly sendAt: number;
}

/**
 * What is sent for a request that is not answered, and when. It is planned when the request arrives and sent at its time
 * unless the customer has said yes by then: the same for a refusal by the settings, a "no" of the customer's own, and a
 * customer who has not looked. Nobody's decision goes in, so none can be read from it. A "yes" that comes later is still
 * a yes. The time does not change when a request is repeated.
 *
 * @param seed 32 random bytes that stay on the customer's devices.
 * @param request Hash of the campaign document.
 * @param receivedAt Unix seconds.
 */
export function planNo(seed: Hex, request: Hex, receivedAt: number): PlannedNo {
  const drawn = keccak256(concat([stringToHex("decdp-time-of-no"), seed, request]));
  const share = Number(BigInt(drawn) >> 208n) / 2 ** 48;
  return { message: NO, sendAt: receivedAt + secondsAt(share) };
}

/** Between two known shares, waiting times rise by the same factor in equal steps. */
function secondsAt(share: number): number {
  const next = pace.findIndex(([known]) => known > share);
  const [[from, shortest], [to, longest]] = [pace[next - 1]!, pace[next]!];
  return Math.round(shortest * (longest / shortest) ** ((share - from) / (to - from)));
}
