import { SourceError } from "../../../src/source/sourceError.ts";
import { RAW } from "../source/commonFailures.ts";

export { RAW };

/** What a server of a test says at an address, by method and path. */
export type Served = (request: Request) => Response | Promise<Response>;

export const POD = "https://pods.example";
export const PROVIDER = "https://login.example";
export const AGENT = `${PROVIDER}/gateway#me`;
export const STORAGE = `${POD}/alice/`;
export const WEB_ID = `${STORAGE}profile/card#me`;

export function turtle(text: string): Response {
  return new Response(text, { headers: { "content-type": "text/turtle" } });
}

export function jsonLd(value: unknown): Response {
  return Response.json(value, { headers: { "content-type": "application/ld+json" } });
}

export const profile = `<${WEB_ID}> <http://www.w3.org/ns/pim/space#storage> <${STORAGE}>.`;

/** A provider and a pod of a test in memory; what is not in `served` does not exist. Notes every address that is asked. */
export function createPodServers(served: Record<string, Served>) {
  const asked: string[] = [];
  const alive: Request[] = [];
  const provider: Record<string, Served> = {
    [`${PROVIDER}/.well-known/openid-configuration`]: () =>
      Response.json({ issuer: PROVIDER, token_endpoint: `${PROVIDER}/token` }),
    [`${PROVIDER}/token`]: () =>
      Response.json({ access_token: "token", token_type: "DPoP", expires_in: 600 }),
  };
  const answer: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    // A request that is collected as garbage never hears that its time is over.
    alive.push(request);
    asked.push(request.url);
    const serve = served[request.url] ?? provider[request.url];
    if (serve !== undefined) return serve(request);
    if ([POD, PROVIDER].includes(new URL(request.url).origin)) return new Response(RAW, { status: 404 });
    throw new SourceError("unexpected", `A test asked ${request.url}, which it must not.`);
  };
  return { asked, served, fetch: answer };
}
