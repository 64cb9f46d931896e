import { readFileSync } from "node:fs";
import { type Groth16Proof, groth16 } from "snarkjs";
import { hexToBigInt, keccak256, numberToHex } from "viem";
import { pointG1Words, pointG2Words, type VerificationKey } from "../../circuit/verificationKey.ts";
import { proofCases, semaphoreFiles } from "./proofCases.ts";

/** A proof of Semaphore v4 with the circuit for depth 20. */
export interface SemaphoreProof {
  readonly message: bigint;
  readonly scope: bigint;
  /** Root, nullifier, and the hashes of message and scope. */
  readonly signals: readonly bigint[];
  /** A, B and C in the precompiles' order. */
  readonly points: readonly bigint[];
}

/** Proves the only member of a Semaphore group, whose tree is one leaf. Its size makes no difference on chain. */
export async function proveMembership(): Promise<SemaphoreProof> {
  const { wasm, zkey, input } = proofCases.find(({ name }) => name === "semaphore20")!;
  const [message, scope] = [1n, 2n];
  const alone = { merkleProofLength: 0, merkleProofIndex: 0, message: hashOf(message), scope: hashOf(scope) };
  const { proof, publicSignals } = await groth16.fullProve({ ...input, ...alone }, wasm, zkey);
  return { message, scope, signals: publicSignals.map(BigInt), points: pointsOf(proof) };
}

export function readSemaphoreKey(): VerificationKey {
  return JSON.parse(readFileSync(semaphoreFiles.key, "utf8"));
}

function pointsOf({ pi_a, pi_b, pi_c }: Groth16Proof): bigint[] {
  return [...pointG1Words(pi_a), ...pointG2Words(pi_b), ...pointG1Words(pi_c)];
}

/** Hashes as Semaphore's contract hashes message and scope. */
function hashOf(value: bigint): bigint {
  return hexToBigInt(keccak256(numberToHex(value, { size: 32 }))) >> 8n;
}
