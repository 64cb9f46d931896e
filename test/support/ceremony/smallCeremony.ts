import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { openSigner, type Signer } from "../../../scripts/ceremony/signing.ts";
import { accept } from "../../../scripts/ceremony/steps/accept.ts";
import { contribute } from "../../../scripts/ceremony/steps/contribute.ts";
import { start } from "../../../scripts/ceremony/steps/start.ts";
import { fromRoot } from "../../../services/shared/paths.ts";

/** The first 2^4 rows of the powers of tau from which the development key is made. */
export const powersOfTau = fromRoot("test/ceremony/powersOfTau4.ptau");

/** What is announced, and what comes. */
export const BEACON = "5d".repeat(32);

/** Folders for the people of a ceremony, in the system's temporary folder. */
export interface People {
  readonly folder: string;
  readonly r1cs: string;
  /** A circuit of the same size that checks something else. */
  readonly otherR1cs: string;
  readonly signer: Signer;
  /** Starts a ceremony in a folder of this name. */
  start(name: string, r1cs?: string): Promise<string>;
  /** Copies a folder, as one does who sends it. */
  send(from: string, name: string): Promise<string>;
  /** Sends the coordinator's folder to a contributor, who contributes; returns the contributor's folder. */
  contribute(coordinator: string, name: string): Promise<string>;
  accept(coordinator: string, from: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function gatherPeople(): Promise<People> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "decdp-ceremony-"));
  const r1cs = await compile(folder, "product", "a * b");
  const otherR1cs = await compile(folder, "square", "b * b");
  const signer = await openSigner(path.join(folder, "signing-key.pem"));
  const send = async (from: string, name: string) => {
    const to = path.join(folder, name);
    await rm(to, { recursive: true, force: true });
    await cp(from, to, { recursive: true });
    return to;
  };
  return {
    folder,
    r1cs,
    otherR1cs,
    signer,
    send,
    async start(name, circuit = r1cs) {
      const to = path.join(folder, name);
      const announcement = "block 30000000";
      const given = { folder: to, r1cs: circuit, powersOfTau, name: "Nora", signer, announcement };
      await start({ ...given, iterationsExponent: 10 });
      return to;
    },
    async contribute(coordinator, name) {
      const own = await send(coordinator, name);
      await contribute({ folder: own, r1cs, name, signer });
      return own;
    },
    accept: (coordinator, from) => accept({ folder: coordinator, from, r1cs, powersOfTau }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function compile(folder: string, name: string, product: string): Promise<string> {
  const circuit = `pragma circom 2.1.0;
    template Product() {
      signal input a;
      signal input b;
      signal output c;
      signal d <== ${product};
      c <== d * a + b;
    }
    component main {public [b]} = Product();`;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.circom`), circuit);
  const circom = ["--single-threaded", fromRoot("node_modules/circom2/cli.js")];
  await promisify(execFile)(process.execPath, [...circom, `${name}.circom`, "--r1cs", "-o", "."], {
    cwd: folder,
  });
  return path.join(folder, `${name}.r1cs`);
}
