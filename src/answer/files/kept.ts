import type { ReleasedFile } from "./fetchFile.ts";

const CACHE = "decdp-circuit";

/** Entries of Cache Storage have addresses; this one is asked of no server. */
const addressOf = ({ name, sha256 }: ReleasedFile) => `/decdp-circuit/${name}?sha256=${sha256}`;

/** A file that was kept; undefined if there is none, or no storage. Whoever uses it checks its hash. */
export async function findKept(file: ReleasedFile): Promise<Uint8Array | undefined> {
  try {
    const response = await (await caches.open(CACHE)).match(addressOf(file));
    return response && new Uint8Array(await response.arrayBuffer());
  } catch {
    // No storage on pages over plain http, in private windows and in Node.js.
    return undefined;
  }
}

/** Keeps a file that was checked, in place of those of other releases. A full or missing storage is no error. */
export async function keepFile(file: ReleasedFile, bytes: Uint8Array): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    for (const request of await cache.keys()) {
      if (new URL(request.url).pathname === `/decdp-circuit/${file.name}`) await cache.delete(request);
    }
    await cache.put(addressOf(file), new Response(bytes as Uint8Array<ArrayBuffer>));
  } catch {
    // The file is fetched again next time.
  }
}
