import * as z from "zod/v4";
import { sourceKinds } from "../../../src/chain/actions/issuer.ts";
import { account, uint256, word } from "../../../src/format/reading/fields.ts";
import { readerOf } from "../../../src/format/reading/reading.ts";
import type { Store } from "../../../src/store.ts";

// What is kept of permissions beside what the agent remembers, in the same encrypted store.

const BEGUN = "cards/begun";
const GIVEN = "cards/given/";

const shared = {
  /** Address of the gateway. */
  gateway: z.string(),
  /** The issuer's account, towards which the customer has an account of its own. */
  account,
  chainId: z.int(),
  issuerRegistry: account,
  /** The id of the permission, by which it is taken back. */
  permission: word,
  /** The gateway's signed receipt of it, as its file. */
  receipt: z.string(),
};

const begunShape = z.strictObject({
  ...shared,
  source: z.enum(sourceKinds),
  /** Whoever has it gets the card. */
  session: word,
  /** To which request the customer wants to go back; empty for none. */
  request: z.string(),
});

const givenShape = z.strictObject({
  ...shared,
  issuer: uint256,
  index: z.int(),
  /** When it was taken back, Unix seconds; undefined while it counts. */
  endedAt: z.int().optional(),
});

/** A session at a gateway that waits for the customer to come back. */
export type BegunCard = z.output<typeof begunShape>;
/** The permission by which a card was issued. */
export type GivenPermission = z.output<typeof givenShape>;

const readBegun = readerOf(begunShape, "What is kept of a card that was begun");
const readGiven = readerOf(givenShape, "What is kept of a permission");

/** One session at a time: a new one takes the place of one that was given up. */
export async function keepBegun(store: Store, begun: BegunCard): Promise<void> {
  await store.set(BEGUN, JSON.stringify(begun));
}

export async function begunCard(store: Store): Promise<BegunCard | undefined> {
  const text = await store.get(BEGUN);
  return text === undefined ? undefined : readBegun(text);
}

/** Keeps the permission of a card, in place of what was kept for its place before. */
export async function keepGiven(store: Store, given: GivenPermission): Promise<void> {
  const { issuer, index } = given;
  await store.set(`${GIVEN}${issuer}/${index}`, JSON.stringify({ ...given, issuer: `${issuer}` }));
}

export async function forgetBegun(store: Store): Promise<void> {
  await store.delete(BEGUN);
}

/** The permissions of all cards that came from gateways. */
export async function givenPermissions(store: Store): Promise<GivenPermission[]> {
  const texts = await Promise.all((await store.list(GIVEN)).map((key) => store.get(key)));
  return texts.flatMap((text) => (text === undefined ? [] : [readGiven(text)]));
}
