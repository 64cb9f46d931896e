import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { type Address, type Hex, keccak256, stringToHex } from "viem";
import { type CustomerKeys, payeeFor, subjectFor } from "../../src/customer/keys.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const GROUPS = 5;

/** A customer of the shop, by name a number, and everything that happens. Times are seconds from the beginning. */
export interface Person {
  /** The shop's own number: a name and a postal address hang on it. */
  readonly number: number;
  readonly keys: CustomerKeys;
  readonly subject: Address;
  /** The groups in the open and in the sealed campaign. */
  readonly groups: readonly [open: number, sealed: number];
  /** What somebody guesses from what the person buys: right four times out of five. */
  readonly guesses: readonly [open: number, sealed: number];
  readonly payee: Address;
  /** Whether others know whose account the payee is. */
  readonly isPayeeKnown: boolean;
  readonly visitedAt: number;
  readonly consentedAt: number;
  readonly settledAt: number;
  readonly claimedAt: number;
  /** When the person asked to be erased; undefined for who did not. */
  readonly asksAt: number | undefined;
  readonly erasedAt: number;
  /** Whether the person writes in the request who they are: every fourth of those who ask. */
  readonly writesName: boolean;
}

/** Draws people; the same seed draws the same. Every second one asks to be erased. */
export function drawPeople(
  count: number,
  { seed, brand }: { readonly seed: number; readonly brand: Address },
): Person[] {
  const generator = xoroshiro128plus(seed);
  const between = (first: number, last: number) => uniformInt(generator, first, last);
  return Array.from({ length: count }, (_, index) => {
    const keys = { secretSeed: seedOf(seed, "secret", index), subjectSeed: seedOf(seed, "subject", index) };
    const groups = [between(0, GROUPS - 1), between(0, GROUPS - 1)] as const;
    const guess = (group: number) => (between(1, 5) > 1 ? group : between(0, GROUPS - 1));
    const visitedAt = between(HOUR, 40 * HOUR);
    const consentedAt = visitedAt + between(5, 2 * MINUTE);
    const settledAt = consentedAt + between(MINUTE, 10 * MINUTE);
    const asksAt = 55 * HOUR + between(0, 8 * HOUR);
    const isPayeeKnown = between(1, 4) === 1;
    return {
      ...{ number: 1000 + index, keys, subject: subjectFor(keys, brand).address, groups },
      guesses: [guess(groups[0]), guess(groups[1])] as const,
      // Others know the account under which somebody is paid elsewhere, too.
      payee: payeeFor(keys, brand).address,
      ...{ isPayeeKnown, visitedAt, consentedAt, settledAt },
      claimedAt: settledAt + between(HOUR, 10 * HOUR),
      writesName: index % 8 === 0,
      asksAt: index % 2 === 0 ? asksAt : undefined,
      erasedAt: asksAt + between(10, 5 * MINUTE),
    };
  });
}

/** Those who asked to be erased. */
export function erasedOf(people: readonly Person[]): readonly Person[] {
  return people.filter(({ asksAt }) => asksAt !== undefined);
}

function seedOf(seed: number, purpose: string, index: number): Hex {
  return keccak256(stringToHex(`${purpose} of customer ${index} in run ${seed}`));
}
