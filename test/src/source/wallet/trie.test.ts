import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fromRlp, type Hex, hexToBigInt, keccak256 } from "viem";
import { fromRoot } from "../../../../services/shared/paths.ts";
import { SourceError } from "../../../../src/source/sourceError.ts";
import { readFromTrie } from "../../../../src/source/wallet/trie.ts";

interface Recorded {
  readonly stateRoot: Hex;
  readonly accounts: readonly {
    readonly address: Hex;
    readonly nonce: number;
    readonly balance: string;
    readonly accountProof: readonly Hex[];
    readonly slots: readonly { readonly key: Hex; readonly value: string; readonly proof: readonly Hex[] }[];
  }[];
}

const recorded: Recorded = JSON.parse(readFileSync(fromRoot("test/vectors/accountProofs.json"), "utf8"));
const [owner, nobody, token] = recorded.accounts;

function read(root: Hex, key: Hex, proof: readonly Hex[]): bigint[] | undefined {
  const value = readFromTrie(root, keccak256(key), proof);
  const parts = value && fromRlp(value, "hex");
  return (typeof parts === "string" ? [parts] : (parts as Hex[] | undefined))?.map((part) =>
    part === "0x" ? 0n : hexToBigInt(part),
  );
}

describe("proofs of a node about its state", () => {
  it("show what an account has", () => {
    for (const { address, nonce, balance, accountProof } of [owner!, token!]) {
      const [proved, wei] = read(recorded.stateRoot, address, accountProof)!;
      assert.deepEqual([proved, wei], [BigInt(nonce), BigInt(balance)]);
    }
  });

  it("show that there is no such account", () => {
    assert.equal(read(recorded.stateRoot, nobody!.address, nobody!.accountProof), undefined);
  });

  it("show what stands in a slot, and that nothing does", () => {
    const storageRoot = read(recorded.stateRoot, token!.address, token!.accountProof)![2]!;
    const root: Hex = `0x${storageRoot.toString(16).padStart(64, "0")}`;
    for (const { key, value, proof } of token!.slots) {
      assert.equal(read(root, key, proof)?.[0] ?? 0n, BigInt(value));
    }
    assert.ok(token!.slots.some(({ value }) => value === "0"));
    assert.ok(token!.slots.some(({ value }) => value !== "0"));
  });

  it("show nothing once any byte is another", () => {
    const { address, accountProof } = owner!;
    for (const [index, node] of accountProof.entries()) {
      for (let at = 2; at < node.length; at += 2) {
        const byte = Number.parseInt(node.slice(at, at + 2), 16) ^ 1;
        const changed =
          `${node.slice(0, at)}${byte.toString(16).padStart(2, "0")}${node.slice(at + 2)}` as Hex;
        refused(recorded.stateRoot, address, accountProof.with(index, changed));
      }
    }
  });

  it("are not taken for another account, shortened, reordered or made up", () => {
    const { address, accountProof } = owner!;
    refused(recorded.stateRoot, nobody!.address, []);
    refused(recorded.stateRoot, address, accountProof.slice(0, -1));
    refused(recorded.stateRoot, address, [...accountProof].reverse());
    refused(recorded.stateRoot, address, nobody!.accountProof);
    // The root of nothing needs no proof.
    assert.equal(readFromTrie(keccak256("0x80"), keccak256(address), ["0xc0"]), undefined);
    refused(keccak256("0xc0"), address, ["0xc0"]);
    const deep: Hex = `0x${"c1".repeat(1)}c0`;
    refused(keccak256(deep), address, [deep]);
  });
});

function refused(root: Hex, address: Hex, proof: readonly Hex[]): void {
  assert.throws(
    () => readFromTrie(root, keccak256(address), proof),
    (error) => error instanceof SourceError && error.code === "tampered",
  );
}
