import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "viem";
import { ProverError } from "../../errors.ts";
import { answerCircuit } from "../../generated/answerKey.ts";
import { createDownload, type Download } from "./download.ts";
import type { ReleasedFile } from "./fetchFile.ts";

/** A file of the circuit: its bytes, or the address to fetch it from. */
export type CircuitFile = Uint8Array | string | URL;

/** The circuit's files, as released in `circuits/keys`. */
export interface CircuitFiles {
  /** Witness calculator, `answer.wasm`. */
  readonly wasm: CircuitFile;
  /** Proving key, `answer.zkey`. */
  readonly zkey: CircuitFile;
}

/** Both files of this release. */
export const releasedFiles: Record<keyof CircuitFiles, ReleasedFile> = {
  wasm: { name: "answer.wasm", bytes: answerCircuit.wasmBytes, sha256: answerCircuit.wasmSha256 },
  zkey: { name: "answer.zkey", bytes: answerCircuit.zkeyBytes, sha256: answerCircuit.zkeySha256 },
};

/**
 * The bytes of both files. Throws `ProverError` if one cannot be fetched, is truncated, is a page instead of the file, or
 * is not the one of this release.
 *
 * @param download Fetches a file; by default from the network each time.
 */
export async function loadCircuitFiles(
  files: CircuitFiles,
  download: Download = createDownload(),
): Promise<Record<keyof CircuitFiles, Uint8Array>> {
  const load = (kind: keyof CircuitFiles) => loadCircuitFile(kind, files[kind], download);
  const [wasm, zkey] = await Promise.all([load("wasm"), load("zkey")]);
  return { wasm, zkey };
}

/** The bytes of one of the files, likewise. */
export async function loadCircuitFile(
  kind: keyof CircuitFiles,
  file: CircuitFile,
  download: Download,
): Promise<Uint8Array> {
  const released = releasedFiles[kind];
  if (isBytes(file)) return requireReleased(file, released);
  return download(released, file, (bytes) => requireReleased(bytes, released, file));
}

/** Returns the bytes if they are those of the release; otherwise throws a `ProverError` that says what they are. */
async function requireReleased(
  bytes: Uint8Array,
  { name, sha256: expected, bytes: size }: ReleasedFile,
  address?: string | URL,
): Promise<Uint8Array> {
  const actual = bytesToHex(await digestOf(bytes)).slice(2);
  if (actual === expected) return bytes;
  const place = address === undefined ? "" : ` at ${address}`;
  if (isPage(bytes)) {
    throw new ProverError(`There is a web page${place} where ${name} should be.`, {
      details: { size: bytes.length },
      hint: "Servers send their start page for files that they do not have: put the file where it is fetched from.",
    });
  }
  if (bytes.length < size) {
    throw new ProverError(
      `${name} is not the file of this release: it has ${bytes.length} of ${size} bytes.`,
      {
        details: { actual, expected, size: bytes.length },
        hint: "It is truncated, or of another release: take it whole from circuits/keys of the same version of this package.",
      },
    );
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
