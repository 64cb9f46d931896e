import { requireSuccess } from "../fetching.ts";
import { SourceError } from "../sourceError.ts";
import { statementsIn } from "./reading.ts";
import type { PodServer, ReadRdf } from "./solid.ts";

const STORAGE = "http://www.w3.org/ns/pim/space#storage";
/** No two such paths name one folder, so that nobody gets two cards for one pod. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._~-]*$/;

/**
 * The pod that a WebID names, which is only its word: the grant has to be in that pod. Throws `SourceError`: `elsewhere` for
 * an address that is no pod of a configured server, `unexpected` for none or several.
 */
export async function findStorage(
  webId: string,
  options: { readonly pods: readonly PodServer[]; readonly fetch: typeof fetch; readonly readRdf: ReadRdf },
): Promise<string> {
  const document = webId.split("#")[0]!;
  const answer = requireSuccess(
    await options.fetch(document, { headers: { accept: "text/turtle, application/ld+json" } }),
  );
  const statements = await statementsIn(answer, document, options.readRdf);
  const named = new Set(
    statements
      .filter(({ subject, predicate }) => subject === webId && predicate === STORAGE)
      .map(({ object }) => object),
  );
  const [storage] = named;
  if (storage === undefined || named.size > 1) {
    throw new SourceError("unexpected", `The WebID names ${named.size} pods instead of one.`);
  }
  if (options.pods.some((pod) => isPodOf(pod, storage))) return storage;
  throw new SourceError("elsewhere", "The WebID names a pod that is not on a server that was configured.");
}

/** Whether an address is one pod of a server, written in the only way that counts. */
export function isPodOf({ origin, depth }: PodServer, storage: string): boolean {
  if (!URL.canParse(storage)) return false;
  const { href, origin: given, pathname } = new URL(storage);
  const segments = pathname.split("/").slice(1, -1);
  return (
    given === origin &&
    href === storage &&
    storage === `${origin}${pathname}` &&
    pathname.endsWith("/") &&
    segments.length === depth &&
    segments.every((segment) => SEGMENT.test(segment))
  );
}
