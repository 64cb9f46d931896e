import {
  type Address,
  encodeAbiParameters,
  formatUnits,
  type Hex,
  isAddress,
  keccak256,
  parseAbiParameters,
} from "viem";
import { getBlockNumber } from "viem/actions";
import * as z from "zod/v4";
import type { ReadingClient } from "../../chain/transact.ts";
import { signature as signatureShape } from "../../format/reading/fields.ts";
import { bandOf } from "../bands.ts";
import type { Source } from "../source.ts";
import { SourceError } from "../sourceError.ts";
import { asked, type PinnedBlock, pinBlock, provedState } from "./chainState.ts";
import { createPastBlocks, type PastBlocks } from "./pastBlocks.ts";
import { createSignIn, requireSignedIn, type SignIn, type SignInPlace } from "./signIn.ts";
import {
  activityBands,
  ageBands,
  balanceBands,
  tokenBands,
  type WalletFacts,
  type WalletToken,
  walletSchema,
} from "./walletSchema.ts";

const DAY = 86_400;
const startShape = z.object({
  address: z.custom<Address>((given) => typeof given === "string" && isAddress(given, { strict: false })),
});
const givenShape = z.object({ signature: signatureShape });
const slotKey = parseAbiParameters("address, uint256");

export interface WalletOptions {
  /** Nodes of one chain, whose operators should not be the same: all have to agree on the blocks that are read. */
  readonly nodes: readonly ReadingClient[];
  readonly place: SignInPlace;
  readonly facts: WalletFacts;
  /** Blocks below the latest that the pinned one is, so that it stays. */
  readonly depth: number;
}

/**
 * An Ethereum wallet: its owner signs in, and what the account has is read at one block and proved against its state.
 * Age and activity come from the account's nonce at past blocks: what is shown is that it was in use by then, and how
 * much it has sent since. An account that only ever received has neither.
 */
export function createWallet({ nodes, place, facts, depth }: WalletOptions): Source<SignIn> {
  const schema = walletSchema(facts);
  const past = createPastBlocks(nodes[0]!);
  return {
    kind: "EthereumWallet",
    schema,
    async begin({ given, nonce, now }) {
      const named = startShape.safeParse(given);
      if (!named.success) throw new SourceError("unexpected", "The wallet's address is missing.");
      const pending = createSignIn(place, { address: named.data.address, nonce, now });
      return { pending, ask: { kind: "sign", message: pending.message } };
    },
    async read(pending, given, now) {
      const signed = givenShape.safeParse(given);
      if (!signed.success) throw new SourceError("refused", "The wallet's signature is missing.");
      await requireSignedIn(nodes, pending, { signature: signed.data.signature, now });
      const { address } = pending;
      const block = await pinBlock(nodes, await pinnedNumber(nodes, depth));
      const values = await deriveFacts({ nodes, past, facts }, block, address);
      const account = `eip155:${place.chainId}:${address.toLowerCase()}`;
      return { reading: { account, values, asOf: block.time }, pending };
    },
    async end() {},
  };
}

/** The block below the latest one of the node that is furthest behind. */
async function pinnedNumber(nodes: readonly ReadingClient[], depth: number): Promise<bigint> {
  const numbers = await asked(() => Promise.all(nodes.map((node) => getBlockNumber(node, { cacheTime: 0 }))));
  const [lowest] = numbers.sort((left, right) => (left < right ? -1 : 1));
  return lowest! > BigInt(depth) ? lowest! - BigInt(depth) : 0n;
}

/** What an account has, in bands. */
async function deriveFacts(
  { nodes, past, facts }: Pick<WalletOptions, "nodes" | "facts"> & { readonly past: PastBlocks },
  block: PinnedBlock,
  address: Address,
): Promise<Record<string, string>> {
  const node = nodes[0]!;
  const { nonce, balance } = await provedState(node, block, address);
  const nonceBefore = async (days: number) => {
    const time = block.time - days * DAY;
    const number = await past.before(time, block.number);
    if (number === undefined) return 0n;
    const earlier = await pinBlock(nodes, number);
    // One node alone says where it is.
    if (earlier.time > time)
      throw new SourceError("tampered", "A node shows a block as older than the others do.");
    return (await provedState(node, earlier, address)).nonce;
  };
  let age = 0;
  // From the youngest up: whoever was not in use then was not in use earlier.
  for (const days of facts.ageEdges) {
    if (nonce === 0n || (await nonceBefore(days)) === 0n) break;
    age = days;
  }
  const sent = nonce - (await nonceBefore(facts.activeDays));
  const values: Record<string, string> = {
    balance: bandOf(balanceBands(facts), Number(formatUnits(balance, 18))),
    age: bandOf(ageBands(facts), age),
    [`activity in ${facts.activeDays} days`]: bandOf(activityBands(facts), Number(sent)),
  };
  for (const token of facts.tokens) {
    const [held] = (await provedState(node, block, token.address, [slotOf(token, address)])).slots;
    values[`holds ${token.name}`] = bandOf(tokenBands(token), Number(formatUnits(held!, token.decimals)));
  }
  return values;
}

/** Where a contract in Solidity keeps the balance of an account. */
function slotOf({ slot }: WalletToken, address: Address): Hex {
  return keccak256(encodeAbiParameters(slotKey, [address, BigInt(slot)]));
}
