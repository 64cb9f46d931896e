import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import * as snarkjs from "snarkjs";
import { hashFile } from "../hash.ts";
import { step } from "../progress.ts";
import { compileAnswerCircuit, readCircomVersion, readCircuitSize, requireFits } from "./compile.ts";
import { generateSources, writeSources } from "./generate.ts";
import { formatJson, keyFiles, type Manifest, writeManifest } from "./manifest.ts";
import { developmentPowersOfTau, obtainPowersOfTau } from "./powersOfTau.ts";
import { developmentBeacon, setUpDevelopmentKey } from "./setup.ts";

/** Makes the development key from the circuit in the tree, and everything that is generated from it. */
export async function buildDevelopmentKey(): Promise<Manifest> {
  const compiled = await step("Compile the circuit", () => compileAnswerCircuit());
  const size = await readCircuitSize(compiled.r1cs);
  requireFits(size);
  const powersOfTau = await step("Obtain the powers of tau", obtainPowersOfTau);

  await mkdir(path.dirname(keyFiles.zkey), { recursive: true });
  await step("Set up the key (about half a minute)", () =>
    setUpDevelopmentKey(compiled.r1cs, powersOfTau, keyFiles.zkey),
  );
  await copyFile(compiled.wasm, keyFiles.wasm);
  await step("Export the verification key", async () => {
    await writeFile(
      keyFiles.verificationKey,
      formatJson(await snarkjs.zKey.exportVerificationKey(keyFiles.zkey)),
    );
  });

  const manifest: Manifest = {
    kind: "development",
    circuit: "circuits/answer.circom",
    circomVersion: await readCircomVersion(),
    ...size,
    sha256: {
      r1cs: await hashFile(compiled.r1cs, "sha256"),
      wasm: await hashFile(keyFiles.wasm, "sha256"),
      zkey: await hashFile(keyFiles.zkey, "sha256"),
      verificationKey: await hashFile(keyFiles.verificationKey, "sha256"),
    },
    powersOfTau: developmentPowersOfTau,
    beacon: developmentBeacon,
  };
  await writeManifest(manifest);
  await step("Generate sources", async () => writeSources(await generateSources(compiled.symbols, manifest)));
  return manifest;
}
