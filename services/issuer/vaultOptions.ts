import * as z from "zod/v4";
import { schemaShape } from "../../src/format/campaign/schema.ts";
import { readShape } from "../../src/format/reading/reading.ts";
import { createSourceFetch } from "../../src/source/fetching.ts";
import type {
  ClaimMapping,
  PresentationOptions,
  Verifier,
} from "../../src/source/presentation/presentation.ts";
import {
  createPresentationSource,
  type PresentationPending,
} from "../../src/source/presentation/presentationSource.ts";
import type { Source } from "../../src/source/source.ts";
import { ServiceError } from "../shared/serviceError.ts";

const coordinate = z.string().regex(/^[\w-]{43}$/, "must be 32 bytes in base64url");
const publicKey = z.strictObject({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: coordinate,
  y: coordinate,
  kid: z.string().optional(),
});
const path = z.array(z.string().min(1)).min(1).max(16);

const shape = z.strictObject({
  /** Who asks, as wallets show it: "x509_hash:..." with `certificates`, or another prefix with `keyId`. */
  clientId: z.string().min(1),
  /** Variable of the environment with the private key that requests are signed with, as a JWK of P-256. */
  key: z.string().default("DECDP_VERIFIER_KEY"),
  certificates: z.array(z.base64()).optional(),
  keyId: z.string().optional(),
  /** The gateway's own "/presentations". */
  post: z.url({ protocol: /^https?$/ }),
  credentialType: z.string().min(1),
  /** The trust list. */
  trusted: z.array(z.strictObject({ issuer: z.string().min(1), keys: z.array(publicKey).min(1) })).min(1),
  schema: schemaShape,
  claims: z.array(z.strictObject({ attribute: z.string(), path, as: z.literal("years").optional() })).min(1),
  /** The claim that names the holder for ever. */
  holder: path,
  /** Servers of the status lists. */
  statusLists: z.array(z.url({ protocol: /^https?$/ })).default([]),
  withoutStatus: z.boolean().default(false),
});

/** A vault with signed attributes by the operator's options. Throws `DecdpError` for options that do not fit. */
export function makeVault(options: unknown, name: string): Source<PresentationPending> {
  const { clientId, key, certificates, keyId, statusLists, ...given } = readShape(shape, options, name);
  const known = given.schema.attributes.map((attribute) => attribute.name);
  const unknown = given.claims.find(({ attribute }) => !known.includes(attribute));
  if (unknown !== undefined) {
    throw new ServiceError(`${name} maps a claim to "${unknown.attribute}", which its schema does not have.`);
  }
  const verifier: Verifier = {
    clientId,
    key: keyFrom(key),
    ...(certificates && { certificates }),
    ...(keyId !== undefined && { keyId }),
  };
  const fetch = createSourceFetch({ origins: statusLists, maxBytes: 1_000_000, timeoutMs: 10_000 });
  const claims = given.claims as readonly ClaimMapping[];
  const trusted = given.trusted as PresentationOptions["trusted"];
  return createPresentationSource({ ...given, claims, trusted, verifier, fetch });
}

function keyFrom(variable: string): Verifier["key"] {
  try {
    const given = publicKey.extend({ d: coordinate }).parse(JSON.parse(process.env[variable] ?? ""));
    return given as Verifier["key"];
  } catch {
    // What the parsers say could quote the key.
    throw new ServiceError(`${variable} is no private key.`, {
      hint: `Set ${variable} in the environment or in .env to a JWK of the curve P-256.`,
    });
  }
}
