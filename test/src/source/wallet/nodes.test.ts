import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createWalletClient, custom, type Hex, keccak256, numberToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { SourceError } from "../../../../src/source/sourceError.ts";
import { pinBlock } from "../../../../src/source/wallet/chainState.ts";
import { createWallet } from "../../../../src/source/wallet/wallet.ts";
import { usualFacts } from "../../../../src/source/wallet/walletSchema.ts";

const NOW = 1_790_000_000;
const LATEST = 1000n;
const BLOCK_TIME = 12;
const YEARS = 3 * 365 * 86_400;
/** Root of a state that nobody is in, which takes no proof. */
const EMPTY_STATE: Hex = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const account = privateKeyToAccount(keccak256("0x01"));

const timeOf = (number: bigint) => NOW - Number(LATEST - number) * BLOCK_TIME;

/** A node of a short chain on which nobody has done anything; it dates blocks as it likes. */
function nodeOf(dated: (number: bigint) => number = timeOf) {
  const request = async ({ method, params }: { method: string; params?: readonly unknown[] }) => {
    if (method === "eth_blockNumber") return numberToHex(LATEST);
    if (method === "eth_getCode") return "0x";
    if (method === "eth_getProof") {
      return { address: account.address, accountProof: [], storageProof: [], balance: "0x0", nonce: "0x0" };
    }
    const number = BigInt(params![0] as Hex);
    const hash = keccak256(numberToHex(number));
    const timestamp = numberToHex(dated(number));
    return { number: numberToHex(number), hash, stateRoot: EMPTY_STATE, timestamp, transactions: [] };
  };
  return createWalletClient({ transport: custom({ request }) });
}

const isTampered = (error: unknown) => error instanceof SourceError && error.code === "tampered";

describe("nodes that are asked about a wallet", () => {
  it("have to agree on when a block was", async () => {
    await pinBlock([nodeOf(), nodeOf()], 5n);
    await assert.rejects(pinBlock([nodeOf(), nodeOf((number) => timeOf(number) - YEARS)], 5n), isTampered);
  });

  it("cannot make an account older by saying first that a block is, and then that it is not", async () => {
    const shown = new Set<bigint>();
    const fickle = nodeOf((number) => {
      if (shown.has(number)) return timeOf(number);
      shown.add(number);
      return timeOf(number) - YEARS;
    });
    const place = { chainId: 1, domain: "app.example", uri: "https://app.example/", statement: "Sign in." };
    const source = createWallet({ nodes: [fickle, nodeOf()], place, facts: usualFacts, depth: 0 });
    const start = { session: "0x51", nonce: "n0nce4711", returnTo: "https://app.example/", now: NOW };
    const { address } = account;
    const asked = { ...start, until: NOW + 600, account: "0xa1", given: { address } };
    const { pending, ask } = await source.begin(asked);
    assert.ok(ask.kind === "sign");
    const signature = await account.signMessage({ message: ask.message });
    await assert.rejects(source.read(pending, { signature }, NOW), isTampered);
  });
});
