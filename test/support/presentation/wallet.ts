import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { encryptFor } from "../../../scripts/sources/wallet/encrypt.ts";
import {
  type JsonObject,
  sha256,
  toBase64Url,
  utf8,
  writeEncoded,
} from "../../../src/source/presentation/encoding.ts";
import { createAnswerKey } from "../../../src/source/presentation/encryption.ts";
import { parseJwt, signJwt } from "../../../src/source/presentation/jwt.ts";
import type { PrivateKey, PublicKey } from "../../../src/source/presentation/presentation.ts";

export const NOON = Date.UTC(2026, 10, 20, 12) / 1000;
export const ISSUER = "https://pid.example";
export const TYPE = "urn:eudi:pid:1";
export const STATUS = "https://status.example/1";

/** A key of P-256 for whatever the tests sign. */
export const createKey = createAnswerKey;

export function publicPart({ kty, crv, x, y }: PublicKey): PublicKey {
  return { kty, crv, x, y };
}

/** A credential in a wallet: what the issuer signed, and what can be disclosed of it. */
export interface HeldCredential {
  readonly issued: string;
  readonly disclosures: Readonly<Record<string, string>>;
  readonly holderKey: PrivateKey;
}

/** An SD-JWT VC of a person whose claims can each be disclosed, in the credential number `index` of the status list. */
export async function issue(
  issuerKey: PrivateKey,
  holderKey: PrivateKey,
  claims: JsonObject,
  { header = {}, payload = {} }: { header?: JsonObject; payload?: JsonObject } = {},
): Promise<HeldCredential> {
  const disclosures = Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, disclosureOf(name, value)]),
  );
  const digests = await Promise.all(Object.values(disclosures).map(digestOf));
  const issued = await signJwt(
    { typ: "dc+sd-jwt", ...header },
    {
      iss: ISSUER,
      vct: TYPE,
      iat: NOON - 86_400,
      exp: NOON + 30 * 86_400,
      cnf: { jwk: publicPart(holderKey) },
      status: { status_list: { idx: 5, uri: STATUS } },
      _sd_alg: "sha-256",
      _sd: digests.sort(),
      ...payload,
    },
    issuerKey,
  );
  return { issued, disclosures, holderKey };
}

export function disclosureOf(...content: unknown[]): string {
  return writeEncoded([randomBytes(16).toString("base64url"), ...content]);
}

export async function digestOf(disclosure: string): Promise<string> {
  return toBase64Url(await sha256(utf8(disclosure)));
}

/** What a request of OpenID4VP says, as far as a wallet needs it. */
export interface Asked {
  readonly client_id: string;
  readonly nonce: string;
  readonly state: string;
  readonly response_uri: string;
  readonly dcql_query: {
    readonly credentials: readonly [{ readonly claims: readonly { readonly path: readonly string[] }[] }];
  };
  readonly client_metadata: { readonly jwks: { readonly keys: readonly [PublicKey] } };
}

export function readRequest(url: string): Asked {
  return parseJwt(new URL(url).searchParams.get("request")!).payload as unknown as Asked;
}

/** How a wallet of the tests misbehaves. */
export interface Misbehaviour {
  readonly binding?: JsonObject;
  readonly bindingHeader?: JsonObject;
  readonly bindingKey?: PrivateKey;
  /** Disclosures besides those that were asked for. */
  readonly more?: readonly string[];
  readonly change?: (presentation: string) => string;
  readonly answer?: JsonObject;
  readonly key?: PublicKey;
}

/** A wallet's answer: what was asked for of a credential, bound to nonce and verifier, and encrypted. */
export async function present(url: string, credential: HeldCredential, wrong: Misbehaviour = {}) {
  const { client_id: aud, nonce, state, dcql_query: query, client_metadata: metadata } = readRequest(url);
  const names = query.credentials[0].claims.map(({ path }) => path[0]!);
  const chosen = [...names.flatMap((name) => credential.disclosures[name] ?? []), ...(wrong.more ?? [])];
  const before = `${[credential.issued, ...chosen].join("~")}~`;
  const binding = await signJwt(
    { typ: "kb+jwt", ...wrong.bindingHeader },
    { iat: NOON, aud, nonce, sd_hash: await digestOf(before), ...wrong.binding },
    wrong.bindingKey ?? credential.holderKey,
  );
  const presentation = (wrong.change ?? ((text) => text))(before + binding);
  const answer = { state, vp_token: { card: [presentation] }, ...wrong.answer };
  return { response: encryptFor(wrong.key ?? metadata.jwks.keys[0], JSON.stringify(answer)) };
}

/** A status list of one bit for each credential, in which some are taken back. */
export function statusList(
  issuerKey: PrivateKey,
  revoked: readonly number[],
  { header = {}, payload = {} } = {},
) {
  const bytes = Buffer.alloc(16);
  for (const index of revoked) bytes[index >> 3]! |= 1 << (index & 7);
  const list = { bits: 1, lst: deflateSync(bytes).toString("base64url") };
  return signJwt(
    { typ: "statuslist+jwt", ...header },
    { sub: STATUS, iat: NOON, status_list: list, ...payload },
    issuerKey,
  );
}
