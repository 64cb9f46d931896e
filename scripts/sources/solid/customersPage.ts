import {
  createGrantCode,
  type GrantPage,
  type GrantRequest,
  grantReturn,
  readGrantRequest,
  writeGrant,
} from "../../../src/source/solid/grant.ts";
import type { SolidAccount } from "./communityServer.ts";
import type { SolidCustomer } from "./solidCustomer.ts";

/** Writes a customer's WebID, which names the server's provider and their pod. */
export function writeProfile(customer: SolidCustomer, { webId, storage }: SolidAccount): Promise<void> {
  const text = `<${webId}> <http://www.w3.org/ns/solid/terms#oidcIssuer> <${new URL("/", webId)}>;
  <http://www.w3.org/ns/pim/space#storage> <${storage}>.`;
  return customer.write(webId.split("#")[0]!, text, "text/turtle");
}

/**
 * What a customer's page does with a request: writes the grant, and lets the gateway read it and the resources. Returns the
 * request with what the page then leads back with.
 */
export async function grantAt(
  customer: SolidCustomer,
  url: string,
  page: GrantPage,
  {
    code = createGrantCode(),
    changes = {},
  }: { readonly code?: string; readonly changes?: Partial<GrantRequest> } = {},
): Promise<{ readonly request: GrantRequest; readonly given: Readonly<Record<string, string>> }> {
  const request = { ...readGrantRequest(url, page), ...changes };
  await customer.write(request.grant, writeGrant(request, code), "text/turtle");
  for (const resource of [request.grant, ...request.resources]) {
    await customer.letRead(resource, request.agent, true);
  }
  const { hash } = new URL(grantReturn(request, code));
  return { request, given: Object.fromEntries(new URLSearchParams(hash.slice(1))) };
}

/** What the page does afterwards. */
export async function withdrawAt(
  customer: SolidCustomer,
  { grant, resources, agent }: GrantRequest,
): Promise<void> {
  for (const resource of [grant, ...resources]) await customer.letRead(resource, agent, false);
  await customer.delete(grant);
}
