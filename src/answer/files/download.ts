import { fetchFile, type ReleasedFile } from "./fetchFile.ts";
import { findKept, keepFile } from "./kept.ts";

/** Brings a file that passes a check; the check throws what is wrong. */
export type Download = (
  file: ReleasedFile,
  address: string | URL,
  check: (bytes: Uint8Array) => Promise<Uint8Array>,
) => Promise<Uint8Array>;

export interface DownloadOptions {
  /** Whether files are kept in the browser's Cache Storage, where there is one. */
  readonly keep?: boolean;
  /** Called with the number of bytes that have arrived since the last call. */
  readonly onBytes?: (count: number) => void;
}

/** Downloads of files. What was kept is checked again before it is used, and fetched anew if it is not right. */
export function createDownload({ keep = false, onBytes = () => {} }: DownloadOptions = {}): Download {
  return async (file, address, check) => {
    const kept = keep ? await findKept(file) : undefined;
    if (kept !== undefined) {
      const right = await check(kept).catch(() => undefined);
      if (right !== undefined) {
        onBytes(right.length);
        return right;
      }
    }
    const bytes = await check(await fetchFile(file, address, onBytes));
    if (keep) await keepFile(file, bytes);
    return bytes;
  };
}
