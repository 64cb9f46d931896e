import { revokeRootsBefore } from "../../src/chain/actions/issuer.ts";
import { DecdpError } from "../../src/errors.ts";
import type { Outcome } from "../run.ts";
import type { Context } from "../setting/context.ts";
import { findHolder, readHolders, requireIssuer } from "./issuers.ts";
import { publishLeaves } from "./publish.ts";

export interface Revocation {
  /** The issuer's name in the state. */
  readonly issuer: string;
  /** The customer's account at the source. */
  readonly holder: string;
}

/**
 * Takes a customer's card back: publishes a root without it and ends every root before that one at once, however many
 * are in their grace. Repeated, it does what an interruption left undone.
 */
export async function revokeCard(context: Context, { issuer: name, holder }: Revocation): Promise<Outcome> {
  const { state } = context;
  const named = requireIssuer(context, name);
  const held = findHolder(state, name, holder);
  if (held === undefined) {
    throw new DecdpError(`${name} has issued no card to "${holder}" that could be taken back.`);
  }
  const published = held.leaf === 0n ? undefined : await publishWithout(context, named, held);
  const ended = await revokeRootsBefore(context.clientOf("issuer"), context.deployment, {
    issuer: named.issuer,
  });
  return {
    data: { ...published, revoked: ended },
    lines: [`Took back the card of "${holder}"; no root from before counts any more.`],
  };
}

async function publishWithout(
  context: Context,
  issuer: ReturnType<typeof requireIssuer>,
  held: NonNullable<ReturnType<typeof findHolder>>,
) {
  const { state } = context;
  const { name } = issuer;
  const leaves = readHolders(state, name).map(({ place, leaf }) => (place === held.place ? 0n : leaf));
  const published = await publishLeaves(context, issuer, leaves);
  // A card that was issued to the holder meanwhile is another one, and stays.
  await state.transaction((writer) =>
    writer.change(
      "UPDATE holders SET leaf = '0' WHERE issuer_name = ? AND place = ? AND leaf = ?",
      ...[name, held.place, `${held.leaf}`],
    ),
  );
  return published;
}
