import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { fromRoot } from "../../services/shared/paths.ts";
import { hashFile } from "../shared/hash.ts";

const execute = promisify(execFile);

/**
 * Powers of tau for 2^15 rows, published as test data of an npm package. It is not known who made
 * them, so keys made from them are for development only.
 */
export const developmentPowersOfTau = {
  source: "snarkjs@0.5.0: test/plonk_circuit/powersOfTau15_final.ptau",
  blake2b512:
    "c696c9f05f6cdf0fe1cdf8c88fc7cd67511205d0a480d6722c2627beb3945de7" +
    "2334ad26ca9fe0ca43058e1f5371b168b785ac08dfdbcc3e3e024368f06f0a04",
} as const;

const directory = fromRoot(".cache/powers-of-tau");
const fileInPackage = "package/test/plonk_circuit/powersOfTau15_final.ptau";

/** Returns the path of the powers of tau; downloads them the first time. */
export async function obtainPowersOfTau(): Promise<string> {
  const file = path.join(directory, fileInPackage);
  if (!existsSync(file)) {
    await mkdir(directory, { recursive: true });
    await execute("npm", ["pack", "snarkjs@0.5.0", "--pack-destination", directory], { cwd: directory });
    await execute("tar", ["-xzf", "snarkjs-0.5.0.tgz", fileInPackage], { cwd: directory });
  }
  const found = await hashFile(file, "blake2b512");
  if (found !== developmentPowersOfTau.blake2b512) {
    throw new Error(
      `${file} has BLAKE2b-512 ${found}, expected ${developmentPowersOfTau.blake2b512}. Delete it and retry.`,
    );
  }
  return file;
}
