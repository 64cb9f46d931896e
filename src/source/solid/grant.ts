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

/** What such a page is asked for. Throws `SourceError` (`unexpected`). */
export function readGrantRequest(url: string): GrantRequest {
  const asked = new URLSearchParams(new URL(url).hash.slice(1));
  const text = (name: string) => {
    const [value, ...more] = asked.getAll(name);
    if (value !== undefined && more.length === 0) return value;
    throw new SourceError("unexpected", `The request for a grant has no single "${name}".`);
  };
  const until = Number(text("until"));
  if (!Number.isSafeInteger(until))
    throw new SourceError("unexpected", "The request for a grant has no end.");
  return {
    grant: text("grant"),
    webId: text("webId"),
    agent: text("agent"),
    nonce: text("nonce"),
    until,
    resources: asked.getAll("resource"),
    returnTo: text("returnTo"),
  };
}

/** The grant that answers a request, in Turtle: an agreement of ODRL. */
export function writeGrant({ grant, webId, agent, nonce, until, resources }: GrantRequest): string {
  const end = new Date(until * 1000).toISOString();
  return `${iri(grant)} a ${iri(`${ODRL}Agreement`)};
  ${iri(IDENTIFIER)} ${JSON.stringify(nonce)};
  ${iri(`${ODRL}assigner`)} ${iri(webId)};
  ${iri(`${ODRL}assignee`)} ${iri(agent)};
  ${iri(`${ODRL}action`)} ${iri(`${ODRL}read`)};
  ${resources.map((resource) => `${iri(`${ODRL}target`)} ${iri(resource)};`).join("\n  ")}
  ${iri(VALID_THROUGH)} "${end}"^^${iri(DATE_TIME)}.
`;
}

/**
 * When a grant ends, and what may be read by it. Throws `SourceError`: `replayed` for one of another session, `forged` for one of somebody
 * else or to somebody else, `refused` where it leaves out a resource, `expired`.
 */
export function requireGrant(
  statements: readonly Statement[],
  { webId, grant, nonce }: SolidPending,
  { agent, required, now }: { agent: string; required: readonly string[]; now: number },
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

function iri(text: string): string {
  if (URL.canParse(text) && !/[\s<>"{}|\\^`]/.test(text)) return `<${text}>`;
  throw new SourceError("unexpected", "The request for a grant has something that is no address.");
}
