import { type Address, fromRlp, type Hex, hexToBigInt, keccak256 } from "viem";
import { getBlock, getProof } from "viem/actions";
import { causesOf } from "../../causes.ts";
import { isNodeFailure } from "../../chain/errors.ts";
import type { ReadingClient } from "../../chain/transact.ts";
import { SourceError } from "../sourceError.ts";
import { readFromTrie } from "./trie.ts";

/** A block that every node has shown in the same way. */
export interface PinnedBlock {
  readonly number: bigint;
  readonly stateRoot: Hex;
  /** Unix seconds. */
  readonly time: number;
}

/** What a block's state says of an account. */
export interface AccountState {
  /** Transactions that it sent; of a contract, contracts that it made and one more. */
  readonly nonce: bigint;
  /** Wei. */
  readonly balance: bigint;
  readonly storageRoot: Hex;
}

const NO_ACCOUNT = { nonce: 0n, balance: 0n, storageRoot: keccak256("0x80") } as const;

/**
 * A block by its number. That it is on the chain is the word of the nodes, all of which have to agree; what its state says
 * is then proved. Throws `SourceError`: `tampered` where they do not, `unreachable` where one does not answer.
 */
export async function pinBlock(nodes: readonly ReadingClient[], number: bigint): Promise<PinnedBlock> {
  const blocks = await Promise.all(nodes.map((node) => asked(() => getBlock(node, { blockNumber: number }))));
  const [first] = blocks;
  if (first === undefined) throw new SourceError("unreachable", "No node is asked about wallets.");
  const isSame = blocks.every(
    ({ hash, stateRoot, timestamp }) =>
      hash === first.hash && stateRoot === first.stateRoot && timestamp === first.timestamp,
  );
  if (!isSame) throw new SourceError("tampered", "The nodes show different blocks of one number.");
  return { number, stateRoot: first.stateRoot, time: Number(first.timestamp) };
}

/** What an account and slots of its storage are at a block, each shown by a proof. Throws `SourceError`. */
export async function provedState(
  node: ReadingClient,
  { number, stateRoot }: PinnedBlock,
  address: Address,
  slots: readonly Hex[] = [],
): Promise<AccountState & { readonly slots: readonly bigint[] }> {
  const given = await asked(() => getProof(node, { address, storageKeys: [...slots], blockNumber: number }));
  const encoded = readFromTrie(stateRoot, keccak256(address), given.accountProof);
  const account = encoded === undefined ? NO_ACCOUNT : decodeAccount(encoded);
  const values = slots.map((slot, index) => {
    const value = readFromTrie(account.storageRoot, keccak256(slot), given.storageProof[index]?.proof ?? []);
    return value === undefined ? 0n : numberIn(fromRlp(value, "hex") as Hex);
  });
  return { ...account, slots: values };
}

function decodeAccount(encoded: Hex): AccountState {
  const [nonce, balance, storageRoot] = fromRlp(encoded, "hex") as readonly [Hex, Hex, Hex, Hex];
  return { nonce: numberIn(nonce), balance: numberIn(balance), storageRoot };
}

function numberIn(bytes: Hex): bigint {
  return bytes === "0x" ? 0n : hexToBigInt(bytes);
}

/** What a node answers. Its own words may name what was asked about. */
export async function asked<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    // What `createNodeFetch` says of a node, whatever its client put around it.
    const known = causesOf(error).find(
      (cause): cause is typeof cause & SourceError => cause instanceof SourceError,
    );
    if (known !== undefined) throw known;
    throw new SourceError(
      "unreachable",
      isNodeFailure(error)
        ? "A node does not answer what it is asked about wallets."
        : "A node does not show what it is asked about wallets.",
      { hint: "It has to know eth_getProof for the blocks that are read: an archive, for past ones." },
    );
  }
}
