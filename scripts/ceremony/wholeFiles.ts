import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Writes a file so that its name only ever stands for the whole of it: under another name first, onto the disk, and then
 * renamed. Whoever is killed meanwhile leaves a file `NAME.PROCESS.partial`, which nobody reads.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const partial = partialName(file);
  const handle = await open(partial, "w");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
}

/** The name under which this process makes a file or folder, until it is whole. */
export function partialName(file: string): string {
  return `${file}.${process.pid}.partial`;
}

/** Makes the folder if there is none. Removes what killed commands left in it; those that still run keep theirs. */
export async function removeLeftovers(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const owner = /\.(\d+)\.partial$/.exec(name)?.[1];
    if (owner === undefined || isRunning(Number(owner))) continue;
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** The bytes of a file, undefined if there is none. */
export async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function isRunning(owner: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
