import type { Release, Releases } from "../release.ts";
import type { Refusal } from "../standing.ts";

/** What the guard knows, beside the files. */
export interface Known {
  readonly releases: Releases;
  /** The version that pages are served from. */
  readonly current: Release;
  /** A newer one, all of whose files are here. */
  readonly ready?: Release | undefined;
  readonly refused?: Refusal | undefined;
}

const STATE = "decdp-guard";
/** Entries of Cache Storage have addresses; this one is asked of no server. */
const ADDRESS = "/guard/known.json";

export async function readKnown(): Promise<Known | undefined> {
  const kept = await (await caches.open(STATE)).match(ADDRESS);
  return kept === undefined ? undefined : ((await kept.json()) as Known);
}

export async function writeKnown(known: Known): Promise<void> {
  await (await caches.open(STATE)).put(ADDRESS, new Response(JSON.stringify(known)));
}

const PREFIX = "decdp-release-";

/** Where the files of a version are. */
export const cacheOf = ({ number }: Release) => `${PREFIX}${number}`;

/** A kept file of a version, by its path. */
export async function keptFile(release: Release, place: string): Promise<Response | undefined> {
  return (await caches.open(cacheOf(release))).match(place);
}

/** Removes the files of versions older than the one before `current`, out of which an open page may still load parts. */
export async function dropOldFiles(current: Release): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && Number(name.slice(PREFIX.length)) < current.number - 1) {
      await caches.delete(name);
    }
  }
}
