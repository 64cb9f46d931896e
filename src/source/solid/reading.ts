import { readSourceJson, requireSuccess } from "../fetching.ts";
import { SourceError } from "../sourceError.ts";
import { saysYes } from "./consentFile.ts";
import { requireGrant } from "./grant.ts";
import type { ReadRdf, SolidPending, Statement } from "./solid.ts";

export interface Reader {
  readonly fetch: typeof fetch;
  readonly readRdf: ReadRdf;
  /** WebID of the gateway. */
  readonly agent: string;
  /** Unix seconds. */
  readonly now: number;
  /** What the browser of who granted came back with. */
  readonly code: string;
}

/** What a grant lets the gateway read. */
export interface Granted {
  /** Unix seconds. */
  readonly until: number;
  /** Throws `SourceError` (`refused`) unless every file says yes. */
  requireConsents(files: readonly { readonly url: string; readonly member: string }[]): Promise<void>;
  /** The statements of a resource; undefined for an optional one that is not there, or that the grant leaves out. */
  statementsOf(url: string, isOptional: boolean): Promise<readonly Statement[] | undefined>;
  /** Throws `SourceError` (`revoked`) if the grant was taken back meanwhile. */
  requireStill(): Promise<void>;
}

const RDF_TYPES = "text/turtle, application/ld+json;q=0.9";

/** Reads the grant of a session first, and by it the resources. Throws `SourceError`. */
export async function readGranted(
  { fetch, readRdf, agent, now, code }: Reader,
  pending: SolidPending,
  required: readonly string[],
): Promise<Granted> {
  const readGrant = async () => {
    const answer = await fetchOnly(fetch, pending.grant, RDF_TYPES);
    if (isDenied(answer)) return undefined;
    return statementsIn(requireSuccess(answer), pending.grant, readRdf);
  };
  const wanted = { agent, required, now, code };
  const statements = await readGrant();
  if (statements === undefined) {
    throw new SourceError("refused", "The pod has no grant that the gateway may read.", {
      hint: `The customer writes the grant, and lets ${agent} read it and the resources that it names.`,
    });
  }
  const revoked = () =>
    new SourceError("revoked", "The customer does not let the gateway read a resource of the grant.");
  const { until, targets } = requireGrant(statements, pending, wanted);
  return {
    until,
    async requireConsents(files) {
      for (const { url, member } of files) {
        const answer = await fetchOnly(fetch, url, "application/json");
        if (!isDenied(answer) && saysYes(await readSourceJson(requireSuccess(answer)), member)) continue;
        throw new SourceError("refused", "A file of the customer's in the pod does not consent.");
      }
    },
    async statementsOf(url, isOptional) {
      if (isOptional && !targets.includes(url)) return undefined;
      const answer = await fetchOnly(fetch, url, RDF_TYPES);
      if (answer.status === 404 && isOptional) return undefined;
      if (answer.status === 403) throw revoked();
      return statementsIn(requireSuccess(answer), url, readRdf);
    },
    async requireStill() {
      const still = await readGrant();
      if (still === undefined) throw revoked();
      requireGrant(still, pending, wanted);
    },
  };
}

/** The statements of an answer. Throws `SourceError`. */
export async function statementsIn(
  answer: Response,
  base: string,
  readRdf: ReadRdf,
): Promise<readonly Statement[]> {
  const mediaType = (answer.headers.get("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
  return readRdf(await answer.text(), { mediaType, base });
}

/** Asks for one resource, and takes no other of the same server in its place. */
async function fetchOnly(doFetch: typeof fetch, url: string, accept: string): Promise<Response> {
  const answer = await doFetch(url, { headers: { accept } });
  if (answer.url === "" || answer.url === url) return answer;
  throw new SourceError("elsewhere", "The pod leads to another resource than the one that was granted.");
}

function isDenied({ status }: Response): boolean {
  return status === 403 || status === 404 || status === 410;
}
