import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { CompiledCircuit } from "../../circuit/compile.ts";
import { writeRelease } from "../../circuit/key.ts";
import { keyFilesIn, type Manifest } from "../../circuit/manifest.ts";
import { CeremonyError } from "../ceremonyError.ts";
import { lastStep, readKeyOf, requireTranscript, sha256Of } from "../folder.ts";
import { transcriptFile } from "../transcript.ts";
import { partialName, readIfThere, removeLeftovers, writeWhole } from "../wholeFiles.ts";
import { verify } from "./verify.ts";

export interface Finish {
  readonly folder: string;
  readonly circuit: CompiledCircuit;
  readonly powersOfTau: string;
  /** A folder that does not exist yet. */
  readonly out: string;
}

/**
 * Checks the whole ceremony and writes the release: key, transcript, manifest, witness calculator, verification key and
 * generated sources, in a folder with the layout of this repository. Throws `CeremonyError` if the folder exists.
 */
export async function finish({ folder, circuit, powersOfTau, out }: Finish): Promise<Manifest> {
  await requireAbsent(out);
  const closing = lastStep(await requireTranscript(folder));
  if (closing.kind !== "beacon") {
    throw new CeremonyError("No beacon has closed the ceremony yet.", {
      hint: "Close it with: npm run ceremony -- beacon",
    });
  }
  const { steps } = await verify({ folder, r1cs: circuit.r1cs, powersOfTau });
  const key = await readKeyOf(folder, closing);
  const transcript = await readFile(transcriptFile(folder));
  await removeLeftovers(path.dirname(out));
  const partial = partialName(out);
  await rm(partial, { recursive: true, force: true });
  const files = keyFilesIn(partial);
  await mkdir(path.dirname(files.zkey), { recursive: true });
  await writeFile(files.zkey, key.bytes);
  await writeFile(files.transcript, transcript);
  const manifest = await writeRelease(partial, circuit, {
    kind: "production",
    powersOfTau: steps[0].powersOfTau,
    ceremony: { transcriptSha256: sha256Of(transcript), contributions: steps.length - 2 },
  });
  await rename(partial, out);
  return manifest;
}

/** Replaces the key in a folder that has the layout of this repository, and what is generated from it, by a release. */
export async function adopt(release: string, folder: string): Promise<void> {
  const entries = await readdir(release, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    await writeWhole(path.join(folder, path.relative(release, file)), await readFile(file));
  }
}

async function requireAbsent(out: string): Promise<void> {
  const found = await readIfThere(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EISDIR") return true;
    throw error;
  });
  if (found === undefined) return;
  throw new CeremonyError(`${out} exists already.`, { hint: "Name another folder with --out." });
}
