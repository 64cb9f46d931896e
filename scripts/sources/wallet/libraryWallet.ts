import { createHash, createPublicKey, randomBytes, sign, verify } from "node:crypto";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { PrivateKey, PublicKey } from "../../../src/source/presentation/presentation.ts";

/** A person's claims, and how long they are vouched for. */
export interface Wish {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Names of the claims that can be disclosed each on its own. */
  readonly disclosable: readonly string[];
}

/** Encrypts an answer to a key. */
export type Encrypt = (
  key: PublicKey,
  text: string,
  header: { enc: string; apu: string; apv: string },
) => string;

interface Jwk {
  readonly kid?: string;
}

/**
 * A wallet and an issuer made from `@openid4vc/openid4vp` and `@sd-jwt/sd-jwt-vc`, which have to be installed. They check the
 * request, make credential and presentation, and post the answer; keys and ciphers are the caller's, as they want it.
 */
export async function createLibraryWallet(encrypt: Encrypt) {
  const folder = fromRoot("scripts/sources/wallet");
  const load = (name: string, file: string) =>
    import(pathToFileURL(path.join(folder, "node_modules", name, file)).href);
  const { Openid4vpClient } = await load("@openid4vc/openid4vp", "dist/index.mjs");
  const { setGlobalConfig } = await load("@openid4vc/utils", "dist/index.mjs");
  // The verifier of a test is on the loopback, without TLS.
  setGlobalConfig({ allowInsecureUrls: true });
  const { SDJwtVcInstance } = createRequire(path.join(folder, "package.json"))("@sd-jwt/sd-jwt-vc");
  const callbacks = {
    hash: (data: Uint8Array, algorithm: string) =>
      createHash(algorithm.replace("-", "")).update(data).digest(),
    fetch,
    generateRandom: (length: number) => randomBytes(length),
    verifyJwt: async ({ didUrl }: { didUrl: string }, { compact }: { compact: string }) => {
      const key: PublicKey = JSON.parse(Buffer.from(didUrl.split(/[:#]/)[2]!, "base64url").toString());
      const [header, payload, signature] = compact.split(".");
      return { verified: isSigned(key, `${header}.${payload}`, signature!), signerJwk: key };
    },
    encryptJwe: async (
      {
        publicJwk,
        enc,
        apu = "",
        apv = "",
      }: { publicJwk: PublicKey; enc: string; apu?: string; apv?: string },
      text: string,
    ) => ({
      encryptionJwk: publicJwk as Jwk,
      jwe: encrypt(publicJwk, text, { enc, apu, apv }),
    }),
  };
  const client = new Openid4vpClient({ callbacks });
  const signing = (key: PrivateKey) => ({
    signAlg: "ES256",
    signer: async (text: string) => signed(key, text),
    hasher: async (data: string | ArrayBuffer, algorithm: string) =>
      new Uint8Array(
        createHash(algorithm.replace("-", ""))
          .update(typeof data === "string" ? data : Buffer.from(data))
          .digest(),
      ),
    hashAlg: "sha-256",
    saltGenerator: (length: number) => randomBytes(length).toString("base64url"),
    kbSigner: async (text: string) => signed(key, text),
    kbSignAlg: "ES256",
  });
  return {
    /** Issues a credential, as an issuer's software does. */
    issue: (key: PrivateKey, { payload, disclosable }: Wish): Promise<string> =>
      new SDJwtVcInstance(signing(key)).issue(payload, { _sd: disclosable }),
    /** Answers a request with what it asks of a credential, by HTTP, and gives what the verifier replied. */
    async answer(
      request: string,
      credential: string,
      { key, now }: { key: PrivateKey; now: number },
    ): Promise<Response> {
      const { params } = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: request });
      const resolved = await client.resolveOpenId4vpAuthorizationRequest({
        authorizationRequestPayload: params,
      });
      const { authorizationRequestPayload: asked, dcql } = resolved;
      const [query] = dcql.query.credentials;
      const frame = Object.fromEntries(
        query.claims.map(({ path: [name] }: { path: [string] }) => [name, true]),
      );
      const kb = { payload: { iat: now, nonce: asked.nonce, aud: asked.client_id } };
      const presentation: string = await new SDJwtVcInstance(signing(key)).present(credential, frame, { kb });
      const answer = await client.createOpenid4vpAuthorizationResponse({
        authorizationRequestPayload: asked,
        authorizationResponsePayload: { vp_token: { [query.id]: [presentation] } },
        jarm: {
          encryption: { nonce: randomBytes(16).toString("base64url") },
          serverMetadata: {
            authorization_signing_alg_values_supported: [],
            authorization_encryption_alg_values_supported: ["ECDH-ES"],
            authorization_encryption_enc_values_supported: ["A256GCM", "A128GCM"],
          },
        },
      });
      const { response } = await client.submitOpenid4vpAuthorizationResponse({
        authorizationRequestPayload: asked,
        authorizationResponsePayload: answer.authorizationResponsePayload,
        jarm: answer.jarm,
      });
      return response;
    },
  };
}

function signed(key: PrivateKey, text: string): string {
  return sign("sha256", Buffer.from(text), {
    key: { ...key },
    format: "jwk",
    dsaEncoding: "ieee-p1363",
  } as never).toString("base64url");
}

function isSigned(key: PublicKey, text: string, signature: string): boolean {
  const point = createPublicKey({ key: { ...key }, format: "jwk" });
  return verify(
    "sha256",
    Buffer.from(text),
    { key: point, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
}
