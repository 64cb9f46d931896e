import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { obtainPowersOfTau } from "../../../scripts/circuit/powersOfTau.ts";
import { setUpDevelopmentKey } from "../../../scripts/circuit/setup.ts";
import { fromRoot } from "../../../services/shared/paths.ts";

/** A circuit of a few rows, some of whose wires are in one matrix only, so that their points are at infinity. */
const source = `pragma circom 2.0.0;
template Small() {
  signal input x[6];
  signal input unusedInB;
  signal output sum;
  signal product[6];
  product[0] <== x[0] * x[1];
  for (var i = 1; i < 6; i++) product[i] <== (product[i - 1] + 3 * x[i]) * (x[i] - 7);
  sum <== product[5] * x[0] + unusedInB;
}
component main { public [x] } = Small();
`;

/** A proving key for a small circuit. */
export async function smallKey(): Promise<Uint8Array> {
  await mkdir(fromRoot(".cache"), { recursive: true });
  const directory = await mkdtemp(fromRoot(".cache/small-"));
  try {
    const file = path.join(directory, "small.circom");
    await writeFile(file, source);
    const circom = ["--single-threaded", fromRoot("node_modules/circom2/cli.js")];
    await promisify(execFile)(process.execPath, [...circom, "small.circom", "--O2", "--r1cs"], {
      cwd: directory,
    });
    const zkey = path.join(directory, "small.zkey");
    await setUpDevelopmentKey(path.join(directory, "small.r1cs"), await obtainPowersOfTau(), zkey);
    return await readFile(zkey);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
