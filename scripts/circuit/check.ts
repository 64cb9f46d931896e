import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import * as snarkjs from "snarkjs";
import { hashFile } from "../shared/hash.ts";
import {
  compileAnswerCircuit,
  compileDirectory,
  readCircomVersion,
  readCircuitSize,
  requireFits,
} from "./compile.ts";
import { findStaleSources, generateSources } from "./generate.ts";
import { formatJson, keyFiles, readManifest } from "./manifest.ts";
import { obtainPowersOfTau } from "./powersOfTau.ts";
import { setUpDevelopmentKey } from "./setup.ts";

/**
 * Compares the released key with the circuit in the repository, and everything generated from the key with the key.
 * Returns a sentence for each difference.
 */
export async function findKeyProblems(): Promise<string[]> {
  const manifest = await readManifest();
  const compiled = await compileAnswerCircuit();
  const size = await readCircuitSize(compiled.r1cs);
  requireFits(size);

  const problems: string[] = [];
  const expect = (name: string, found: string | number, expected: string | number) => {
    if (found !== expected) problems.push(`${name} is ${found}; the manifest says ${expected}.`);
  };
  expect("The circom version", await readCircomVersion(), manifest.circomVersion);
  expect("The number of constraints", size.constraints, manifest.constraints);
  expect("The number of public signals", size.publicSignals, manifest.publicSignals);
  expect("The number of rows", size.rows, manifest.rows);
  expect("The number of private inputs", size.privateInputs, manifest.privateInputs);
  expect("The hash of the compiled r1cs", await hashFile(compiled.r1cs, "sha256"), manifest.sha256.r1cs);
  expect("The hash of the compiled wasm", await hashFile(compiled.wasm, "sha256"), manifest.sha256.wasm);
  for (const name of ["zkey", "wasm", "verificationKey"] as const) {
    const hash = await hashFile(keyFiles[name], "sha256");
    expect(`The hash of ${path.basename(keyFiles[name])}`, hash, manifest.sha256[name]);
  }

  const exported = await snarkjs.zKey.exportVerificationKey(keyFiles.zkey);
  if (formatJson(exported) !== (await readFile(keyFiles.verificationKey, "utf8"))) {
    problems.push("verification_key.json is not that of answer.zkey.");
  }
  for (const file of await findStaleSources(await generateSources(compiled.symbols, manifest))) {
    problems.push(`${file} is not what the generator writes.`);
  }
  return problems;
}

/** Sets the development key up again and compares it byte for byte. */
export async function findSetupProblems(): Promise<string[]> {
  const { kind, sha256 } = await readManifest();
  if (kind !== "development")
    return ['A production key cannot be set up again: check its ceremony with "npm run ceremony -- verify".'];
  const powersOfTau = await obtainPowersOfTau();
  const zkey = path.join(compileDirectory, "rebuilt.zkey");
  await setUpDevelopmentKey(path.join(compileDirectory, "answer.r1cs"), powersOfTau, zkey);
  const rebuilt = await hashFile(zkey, "sha256");
  await rm(zkey);
  return rebuilt === sha256.zkey
    ? []
    : [`A rebuilt answer.zkey has hash ${rebuilt}; expected ${sha256.zkey}.`];
}
