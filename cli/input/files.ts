import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type * as z from "zod/v4";
import { DecdpError } from "../../src/errors.ts";
import { type Reader, readShape } from "../../src/format/reading/reading.ts";
import { decodeText } from "./encoding.ts";

/** Little that the command line reads is near this size; larger files are a mistake or an attack. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/**
 * Reads a file of one of the formats. Throws `DecdpError` that names the file and the field: for a file that is missing,
 * no regular file, over the limit, not in UTF-8, no JSON, of another kind or of another shape.
 *
 * @param largest Limit in bytes.
 */
export function readFile<Value>(file: string, reader: Reader<Value>, largest = LARGEST_FILE): Value {
  return reader(readText(file, largest), file);
}

/** Reads a JSON file of a shape that only the command line knows. Throws `DecdpError`, as `readFile` does. */
export function readJson<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> {
  return readShape(shape, readText(file), file) as z.output<Shape>;
}

/**
 * The text of a file, as `decodeText` reads it. Throws `DecdpError` if it cannot be read, has more bytes than the limit,
 * or is not in UTF-8.
 */
export function readText(file: string, largest = LARGEST_FILE): string {
  let status: ReturnType<typeof statSync>;
  try {
    status = statSync(file);
  } catch (cause) {
    throw new DecdpError(`${file} is not there.`, { cause, hint: "Check the name and the folder." });
  }
  if (!status.isFile()) throw new DecdpError(`${file} is not a file.`);
  if (status.size > largest) {
    throw new DecdpError(`${file} has ${status.size} bytes.`, {
      hint: `Files of more than ${largest} bytes are not read.`,
    });
  }
  return decodeText(readFileSync(file), file);
}

/** Writes a file of the state folder that is either old or new, never half of it. */
export function writeText(file: string, text: string): void {
  renameSync(writeDraft(file, text), file);
}

/**
 * Writes a file beside the one that it is to become, and returns its name.
 *
 * @param options.secret Only the user may read it.
 */
export function writeDraft(file: string, text: string, { secret = false } = {}): string {
  mkdirSync(path.dirname(file), { recursive: true, ...(secret && { mode: 0o700 }) });
  // A name that nobody can guess, and no file of somebody else under it.
  const draft = `${file}.${randomUUID()}.new`;
  writeFileSync(draft, text, { mode: secret ? 0o600 : 0o644, flag: "wx" });
  return draft;
}

/** Throws `DecdpError` for a secret that others on this machine can read. Windows has no such modes. */
export function requirePrivate(file: string): void {
  if (process.platform === "win32") return;
  if ((statSync(file).mode & 0o077) === 0) return;
  throw new DecdpError(`${file} can be read by others on this machine.`, { hint: `chmod 600 ${file}` });
}
