import { readFileSync } from "node:fs";
import { type Hex, hexToBigInt, keccak256, numberToHex, size, slice, stringToHex } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { crowdFile, crowdName } from "../../scripts/answers/crowd.ts";
import { fromRoot } from "../../scripts/paths.ts";
import type { Answer } from "../../src/answer.ts";

/** A UTC midnight: when the chain of the crowd starts. */
export const START = 20_000 * 86_400;
/** The day for which the crowd's credentials are shown to be valid. */
export const VALID_AT = START + 86_400;
/** Whose credentials the crowd answers with. */
export const CROWD_ISSUER = 2n;

/** Words of a `GroupAnswer`. */
const WORDS = 11;

/** What "npm run answers -- crowd" writes. */
export interface Crowd {
  /** Address of `Campaigns` that the proofs are made for. */
  readonly campaigns: Hex;
  /** Roots of the issuers from `CROWD_ISSUER` on. */
  readonly roots: readonly bigint[];
  /** Answers to campaign 1 of the customers of `CROWD_ISSUER`. */
  readonly answers: readonly Answer[];
}

let crowd: Crowd | undefined;

/** Reads the proved answers once. */
export function readCrowd(): Crowd {
  crowd ??= parse(JSON.parse(readFileSync(fromRoot(crowdFile), "utf8")));
  return crowd;
}

/** The account of the customer who gave an answer of the crowd. */
export function crowdAccount(index: number): PrivateKeyAccount {
  return privateKeyToAccount(keccak256(stringToHex(crowdName(CROWD_ISSUER, index))));
}

function parse(json: { campaigns: Hex; roots: string[]; crowd: Hex[] }): Crowd {
  const roots = json.roots.map(BigInt);
  const answers = json.crowd.flatMap((chunk) => {
    const count = size(chunk) / 32 / WORDS;
    return Array.from({ length: count }, (_, index) => answerAt(chunk, index, roots[0]!));
  });
  return { campaigns: json.campaigns, roots, answers };
}

function answerAt(chunk: Hex, index: number, root: bigint): Answer {
  const word = (place: number) => {
    const start = (index * WORDS + place) * 32;
    return hexToBigInt(slice(chunk, start, start + 32));
  };
  return {
    campaign: 1n,
    proof: {
      a: [word(0), word(1)],
      b: [
        [word(2), word(3)],
        [word(4), word(5)],
      ],
      c: [word(6), word(7)],
    },
    nullifier: word(8),
    sealedSegment: word(9),
    subject: numberToHex(word(10), { size: 20 }),
    issuer: CROWD_ISSUER,
    root,
    period: 0,
    validAt: VALID_AT,
  };
}
