import * as z from "zod/v4";
import { readSourceJson, requireSuccess } from "../fetching.ts";
import { SourceError } from "../sourceError.ts";
import { createDpopKey, type DpopKey } from "./dpop.ts";
import type { GatewayLogin } from "./solid.ts";

const discoveryShape = z.object({ issuer: z.string(), token_endpoint: z.url() });
const tokenShape = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^dpop$/i),
  expires_in: z.number().positive().default(300),
});

/** Seconds before its end at which a token is not used any more. */
const MARGIN = 30;

interface Token {
  readonly text: string;
  readonly key: DpopKey;
  /** Milliseconds. */
  readonly expiresAt: number;
}

/**
 * A `fetch` by the gateway's own account: it logs in with client credentials (Solid-OIDC) when it is first used and whenever
 * its token has ended. Token and key stay in memory. Throws `SourceError`: `refused` where the provider does not let it in.
 *
 * @param doFetch As `createSourceFetch` makes it: it decides which servers are asked.
 */
export function createLoggedInFetch(login: GatewayLogin, doFetch: typeof fetch): typeof fetch {
  let current: Promise<Token> | undefined;
  const tokenNow = async () => {
    const known = await current?.catch(() => undefined);
    if (known !== undefined && known.expiresAt > Date.now()) return known;
    current = logIn(login, doFetch);
    return current;
  };
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.body !== null) throw new SourceError("unexpected", "A pod is only read.");
    const send = async (nonce?: string) => {
      const { text, key } = await tokenNow();
      const { method, url } = request;
      const headers = new Headers(request.headers);
      headers.set("authorization", `DPoP ${text}`);
      headers.set("dpop", await key.prove({ method, url, token: text, ...(nonce && { nonce }) }));
      return doFetch(url, { method, headers });
    };
    const answer = await send();
    if (answer.status !== 401) return answer;
    // The server wants its own nonce, or does not know the token any more.
    const nonce = answer.headers.get("dpop-nonce") ?? undefined;
    if (nonce === undefined) current = undefined;
    return send(nonce);
  };
}

async function logIn(
  { issuer, clientId, clientSecret }: GatewayLogin,
  doFetch: typeof fetch,
): Promise<Token> {
  const key = await createDpopKey();
  const at = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const found = discoveryShape.safeParse(await readSourceJson(requireSuccess(await doFetch(at))));
  if (!found.success || found.data.issuer.replace(/\/$/, "") !== issuer.replace(/\/$/, "")) {
    throw new SourceError(
      "unexpected",
      `${new URL(issuer).origin} does not describe itself as Solid-OIDC has it.`,
    );
  }
  const url = found.data.token_endpoint;
  const secret = btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
  const ask = async (nonce?: string) =>
    doFetch(url, {
      method: "POST",
      headers: {
        authorization: `Basic ${secret}`,
        "content-type": "application/x-www-form-urlencoded",
        dpop: await key.prove({ method: "POST", url, ...(nonce && { nonce }) }),
      },
      body: "grant_type=client_credentials&scope=webid",
    });
  let answer = await ask();
  const nonce = answer.headers.get("dpop-nonce");
  if (!answer.ok && nonce !== null) answer = await ask(nonce);
  if (answer.status === 400 || answer.status === 401) {
    throw new SourceError("refused", `${new URL(url).origin} does not let the gateway log in.`, {
      hint: "The operator's client credentials are wrong, or have been taken back.",
    });
  }
  const token = tokenShape.safeParse(await readSourceJson(requireSuccess(answer)));
  if (!token.success) {
    throw new SourceError("unexpected", `${new URL(url).origin} gives no token that is bound to a key.`);
  }
  const { access_token: text, expires_in: seconds } = token.data;
  return { text, key, expiresAt: Date.now() + Math.max(seconds - MARGIN, 1) * 1000 };
}
