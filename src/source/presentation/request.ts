import { ENCRYPTIONS } from "./encryption.ts";
import { signJwt } from "./jwt.ts";
import type { PresentationOptions, PublicKey } from "./presentation.ts";

/** Name of the one credential that is asked for. */
export const CREDENTIAL = "card";

export interface RequestParts {
  readonly nonce: string;
  readonly state: string;
  /** Where the wallet posts its answer. */
  readonly responseUri: string;
  /** To which it is encrypted. */
  readonly answerKey: PublicKey;
  readonly now: number;
  /** UNIX seconds. */
  readonly until: number;
}

/** Seconds that the customer has to present. */
const LONGEST = 600;

/**
 * A request of OpenID4VP 1.0 as HAIP has it: signed, for one SD-JWT VC by DCQL with no claim but those that are mapped, and
 * to be answered by an encrypted post.
 */
export async function createRequest(
  { verifier, credentialType, claims, holder }: PresentationOptions,
  { nonce, state, responseUri, answerKey, now, until }: RequestParts,
): Promise<string> {
  const { clientId, key, certificates, keyId } = verifier;
  const paths = new Map(
    [holder, ...claims.map(({ path }) => path)].map((path) => [JSON.stringify(path), path]),
  );
  const { kty, crv, x, y, kid } = answerKey;
  const algorithms = { "sd-jwt_alg_values": ["ES256"], "kb-jwt_alg_values": ["ES256"] };
  const payload = {
    aud: "https://self-issued.me/v2",
    iat: now,
    exp: Math.min(until, now + LONGEST),
    response_type: "vp_token",
    response_mode: "direct_post.jwt",
    client_id: clientId,
    response_uri: responseUri,
    nonce,
    state,
    dcql_query: {
      credentials: [
        {
          id: CREDENTIAL,
          format: "dc+sd-jwt",
          meta: { vct_values: [credentialType] },
          claims: [...paths.values()].map((path) => ({ path })),
        },
      ],
    },
    client_metadata: {
      vp_formats_supported: { "dc+sd-jwt": algorithms },
      encrypted_response_enc_values_supported: ENCRYPTIONS,
      jwks: { keys: [{ kty, crv, x, y, kid, use: "enc", alg: "ECDH-ES" }] },
    },
  };
  const header = {
    typ: "oauth-authz-req+jwt",
    ...(certificates && { x5c: certificates }),
    ...(keyId !== undefined && { kid: keyId }),
  };
  const request = await signJwt(header, payload, key);
  return `openid4vp://authorize?${new URLSearchParams({ client_id: clientId, request })}`;
}
