import { readFileSync } from "node:fs";
import { type Hex, hexToBigInt, keccak256, numberToHex, size, slice, stringToHex } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { crowdFile, crowdName } from "../../../scripts/answers/crowd.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { Answer } from "../../../src/answer/answer.ts";

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
  /** Groups of four answers: of campaigns 1 to 8, one for each of four other issuers; then one for each of 24 more. */
  readonly groups: readonly (readonly Answer[])[];
}

let crowd: Crowd | undefined;

/** Reads the proved answers once. */
export function readCrowd(): Crowd {
  crowd ??= parse(JSON.parse(readFileSync(fromRoot(crowdFile), "utf8")));
  return crowd;
}

/** The account of an issuer's customer: of the one who gave answer `index` of the crowd, or of an answer group. */
export function crowdAccount(index: number, issuer = CROWD_ISSUER): PrivateKeyAccount {
  return privateKeyToAccount(keccak256(stringToHex(crowdName(issuer, index))));
}

interface CrowdFile {
  readonly campaigns: Hex;
  readonly roots: readonly string[];
  readonly crowd: readonly Hex[];
  readonly groups: {
    readonly campaigns: readonly string[];
    readonly issuers: readonly string[];
    readonly answers: readonly Hex[];
  };
}

function parse(json: CrowdFile): Crowd {
  const roots = json.roots.map(BigInt);
  const answersIn = (chunk: Hex, campaign: bigint, issuer: bigint) => {
    const root = roots[Number(issuer - CROWD_ISSUER)]!;
    const count = size(chunk) / 32 / WORDS;
    return Array.from({ length: count }, (_, index) => answerAt(chunk, index, { campaign, issuer, root }));
  };
  return {
    campaigns: json.campaigns,
    roots,
    answers: json.crowd.flatMap((chunk) => answersIn(chunk, 1n, CROWD_ISSUER)),
    groups: json.groups.answers.map((chunk, group) =>
      answersIn(chunk, BigInt(json.groups.campaigns[group]!), BigInt(json.groups.issuers[group]!)),
    ),
  };
}

function answerAt(
  chunk: Hex,
  index: number,
  { campaign, issuer, root }: Pick<Answer, "campaign" | "issuer" | "root">,
): Answer {
  const word = (place: number) => {
    const start = (index * WORDS + place) * 32;
    return hexToBigInt(slice(chunk, start, start + 32));
  };
  return {
    campaign,
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
    issuer,
    root,
    period: 0,
    validAt: VALID_AT,
  };
}
