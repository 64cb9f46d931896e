import * as z from "zod/v4";
import { readShape } from "../../../src/format/reading/reading.ts";
import { createSourceFetch } from "../../../src/source/fetching.ts";
import {
  createDataVault,
  type VaultMapping,
  type VaultResource,
  vaultResources,
} from "../../../src/source/solid/dataVault.ts";
import type { GatewayLogin, Mapping, PodServer, SolidPending } from "../../../src/source/solid/solid.ts";
import { createSolidSource } from "../../../src/source/solid/solidSource.ts";
import type { Source } from "../../../src/source/source.ts";
import { ServiceError } from "../../shared/serviceError.ts";
import { createReadRdf } from "./readRdf.ts";

const url = z.url({ protocol: /^https?$/ });
const path = z
  .string()
  .regex(
    /^(?!.*(^|\/)\.{0,2}(\/|$))[A-Za-z0-9._~/-]+$/,
    "must be a path below the pod, such as profile/data",
  );
const edges = z.array(z.number()).min(1).max(8);

function mappingOf<Resource extends z.ZodType<string>>(resource: Resource) {
  const common = { attribute: z.string().min(1).max(100), resource, predicate: z.url() };
  return z.union(
    [
      z.strictObject({ ...common, oneOf: z.record(z.string(), z.string().min(1)) }),
      z.strictObject({
        ...common,
        from: z.enum(["number", "years"]),
        edges: edges.refine(
          (given) => given.every((edge, index) => index === 0 || edge > given[index - 1]!),
          "must rise",
        ),
        unit: z.string().min(1).max(20),
      }),
      z.strictObject({ ...common, has: z.string().min(1) }),
    ],
    'must have "attribute", "resource", "predicate" and one of "oneOf", "has", or "from" with "edges" and "unit"',
  );
}

const common = {
  issuer: url,
  webId: url,
  /** Variables of the environment with the client credentials of the gateway's account. */
  clientId: z.string().default("DECDP_SOLID_ID"),
  clientSecret: z.string().default("DECDP_SOLID_SECRET"),
  pods: z
    .array(
      z.strictObject({
        origin: url.refine((text) => new URL(text).origin === text, "must be an origin, without a path"),
        depth: z.union([z.literal(0), z.literal(1), z.literal(2)]),
      }),
    )
    .min(1)
    .max(20),
  /** Servers of WebIDs that are not on a pod's. */
  profiles: z.array(url).max(20).default([]),
  page: url,
  schemaName: z.string().min(1).max(100),
  /** Contexts of JSON-LD by address; no other is used, and none is fetched. */
  contexts: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  maxBytes: z.int().min(1).default(200_000),
  timeoutMs: z.int().min(1).default(5000),
};

const solidShape = z.strictObject({
  ...common,
  mappings: z.array(mappingOf(path)).min(1).max(16),
  optional: z.array(path).default([]),
});

const vaultShape = z.strictObject({
  ...common,
  mappings: z
    .array(mappingOf(z.enum(Object.keys(vaultResources) as [VaultResource, ...VaultResource[]])))
    .min(1)
    .max(16),
  consents: z
    .array(z.string().regex(/^[A-Za-z0-9_-]{1,50}$/))
    .min(1)
    .max(10),
  consentMember: z.string().min(1).default("consent"),
});

/** A Solid pod by the operator's options. Throws `DecdpError` for options that do not fit. */
export function makeSolid(options: unknown, name: string): Source<SolidPending> {
  const { mappings, optional, ...given } = readShape(solidShape, options, name);
  return createSolidSource({ ...placeOf(given), mappings: mappings as readonly Mapping[], optional });
}

/** The Nederlandse Datakluis by the operator's options. Throws `DecdpError` for options that do not fit. */
export function makeDataVault(options: unknown, name: string): Source<SolidPending> {
  const { mappings, consents, consentMember, ...given } = readShape(vaultShape, options, name);
  const place = placeOf(given);
  return createDataVault({
    ...place,
    mappings: mappings as readonly VaultMapping[],
    consents,
    consentMember,
  });
}

type Place = Omit<z.output<typeof solidShape>, "mappings" | "optional">;

function placeOf({ issuer, webId, clientId, clientSecret, ...rest }: Place) {
  const { pods, profiles, page, schemaName, contexts, maxBytes, timeoutMs } = rest;
  const origins = [issuer, ...profiles, ...pods.map(({ origin }) => origin)].map(
    (given) => new URL(given).origin,
  );
  const login: GatewayLogin = {
    issuer,
    webId,
    clientId: fromEnvironment(clientId),
    clientSecret: fromEnvironment(clientSecret),
  };
  const fetch = createSourceFetch({ origins, maxBytes, timeoutMs });
  return {
    login,
    pods: pods as readonly PodServer[],
    page,
    schemaName,
    readRdf: createReadRdf(contexts),
    fetch,
  };
}

function fromEnvironment(variable: string): string {
  const given = process.env[variable];
  if (given) return given;
  throw new ServiceError(`${variable} is missing.`, {
    hint: "Set it to what the Solid provider gave for the gateway's own account (client credentials).",
  });
}
