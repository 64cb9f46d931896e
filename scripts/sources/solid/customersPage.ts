import { type GrantRequest, readGrantRequest, writeGrant } from "../../../src/source/solid/grant.ts";
import type { SolidAccount } from "./communityServer.ts";
import type { SolidCustomer } from "./solidCustomer.ts";

/** Writes a customer's WebID, which names the server's provider and their pod. */
export function writeProfile(customer: SolidCustomer, { webId, storage }: SolidAccount): Promise<void> {
  const text = `<${webId}> <http://www.w3.org/ns/solid/terms#oidcIssuer> <${new URL("/", webId)}>;
  <http://www.w3.org/ns/pim/space#storage> <${storage}>.`;
  return customer.write(webId.split("#")[0]!, text, "text/turtle");
}

/** What a customer's page does with a request: writes the grant, and lets the gateway read it and the resources. */
export async function grantAt(
  customer: SolidCustomer,
  url: string,
  changes: Partial<GrantRequest> = {},
): Promise<GrantRequest> {
  const request = { ...readGrantRequest(url), ...changes };
  await customer.write(request.grant, writeGrant(request), "text/turtle");
  for (const resource of [request.grant, ...request.resources]) {
    await customer.letRead(resource, request.agent, true);
  }
  return request;
}

/** What the page does afterwards. */
export async function withdrawAt(
  customer: SolidCustomer,
  { grant, resources, agent }: GrantRequest,
): Promise<void> {
  for (const resource of [grant, ...resources]) await customer.letRead(resource, agent, false);
  await customer.delete(grant);
}
