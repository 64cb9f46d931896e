import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, randomBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { SourceError } from "../sourceError.ts";
import type { SolidPending, Statement } from "./solid.ts";

/** What the customer is asked to put in their pod. */
export interface GrantRequest {
  /** Where the grant goes, which only its owner can write to. */
  readonly grant: string;
  readonly webId: string;
  /** WebID of the gateway, which has to be able to read the grant and every resource, and nothing else. */
  readonly agent: string;
  readonly nonce: string;
  /** Unix seconds; an earlier end may be granted. */
  readonly until: number;
  readonly resources: readonly string[];
  /** The page to go back to. */
  readonly returnTo: string;
}

const ODRL = "http://www.w3.org/ns/odrl/2/";
const IDENTIFIER = "http://purl.org/dc/terms/identifier";
const VALID_THROUGH = "https://schema.org/validThrough";
/** Of the hash of the code. */
const ACCESS_CODE = "https://schema.org/accessCode";
const DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime";

/** The page that asks for a grant; what it asks stands behind the "#", which browsers send to nobody. */
export function writeGrantRequest(page: string, request: GrantRequest): string {
  const { resources, until, ...rest } = request;
  const asked = new URLSearchParams({ ...rest, until: String(until) });
  for (const resource of resources) asked.append("resource", resource);
  const url = new URL(page);
  url.hash = asked.toString();
  return url.href;
}

/** What a page that asks for grants knows by itself. */
export interface GrantPage {
  /** WebID of its gateway. */
  readonly agent: string;
  /** Of the pages that it leads back to. */
  readonly origins: readonly string[];
}

/**
 * What such a page is asked for. Whoever sends somebody the page's address chooses what is in it. Throws `SourceError`:
 * `unexpected`, `forged` where somebody else than the gateway would get access, and `elsewhere` where the grant or a
 * resource is not in its place in one pod, or the page to go back to is of another origin.
 */
export function readGrantRequest(url: string, page: GrantPage): GrantRequest {
  const asked = new URLSearchParams(new URL(url).hash.slice(1));
  const text = (name: string) => {
    const [value, ...more] = asked.getAll(name);
    if (value !== undefined && more.length === 0) return value;
    throw new SourceError("unexpected", `The request for a grant has no single "${name}".`);
  };
  const until = Number(text("until"));
  if (!Number.isSafeInteger(until))
    throw new SourceError("unexpected", "The request for a grant has no end.");
  const request = {
    grant: text("grant"),
    webId: text("webId"),
    agent: text("agent"),
    nonce: text("nonce"),
    until,
    resources: asked.getAll("resource"),
    returnTo: text("returnTo"),
  };
  requireOwnRequest(request, page);
  return request;
}

function requireOwnRequest({ grant, agent, resources, returnTo }: GrantRequest, page: GrantPage): void {
  if (agent !== page.agent) {
    throw new SourceError("forged", "The request for a grant is for another agent than the gateway.");
  }
  const [, storage] = /^(https?:\/\/.*\/)decdp\/[^/?#]+$/.exec(grant) ?? [];
  const isInPod = (place: string) => {
    return storage !== undefined && URL.parse(place)?.href === place && place.startsWith(storage);
  };
  if (![grant, ...resources].every(isInPod) || !page.origins.includes(URL.parse(returnTo)?.origin ?? "")) {
    throw new SourceError("elsewhere", "The request for a grant leads to places that it must not lead to.");
  }
}

/**
 * What only the browser of who grants knows, 32 random bytes: the session is completed with it, and the grant has its hash.
 * Who sends a request on to somebody else, and has them grant, cannot complete the session.
 */
export function createGrantCode(): string {
  return bytesToHex(randomBytes(32));
}

/** Where the page leads back to when it has written the grant, with the code behind the "#". */
export function grantReturn({ returnTo }: GrantRequest, code: string): string {
  const page = new URL(returnTo);
  page.hash = new URLSearchParams({ code }).toString();
  return page.href;
}

/**
 * The grant that answers a request, in Turtle: an agreement of ODRL.
 *
 * @param code From `createGrantCode`, another one for each grant.
 */
export function writeGrant(
  { grant, webId, agent, nonce, until, resources }: GrantRequest,
  code: string,
): string {
  const end = new Date(until * 1000).toISOString();
  return `${iri(grant)} a ${iri(`${ODRL}Agreement`)};
  ${iri(IDENTIFIER)} ${JSON.stringify(nonce)};
  ${iri(ACCESS_CODE)} "${hashOf(code)}";
  ${iri(`${ODRL}assigner`)} ${iri(webId)};
  ${iri(`${ODRL}assignee`)} ${iri(agent)};
  ${iri(`${ODRL}action`)} ${iri(`${ODRL}read`)};
  ${resources.map((resource) => `${iri(`${ODRL}target`)} ${iri(resource)};`).join("\n  ")}
  ${iri(VALID_THROUGH)} "${end}"^^${iri(DATE_TIME)}.
`;
}

/**
 * When a grant ends, and what may be read by it. Throws `SourceError`: `replayed` for one of another session, `forged` for one of somebody
 * else, to somebody else or with another code, `refused` where it leaves out a resource, `expired`.
 */
export function requireGrant(
  statements: readonly Statement[],
  { webId, grant, nonce }: SolidPending,
  { agent, required, now, code }: { agent: string; required: readonly string[]; now: number; code: string },
): { readonly until: number; readonly targets: readonly (string | undefined)[] } {
  const valuesOf = (predicate: string) =>
    statements
      .filter((statement) => statement.subject === grant && statement.predicate === predicate)
      .map(({ object }) => object);
  const isOnly = (predicate: string, value: string) => {
    const values = valuesOf(predicate);
    return values.length === 1 && values[0] === value;
  };
  if (!isOnly(IDENTIFIER, nonce)) {
    throw new SourceError("replayed", "The grant in the pod is not the one of this session.");
  }
  if (!isOnly(`${ODRL}assigner`, webId) || !isOnly(`${ODRL}assignee`, agent)) {
    throw new SourceError("forged", "The grant in the pod is not from this WebID to this gateway.");
  }
  if (!isOnly(ACCESS_CODE, hashOf(code))) {
    throw new SourceError("forged", "The grant was not given in the browser in which the session goes on.", {
      hint: "Begin again, and stay in one browser.",
    });
  }
  const targets = valuesOf(`${ODRL}target`);
  if (!isOnly(`${ODRL}action`, `${ODRL}read`) || !required.every((resource) => targets.includes(resource))) {
    throw new SourceError("refused", "The grant in the pod leaves out a resource that is asked for.");
  }
  const ends = valuesOf(VALID_THROUGH);
  const end = ends.length === 1 ? Date.parse(ends[0] ?? "") / 1000 : Number.NaN;
  if (Number.isNaN(end)) throw new SourceError("unexpected", "The grant in the pod has no end.");
  if (end <= now) throw new SourceError("expired", "The grant in the pod has ended.");
  return { until: Math.floor(end), targets };
}

function hashOf(code: string): string {
  return bytesToHex(sha256(utf8ToBytes(code)));
}

function iri(text: string): string {
  if (URL.canParse(text) && !/[\s<>"{}|\\^`]/.test(text)) return `<${text}>`;
  throw new SourceError("unexpected", "The request for a grant has something that is no address.");
}
