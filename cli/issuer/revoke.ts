import { readContract } from "viem/actions";
import { revokeRoot } from "../../src/chain/actions/issuer.ts";
import { explained } from "../../src/chain/transact.ts";
import { DecdpError } from "../../src/errors.ts";
import { issuerRegistryAbi } from "../../src/generated/abis.ts";
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

/** Takes a customer's card back, publishes the next root and ends the one before at once. */
export async function revokeCard(context: Context, { issuer: name, holder }: Revocation): Promise<Outcome> {
  const { state } = context;
  const named = requireIssuer(context, name);
  const { issuer } = named;
  const held = findHolder(state, name, holder);
  if (held === undefined || held.leaf === 0n) {
    throw new DecdpError(`${name} has issued no card to "${holder}" that could be taken back.`);
  }
  const replaced = await currentRoot(context, issuer);
  const leaves = readHolders(state, name).map(({ place, leaf }) => (place === held.place ? 0n : leaf));
  const published = await publishLeaves(context, named, leaves);
  // A card that was issued to the holder meanwhile is another one, and stays.
  await state.transaction((writer) =>
    writer.change(
      "UPDATE holders SET leaf = '0' WHERE issuer_name = ? AND place = ? AND leaf = ?",
      ...[name, held.place, `${held.leaf}`],
    ),
  );
  const ended = await revokeRoot(context.clientOf("issuer"), context.deployment, { issuer, root: replaced });
  return {
    data: { ...published, revoked: { root: replaced, ...ended } },
    lines: [`Took back the card of "${holder}"; the root before does not count any more.`],
  };
}

async function currentRoot({ reader, deployment }: Context, issuer: bigint): Promise<bigint> {
  const address = deployment.issuerRegistry;
  const contract = { address, abi: issuerRegistryAbi, functionName: "currentRoot", args: [issuer] } as const;
  return explained(() => readContract(reader, contract));
}
