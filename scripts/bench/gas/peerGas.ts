import { readFileSync } from "node:fs";
import { type Abi, type Address, encodeFunctionData, type Hex } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { CrowdChain } from "../../../test/support/crowd/crowdChain.ts";
import { type CompiledContract, readSources } from "../../solidity/compiler.ts";
import { proveMembership, readSemaphoreKey, type SemaphoreProof } from "../proof/semaphoreProof.ts";
import { type GasMeasure, measureGas } from "./gasCase.ts";
import type { Work } from "./gasFloor.ts";
import { compilePeer, generateSolidityVerifier } from "./solidityVerifier.ts";

const packages = fromRoot("bench/node_modules");
const iden3Artifact = `${packages}/@iden3/contracts/build/contracts/Groth16VerifierV3.json`;
const iden3Inputs = 14;

/**
 * Gas that peers use for one proof on the same chain: Semaphore's validateProof; the contract that snarkjs generates,
 * for 4 and 6 inputs; and iden3's bare verifier of credentials, without the flow around it.
 */
export async function measurePeerGas(
  chain: CrowdChain,
  measured: (name: string) => void,
): Promise<GasMeasure[]> {
  const proof = await proveMembership();
  const measures = [];
  for (const measure of [measureSemaphore, measureGenerated(4), measureGenerated(6), measureIden3]) {
    const result = await measure(chain, proof);
    measured(result.name);
    measures.push(result);
  }
  return measures;
}

async function measureSemaphore(chain: CrowdChain, proof: SemaphoreProof): Promise<GasMeasure> {
  const files = ["Semaphore", "base/SemaphoreVerifier"].map(
    (name) => `@semaphore-protocol/contracts/${name}.sol`,
  );
  const contracts = compilePeer(readSources(files, (name) => `${packages}/${name}`));
  const hasher = await deploy(chain, contracts.PoseidonT3!);
  const verifier = await deploy(chain, contracts.SemaphoreVerifier!);
  const semaphore = contracts.Semaphore!;
  const to = await deploy(chain, semaphore, [verifier], hasher);
  const abi = semaphore.abi as Abi;
  const [merkleTreeRoot, nullifier] = proof.signals;
  const setUp = [
    encodeFunctionData({ abi, functionName: "createGroup", args: [] }),
    encodeFunctionData({ abi, functionName: "addMember", args: [0n, merkleTreeRoot] }),
  ];
  for (const data of setUp) {
    const hash = await chain.relayer.sendTransaction({ to, data });
    await chain.client.waitForTransactionReceipt({ hash });
  }
  const { message, scope, points } = proof;
  const args = [0n, { merkleTreeDepth: 20n, merkleTreeRoot, nullifier, message, scope, points }];
  const data = encodeFunctionData({ abi, functionName: "validateProof", args });
  return measureGas(chain, { name: "semaphore", answers: 1, to, data, work: workOf(4, 1) });
}

/** Semaphore's key and proof have 4 inputs; each further input repeats the first, which costs the same. */
function measureGenerated(inputs: number) {
  return async (chain: CrowdChain, { points, signals }: SemaphoreProof): Promise<GasMeasure> => {
    const key = readSemaphoreKey();
    const more = inputs - signals.length;
    const repeated = {
      ...key,
      nPublic: inputs,
      IC: [...key.IC, ...Array.from({ length: more }, () => key.IC[1]!)],
    };
    const contract = generateSolidityVerifier(repeated);
    const to = await deploy(chain, contract);
    const words = [...signals, ...Array.from({ length: more }, () => signals[0]!)];
    const data = verifyProofCall(contract.abi as Abi, points, words);
    const { data: result } = await chain.client.call({ to, data });
    if (more === 0 && BigInt(result!) !== 1n)
      throw new Error("The generated verifier refuses a proof that holds.");
    return measureGas(chain, { name: `snarkjs${inputs}`, answers: 1, to, data, work: workOf(inputs, 0) });
  };
}

/** The contract as iden3 publishes it. The proof is for another key: it does not hold, but costs the same. */
async function measureIden3(chain: CrowdChain, { points, signals }: SemaphoreProof): Promise<GasMeasure> {
  const { abi, bytecode } = JSON.parse(readFileSync(iden3Artifact, "utf8")) as { abi: Abi; bytecode: Hex };
  const to = await deployCode(chain, abi, bytecode);
  const words = Array.from({ length: iden3Inputs }, (_, index) => signals[index % signals.length]!);
  const data = verifyProofCall(abi, points, words);
  return measureGas(chain, { name: "iden3Verifier", answers: 1, to, data, work: workOf(iden3Inputs, 0) });
}

/** Four pairs, and each input is multiplied with a point of the key and added. */
function workOf(inputs: number, newSlots: number): Omit<Work, "calldata"> {
  return { pairs: 4, multiplications: inputs, additions: inputs, newSlots };
}

function verifyProofCall(abi: Abi, points: readonly bigint[], signals: readonly bigint[]): Hex {
  const [ax, ay, bx1, bx0, by1, by0, cx, cy] = points;
  const args = [
    [ax, ay],
    [
      [bx1, bx0],
      [by1, by0],
    ],
    [cx, cy],
    signals,
  ];
  return encodeFunctionData({ abi, functionName: "verifyProof", args });
}

function deploy(
  chain: CrowdChain,
  contract: CompiledContract,
  args: readonly unknown[] = [],
  library?: Address,
) {
  let { object } = contract.evm.bytecode;
  for (const { start, length } of Object.values(contract.evm.bytecode.linkReferences)
    .flatMap(Object.values)
    .flat()) {
    object = object.slice(0, 2 * start) + library!.slice(2) + object.slice(2 * (start + length));
  }
  return deployCode(chain, contract.abi as Abi, `0x${object}`, args);
}

async function deployCode(
  { client, relayer }: CrowdChain,
  abi: Abi,
  bytecode: Hex,
  args: readonly unknown[] = [],
) {
  const hash = await relayer.deployContract({ abi, bytecode, args });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  return contractAddress!;
}
