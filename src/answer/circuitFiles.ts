import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "viem";
import { ProverError } from "../errors.ts";
import { answerCircuit } from "../generated/answerKey.ts";

/** A file of the circuit: its bytes, or the address to fetch it from. */
export type CircuitFile = Uint8Array | string | URL;

/** The circuit's files, as released in `circuits/keys`. */
export interface CircuitFiles {
  /** Witness calculator, `answer.wasm`. */
  readonly wasm: CircuitFile;
  /** Proving key, `answer.zkey`. */
  readonly zkey: CircuitFile;
}

/**
 * The bytes of both files. Throws `ProverError` if one cannot be fetched, is a page instead of the file, or is not the
 * one of this release.
 */
export async function loadCircuitFiles({
  wasm,
  zkey,
}: CircuitFiles): Promise<Record<"wasm" | "zkey", Uint8Array>> {
  const [wasmBytes, zkeyBytes] = await Promise.all([
    load("answer.wasm", wasm, answerCircuit.wasmSha256),
    load("answer.zkey", zkey, answerCircuit.zkeySha256),
  ]);
  return { wasm: wasmBytes, zkey: zkeyBytes };
}

async function load(name: string, file: CircuitFile, expected: string): Promise<Uint8Array> {
  const bytes = isBytes(file) ? file : await download(name, file);
  const actual = bytesToHex(await digestOf(bytes)).slice(2);
  if (actual === expected) return bytes;
  if (isPage(bytes)) {
    const place = isBytes(file) ? "" : ` at ${file}`;
    throw new ProverError(`There is a web page${place} where ${name} should be.`, {
      details: { size: bytes.length },
      hint: "Servers send their start page for files that they do not have: put the file where it is fetched from.",
    });
  }
  throw new ProverError(`${name} is not the file of this release.`, {
    details: { actual, expected, size: bytes.length },
    hint: "Take it from circuits/keys of the same version of this package.",
  });
}

/** Bytes of another realm, such as a frame or a test's sandbox, are of another class. */
function isBytes(file: CircuitFile): file is Uint8Array {
  return ArrayBuffer.isView(file);
}

/** The platform's hash is faster, but browsers have none on pages that come over plain http. */
async function digestOf(bytes: Uint8Array): Promise<Uint8Array> {
  if (globalThis.crypto?.subtle === undefined) return sha256(bytes);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
}

function isPage(bytes: Uint8Array): boolean {
  return /^\s*<(!doctype|html|head|body)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}

async function download(name: string, url: string | URL): Promise<Uint8Array> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new ProverError(`${name} could not be fetched from ${url}.`, { cause, hint: "Check the address." });
  });
  if (!response.ok) {
    throw new ProverError(`${name} could not be fetched from ${url}: HTTP ${response.status}.`, {
      hint: "Check the address, and that the server has the file.",
    });
  }
  return new Uint8Array(await response.arrayBuffer());
}
