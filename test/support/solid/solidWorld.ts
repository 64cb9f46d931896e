import assert from "node:assert/strict";
import { createReadRdf } from "../../../services/issuer/solid/readRdf.ts";
import { createSourceFetch } from "../../../src/source/fetching.ts";
import { type GrantRequest, readGrantRequest, writeGrant } from "../../../src/source/solid/grant.ts";
import type { Mapping, SolidPending } from "../../../src/source/solid/solid.ts";
import { createSolidSource, type SolidOptions } from "../../../src/source/solid/solidSource.ts";
import type { Source } from "../../../src/source/source.ts";
import { SourceError, type SourceErrorCode } from "../../../src/source/sourceError.ts";
import { AGENT, createPodServers, POD, PROVIDER, profile, RAW, STORAGE, turtle, WEB_ID } from "./podFetch.ts";

export const NOW = 1_790_000_000;
export const DATA = `${STORAGE}profile/data`;

/** What the browser of who grants comes back with. */
const CODE = "c0de";
export const GRANTED = { code: CODE };
/** What the page knows by itself. */
export const PAGE = { agent: AGENT, origins: ["https://app.example"] };

export const mappings: readonly Mapping[] = [
  {
    attribute: "country",
    resource: "profile/data",
    predicate: "https://schema.org/addressCountry",
    oneOf: { NL: "NL", BE: "BE" },
  },
  {
    attribute: "age",
    resource: "profile/data",
    predicate: "https://schema.org/birthDate",
    from: "years",
    edges: [18, 35, 65],
    unit: "years",
  },
];

export const data = `<${WEB_ID}> <https://schema.org/addressCountry> "NL";
  <https://schema.org/birthDate> "1990-05-01"; <https://schema.org/telephone> "${RAW}".`;

export const start = {
  session: "0x51",
  nonce: "n0nce",
  returnTo: "https://app.example/back",
  now: NOW,
  until: NOW + 3600,
  account: "0xa1",
  given: { webId: WEB_ID },
};

/** A gateway and a pod in memory, in which the customer grants what is asked. */
export async function createSolidWorld(
  make?: (options: SolidOptions) => Source<SolidPending>,
  given = start,
) {
  const servers = createPodServers({
    [WEB_ID.split("#")[0]!]: () => turtle(profile),
    [DATA]: () => turtle(data),
  });
  const limits = { origins: [POD, PROVIDER], maxBytes: 20_000, timeoutMs: 200 };
  const options: SolidOptions = {
    login: { issuer: PROVIDER, webId: AGENT, clientId: "gateway", clientSecret: RAW },
    pods: [{ origin: POD, depth: 1 }],
    page: "https://app.example/pod",
    schemaName: "person/1",
    mappings,
    readRdf: createReadRdf(),
    fetch: createSourceFetch({ ...limits, fetch: servers.fetch }),
  };
  const source = make === undefined ? createSolidSource(options) : make(options);
  const { pending, ask } = await source.begin(given);
  assert.equal(ask.kind, "open");
  const request = readGrantRequest((ask as { url: string }).url, PAGE);
  const grant = (changes: Partial<GrantRequest> = {}) => {
    const text = writeGrant({ ...request, ...changes }, CODE).replace(
      `<${changes.grant}>`,
      `<${request.grant}>`,
    );
    servers.served[request.grant] = () => turtle(text);
  };
  grant();
  return { ...servers, source, pending, request, grant, options };
}

/** Asserts that nothing is read, with a code, and that no error has in it what the pod has. */
export async function failsWith(work: Promise<unknown>, code: SourceErrorCode): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof SourceError, String(error));
    assert.equal(error.code, code, error.message);
    const said = JSON.stringify([error.message, error.hint, error.details, `${error.cause}`]);
    for (const raw of [RAW, "1990", "alice"]) assert.ok(!said.includes(raw), said);
    return true;
  });
}
