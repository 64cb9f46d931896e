import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { DecdpError } from "../../src/errors.ts";
import type { Reader } from "../../src/format/reading/reading.ts";
import { readText, writeDraft } from "./files.ts";

// Files that a command writes where its user says. None of them takes the place of a file that the command did not make.

/** Whether the text of a file is what the same command made before, so that repeating it may replace the file. */
export type IsOwn = (text: string) => boolean;

/** Recognizes a file of a format by what it says. */
export function ownFile<Value>(reader: Reader<Value>, isSame: (value: Value) => boolean): IsOwn {
  return (text) => {
    try {
      return isSame(reader(text));
    } catch {
      return false;
    }
  };
}

/** Throws `DecdpError`, before anything is done, if there is a file in the way. */
export function requireFree(file: string, isOwn: IsOwn = () => false, largest?: number): void {
  if (existsSync(file) && !isText(file, isOwn, largest)) throw inTheWay(file);
}

/** What cannot be read as text no command has made. */
function isText(file: string, isOwn: IsOwn, largest?: number): boolean {
  try {
    return isOwn(readText(file, largest));
  } catch {
    return false;
  }
}

/**
 * Writes a file whole or not at all. Throws `DecdpError` for one that is there already, unless the same command made it.
 *
 * @param options.secret Only the user may read it.
 * @param options.largest Bytes of the largest file whose place it may take; `LARGEST_FILE` by default.
 */
export function writeOwn(
  file: string,
  text: string,
  {
    secret = false,
    isOwn,
    largest,
  }: { readonly secret?: boolean; readonly isOwn?: IsOwn; readonly largest?: number } = {},
): void {
  requireFree(file, (kept) => kept === text || isOwn?.(kept) === true, largest);
  const draft = writeDraft(file, text, { secret });
  try {
    if (existsSync(file)) renameSync(draft, file);
    else placeNew(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Another program may have made the file since it was looked for. */
function placeNew(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") throw inTheWay(file);
    // Some memory sticks and network drives have no links.
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}

function inTheWay(file: string): DecdpError {
  return new DecdpError(`There is a file ${file} already; nothing was written over it.`, {
    details: { file },
    hint: "Choose another name with --out, or move that file away.",
  });
}
