import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { VerificationKey } from "../../circuit/verificationKey.ts";
import { type CompiledContract, compile, type Sources } from "../../solidity/compiler.ts";

/** The settings with which the peers compile. */
const settings = { optimizer: { enabled: true, runs: 200 }, evmVersion: "cancun" };

/** Compiles peers' contracts and returns them by name. */
export function compilePeer(sources: Sources): Record<string, CompiledContract> {
  const selection = { "*": { "*": ["abi", "evm.bytecode.object", "evm.bytecode.linkReferences"] } };
  const { contracts = {} } = compile(sources, settings, selection);
  return Object.assign({}, ...Object.values(contracts));
}

/** The contract that snarkjs generates for a verification key, made with snarkjs's own template engine. */
export function generateSolidityVerifier(key: VerificationKey): CompiledContract {
  const snarkjs = fromRoot("node_modules/snarkjs");
  const engine = createRequire(`${snarkjs}/package.json`)("ejs") as {
    render(template: string, values: object): string;
  };
  const template = readFileSync(`${snarkjs}/templates/verifier_groth16.sol.ejs`, "utf8");
  return compilePeer({ "verifier.sol": engine.render(template, key) }).Groth16Verifier!;
}
