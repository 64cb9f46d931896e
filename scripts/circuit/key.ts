import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import * as snarkjs from "snarkjs";
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
import { formatJson, keyFiles, type Manifest, writeManifest } from "./manifest.ts";
import { developmentPowersOfTau, obtainPowersOfTau } from "./powersOfTau.ts";
import { developmentBeacon, setUpDevelopmentKey } from "./setup.ts";

/** Makes the development key from the circuit in the repository, and everything that is generated from the key. */
export async function buildDevelopmentKey(): Promise<Manifest> {
  const compiled = await compile();
  const powersOfTau = await step("Obtain the powers of tau", obtainPowersOfTau);
  await step("Set up the key (about half a minute)", () =>
    setUpDevelopmentKey(compiled.r1cs, powersOfTau, keyFiles.zkey),
  );
  return release(compiled, {
    kind: "development",
    powersOfTau: developmentPowersOfTau,
    beacon: developmentBeacon,
  });
}

/**
 * Adopts a key that a ceremony made, after checking every contribution in it against the circuit in the repository and
 * the powers of tau that it started from. Nobody can check whether the contributors were honest.
 */
export async function adoptProductionKey(zkey: string, powersOfTau: string): Promise<Manifest> {
  const compiled = await compile();
  const isValid = await step("Check the ceremony (minutes)", () =>
    snarkjs.zKey.verifyFromR1cs(compiled.r1cs, powersOfTau, zkey),
  );
  if (!isValid) {
    throw new Error(
      `${zkey} is not a key for the circuit in the repository that started from ${powersOfTau}. Nothing was changed.`,
    );
  }
  await copyFile(zkey, keyFiles.zkey);
  return release(compiled, {
    kind: "production",
    powersOfTau: {
      source: path.basename(powersOfTau),
      blake2b512: await hashFile(powersOfTau, "blake2b512"),
    },
  });
}

async function compile(): Promise<CompiledCircuit> {
  const compiled = await step("Compile the circuit", () => compileAnswerCircuit());
  requireFits(await readCircuitSize(compiled.r1cs));
  await mkdir(path.dirname(keyFiles.zkey), { recursive: true });
  return compiled;
}

/** Puts the key and its files in place and generates the sources. */
async function release(
  compiled: CompiledCircuit,
  origin: Pick<Manifest, "kind" | "powersOfTau" | "beacon">,
): Promise<Manifest> {
  await copyFile(compiled.wasm, keyFiles.wasm);
  await step("Export the verification key", async () => {
    await writeFile(
      keyFiles.verificationKey,
      formatJson(await snarkjs.zKey.exportVerificationKey(keyFiles.zkey)),
    );
  });
  const { kind, powersOfTau, beacon } = origin;
  const manifest: Manifest = {
    kind,
    circuit: "circuits/answer.circom",
    circomVersion: await readCircomVersion(),
    ...(await readCircuitSize(compiled.r1cs)),
    sha256: {
      r1cs: await hashFile(compiled.r1cs, "sha256"),
      wasm: await hashFile(keyFiles.wasm, "sha256"),
      zkey: await hashFile(keyFiles.zkey, "sha256"),
      verificationKey: await hashFile(keyFiles.verificationKey, "sha256"),
    },
    powersOfTau,
    ...(beacon && { beacon }),
  };
  await writeManifest(manifest);
  await step("Generate sources", async () => writeSources(await generateSources(compiled.symbols, manifest)));
  return manifest;
}
