import { copyFile, writeFile } from "node:fs/promises";
import * as snarkjs from "snarkjs";
import { root } from "../../services/shared/paths.ts";
import { hashFile } from "../shared/hash.ts";
import { step } from "../shared/progress.ts";
import {
  type CompiledCircuit,
  compileAnswerCircuit,
  readCircomVersion,
  readCircuitSize,
  requireFits,
} from "./compile.ts";
import { generateSources, writeSources } from "./generate.ts";
import { formatJson, keyFiles, keyFilesIn, type Manifest } from "./manifest.ts";
import { developmentPowersOfTau, obtainPowersOfTau } from "./powersOfTau.ts";
import { developmentBeacon, setUpDevelopmentKey } from "./setup.ts";

/** Makes the development key from the circuit in the repository, and everything that is generated from the key. */
export async function buildDevelopmentKey(): Promise<Manifest> {
  const compiled = await compileReleasedCircuit();
  const powersOfTau = await step("Obtain the powers of tau", obtainPowersOfTau);
  await step("Set up the key (about half a minute)", () =>
    setUpDevelopmentKey(compiled.r1cs, powersOfTau, keyFiles.zkey),
  );
  return writeRelease(root, compiled, {
    kind: "development",
    powersOfTau: developmentPowersOfTau,
    beacon: developmentBeacon,
  });
}

/** Compiles the circuit in the repository, which must not be larger than it may be. */
export async function compileReleasedCircuit(): Promise<CompiledCircuit> {
  const compiled = await step("Compile the circuit", () => compileAnswerCircuit());
  requireFits(await readCircuitSize(compiled.r1cs));
  return compiled;
}

/**
 * Writes what belongs to a key into a folder that has the layout of this repository: witness calculator, verification
 * key, manifest and generated sources. The key itself is there already.
 */
export async function writeRelease(
  folder: string,
  compiled: CompiledCircuit,
  origin: Pick<Manifest, "kind" | "powersOfTau" | "beacon" | "ceremony">,
): Promise<Manifest> {
  const files = keyFilesIn(folder);
  await copyFile(compiled.wasm, files.wasm);
  await step("Export the verification key", async () => {
    await writeFile(files.verificationKey, formatJson(await snarkjs.zKey.exportVerificationKey(files.zkey)));
  });
  const { kind, powersOfTau, beacon, ceremony } = origin;
  const manifest: Manifest = {
    kind,
    circuit: "circuits/answer.circom",
    circomVersion: await readCircomVersion(),
    ...(await readCircuitSize(compiled.r1cs)),
    sha256: {
      r1cs: await hashFile(compiled.r1cs, "sha256"),
      wasm: await hashFile(files.wasm, "sha256"),
      zkey: await hashFile(files.zkey, "sha256"),
      verificationKey: await hashFile(files.verificationKey, "sha256"),
    },
    powersOfTau,
    ...(beacon && { beacon }),
    ...(ceremony && { ceremony }),
  };
  await writeFile(files.manifest, formatJson(manifest));
  await step("Generate sources", async () =>
    writeSources(await generateSources(compiled.symbols, manifest, files.verificationKey), folder),
  );
  return manifest;
}
