import { findCause } from "../../causes.ts";
import { nodeReplyIn } from "./reply.ts";

/** HTTP statuses of a node that does not want to be asked at all, or not so often: fewer blocks do not help. */
const closedDoors = [401, 403, 404, 429];
/** JSON-RPC: the method does not exist. */
const NO_SUCH_METHOD = -32_601;

/** Numbers that stand beside words for blocks or for a most. */
const limits = [
  /(\d[\d,_]*)(k?)[\s-]*blocks?\b/gi,
  /\b(\d[\d,_]*)(k?)[\s-]*range\b/gi,
  /\b(?:range|limit(?:ed)?|max(?:imum)?|most|exceeds?|blocks?)\b[^\d.;]{0,30}?(\d[\d,_]*)(k?)\b/gi,
];

/** How many blocks to ask for where a node has refused more. */
export interface FewerBlocks {
  /** At least 1, at most half of what was refused. */
  readonly blocks: bigint;
  /** Whether the node itself has named that number. */
  readonly isNamed: boolean;
}

/**
 * How many blocks to ask for next where a node has refused so many: what it names as its limit, or half as many. Nodes
 * limit logs in many words and under many codes, so any refusal is taken for a limit; at a single block it is final.
 * Undefined if fewer blocks would not help.
 */
export function fewerBlocks(error: unknown, refused: bigint): FewerBlocks | undefined {
  if (refused <= 1n) return undefined;
  const half = refused / 2n;
  const reply = nodeReplyIn(error);
  if (reply === undefined) {
    const isSlow = findCause(error, { names: ["TimeoutError"] }) !== undefined;
    return isSlow ? { blocks: half, isNamed: false } : undefined;
  }
  if (reply.code === NO_SUCH_METHOD || closedDoors.includes(reply.code)) return undefined;
  // The sentence may hold the range that was asked for as well: with more than half, there would be no end of it.
  const named = limits
    .flatMap((limit) => [...reply.words.matchAll(limit)].map(numberIn))
    .filter((number) => number >= 1n && number <= half)
    .reduce(larger, 0n);
  return named > 0n ? { blocks: named, isNamed: true } : { blocks: half, isNamed: false };
}

function numberIn([, digits = "", thousands = ""]: RegExpMatchArray): bigint {
  const number = BigInt(digits.replaceAll(/[,_]/g, ""));
  return thousands === "" ? number : number * 1000n;
}

function larger(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
