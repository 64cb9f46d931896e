import { type Bytes, digestOf, type Release, ReleaseError, readReleases } from "../release.ts";
import { cacheOf, dropOldFiles, type Known, keptFile, readKnown, writeKnown } from "./kept.ts";
import { scope } from "./scope.ts";

/** The library keeps the circuit's files by itself, once there is something to prove. */
const isKeptElsewhere = (place: string) => place.startsWith("/circuit/");

/**
 * Asks the server for versions. The newest that is announced is fetched, each file of it compared with what was announced,
 * and kept whole or not at all. Everything else is refused, and what was there before goes on. Offline nothing changes.
 */
export async function lookForReleases(): Promise<Known | undefined> {
  const known = await readKnown();
  const text = await fetchText("/releases.json");
  if (text === undefined) return known;
  try {
    const releases = await readReleases(text, scope.location.origin, known?.releases);
    const newest = releases.releases.at(-1)!;
    const latest = known?.ready ?? known?.current;
    if (latest?.number === newest.number) {
      await requireOffered(newest);
      if (known!.refused === undefined) return known;
      return await keep({ ...known!, refused: undefined });
    }
    await keepFiles(newest);
    return await keep(
      known === undefined ? { releases, current: newest } : { ...known, releases, ready: newest },
    );
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    if (known === undefined) throw error;
    return keep({ ...known, refused: { why: error.message, at: Math.floor(Date.now() / 1000) } });
  }
}

/** From now on pages are served from the version that is ready. */
export async function takeReady(): Promise<Known | undefined> {
  const known = await readKnown();
  if (known?.ready === undefined) return known;
  const next = await keep({ ...known, current: known.ready, ready: undefined });
  await dropOldFiles(next.current);
  return next;
}

async function keep(known: Known): Promise<Known> {
  await writeKnown(known);
  return known;
}

/** What the server offers is what was announced last, the guard included. Throws `ReleaseError` if it offers something else. */
async function requireOffered(newest: Release): Promise<void> {
  const offered = await fetchBytes("/build.json");
  if (offered !== undefined) await requireDigest("/build.json", offered, newest.build);
  const guard = await fetchBytes("/guard.js");
  const { files } = await (await keptFile(newest, "/build.json"))!.json();
  if (guard !== undefined) await requireDigest("/guard.js", guard, files["/guard.js"]);
}

async function keepFiles(release: Release): Promise<void> {
  const build = await need("/build.json", release.build);
  const network = await need("/network.json", release.network);
  const { files } = JSON.parse(new TextDecoder().decode(build)) as { files: Record<string, string> };
  const contents = new Map([
    ["/build.json", build],
    ["/network.json", network],
  ]);
  await Promise.all(
    Object.entries(files)
      .filter(([place]) => !isKeptElsewhere(place))
      .map(async ([place, digest]) => contents.set(place, await need(place, digest))),
  );
  const cache = await caches.open(cacheOf(release));
  for (const [place, content] of contents) await cache.put(place, new Response(content));
}

/** A file that is what was announced. Throws `ReleaseError` for any other. */
async function need(place: string, digest: string): Promise<Bytes> {
  const content = await fetchBytes(place);
  if (content === undefined) throw new ReleaseError(`${place} could not be fetched.`);
  await requireDigest(place, content, digest);
  return content;
}

async function requireDigest(place: string, content: Bytes, digest: string): Promise<void> {
  if ((await digestOf(content)) !== digest) throw new ReleaseError(`${place} is not what was announced.`);
}

async function fetchText(place: string): Promise<string | undefined> {
  const bytes = await fetchBytes(place);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

/** Undefined where the server does not answer, or refuses. */
async function fetchBytes(place: string): Promise<Bytes | undefined> {
  try {
    const reply = await fetch(place, { cache: "no-store", redirect: "error", credentials: "omit" });
    return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}
