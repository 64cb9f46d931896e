import { rm } from "node:fs/promises";
import path from "node:path";
import {
  keyFileOf,
  lastStep,
  readKeyOf,
  requireTranscript,
  sha256Of,
  writeKeyOf,
} from "../../../scripts/ceremony/folder.ts";
import { readKeyFile } from "../../../scripts/ceremony/keyFile.ts";
import type { Signer } from "../../../scripts/ceremony/signing.ts";
import {
  hashOfStep,
  type LaterStep,
  signStep,
  type Unsigned,
  writeTranscript,
} from "../../../scripts/ceremony/transcript.ts";

/** A contribution of a key file, in bytes. */
export interface RawContribution {
  readonly delta: Buffer;
  readonly publicKey: Buffer;
  readonly type: number;
  readonly parameters: Buffer;
}

/** The newest key of a folder. */
export async function newestKey(folder: string): Promise<Buffer> {
  const { bytes } = await readKeyOf(folder, lastStep(await requireTranscript(folder)));
  return bytes;
}

/**
 * Puts any bytes into a folder as the key after one more step, in a transcript that is signed and whole: all that a
 * cheating contributor can do. The step says of the key what is true where the key can be read.
 */
export async function pretend(
  folder: string,
  key: Buffer,
  signer: Signer,
  said: Partial<Unsigned<LaterStep>> = {},
): Promise<string> {
  const { steps } = await requireTranscript(folder);
  const before = steps.at(-1)!;
  const added = signStep<LaterStep>(
    {
      kind: "contribution",
      number: before.number + 1,
      name: "Mallory",
      time: new Date().toISOString(),
      contributionHash: hashOfLast(key),
      zkeySha256: sha256Of(key),
      previous: hashOfStep(before),
      ...said,
    } as Unsigned<LaterStep>,
    signer,
  );
  await writeKeyOf(folder, added, key);
  await writeTranscript(folder, [...steps, added]);
  return folder;
}

/** The key with other contributions in its list. Its points stay as they are. */
export function withContributions(
  key: Buffer,
  change: (contributions: RawContribution[]) => RawContribution[],
): Buffer {
  const { start, end } = sectionOf(key, 10);
  const list = key.subarray(start, end);
  const changed = change(parse(list)).map(({ delta, publicKey, type, parameters }) =>
    Buffer.concat([delta, publicKey, number(type), number(parameters.length), parameters]),
  );
  const section = Buffer.concat([list.subarray(0, 64), number(changed.length), ...changed]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(section.length));
  return Buffer.concat([key.subarray(0, start - 8), length, section, key.subarray(end)]);
}

/** The parameters of a contribution with a name. */
export function named(name: string): Buffer {
  return Buffer.from([1, Buffer.byteLength(name), ...Buffer.from(name)]);
}

/** Where a section's content is in a key. */
export function sectionOf(key: Buffer, wanted: number): { start: number; end: number } {
  for (let at = 12; at < key.length; ) {
    const start = at + 12;
    const end = start + Number(key.readBigUInt64LE(at + 4));
    if (key.readUInt32LE(at) === wanted) return { start, end };
    at = end;
  }
  throw new Error(`The key has no section ${wanted}.`);
}

/** A contributor's folder without the newest key. */
export async function loseNewestKey(folder: string): Promise<string> {
  const file = keyFileOf(folder, lastStep(await requireTranscript(folder)));
  await rm(file);
  return path.basename(file);
}

function parse(list: Buffer): RawContribution[] {
  const contributions: RawContribution[] = [];
  for (let at = 68; at < list.length; ) {
    const length = list.readUInt32LE(at + 388);
    contributions.push({
      delta: list.subarray(at, at + 64),
      publicKey: list.subarray(at + 64, at + 384),
      type: list.readUInt32LE(at + 384),
      parameters: list.subarray(at + 392, at + 392 + length),
    });
    at += 392 + length;
  }
  return contributions;
}

function hashOfLast(key: Buffer): string {
  try {
    return readKeyFile(key).contributions.at(-1)?.hash ?? "0".repeat(128);
  } catch {
    return "0".repeat(128);
  }
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
