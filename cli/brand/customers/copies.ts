import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Address } from "viem";
import type { Reader, Writer } from "../../setting/state.ts";

// A record that is erased lives on in the files to which commands wrote it. The state remembers where those are, and not
// whom they are about.

/** Notes that a command wrote a file with something of customers. */
export function noteCopy(writer: Writer, file: string): void {
  writer.change("INSERT OR IGNORE INTO copies (file) VALUES (?)", path.resolve(file));
}

/** The files, written by commands and still there, that name a customer. */
export function copiesNaming(state: Reader, subject: Address): string[] {
  return state
    .all("SELECT file FROM copies ORDER BY file")
    .map(({ file }) => file as string)
    .filter(
      (file) => existsSync(file) && readFileSync(file, "utf8").toLowerCase().includes(subject.toLowerCase()),
    );
}

/** Deletes such files. */
export function deleteCopies(writer: Writer, files: readonly string[]): void {
  for (const file of files) {
    rmSync(file, { force: true });
    writer.change("DELETE FROM copies WHERE file = ?", file);
  }
}
