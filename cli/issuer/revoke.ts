import { generatePrivateKey } from "viem/accounts";
import { revokeRootsBefore } from "../../src/chain/actions/issuer.ts";
import { DecdpError } from "../../src/errors.ts";
import { SCALAR_MODULUS } from "../../src/field.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { followedBy } from "../setting/dryRun.ts";
import { findHolder, type Holder, type Issuer, readHolders, requireIssuer } from "./issuers.ts";
import { publishLeaves } from "./publish.ts";

export interface Revocation {
  /** The issuer's name in the state. */
  readonly issuer: string;
  /** The customer's account at the source. */
  readonly holder: string;
  /** End all roots before the next one is published; until then nobody answers under this issuer. */
  readonly now?: boolean;
}

/**
 * Takes a customer's card back: publishes a root without it and ends every root before that one at once, however many
 * are in their grace. What is to happen is written down first, so that repeating it does what an interruption left
 * undone, and no later root holds the card.
 */
export async function revokeCard(context: Context, given: Revocation): Promise<Outcome> {
  const { state, deployment } = context;
  const { holder, now = false } = given;
  const named = requireIssuer(context, given.issuer);
  const { issuer, name } = named;
  const held = findHolder(state, name, holder);
  if (held === undefined) {
    throw new DecdpError(`${name} has issued no card to "${holder}" that could be taken back.`);
  }
  if (!context.dryRun) await replaceLeaf(context, named, held);
  if (now) {
    const time = await context.now();
    // The time differs from run to run. The leaf in place of the card is random, and there for this revocation alone.
    const step = `end roots ${issuer} ${findHolder(state, name, holder)!.leaf}`;
    await followedBy(["publishRoot", "revokeRootsBefore"], () =>
      revokeRootsBefore(context.clientOf("issuer", step), deployment, { issuer, time }),
    );
  }
  // A dry run leaves the state as it is, and shows what would be published.
  const instead = context.dryRun && !held.isRevoked ? randomLeaf() : undefined;
  const leaves = () =>
    readHolders(state, name).map(({ place, leaf }) => (place === held.place ? (instead ?? leaf) : leaf));
  const published = await followedBy(["revokeRootsBefore"], () => publishLeaves(context, named, leaves));
  const ended = await revokeRootsBefore(context.clientOf("issuer"), deployment, { issuer });
  return {
    data: { ...published, revoked: ended },
    lines: [`Took back the card of "${holder}"; no root from before counts any more.`],
  };
}

/**
 * Puts a random leaf in the place, which nobody has a card for: an empty one could lead to a root that was published
 * before, and no root is published twice. A card that was issued to the holder meanwhile is another one, and stays.
 */
async function replaceLeaf({ state }: Context, { name }: Issuer, { place, leaf }: Holder): Promise<void> {
  await state.transaction((writer) =>
    writer.change(
      "UPDATE holders SET leaf = ?, revoked = 1 WHERE issuer_name = ? AND place = ? AND leaf = ? AND revoked = 0",
      ...[`${randomLeaf()}`, name, place, `${leaf}`],
    ),
  );
}

function randomLeaf(): bigint {
  return BigInt(generatePrivateKey()) % SCALAR_MODULUS;
}
