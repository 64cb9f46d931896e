import assert from "node:assert/strict";
import { installFolder } from "../../../scripts/shared/installFolder.ts";
import {
  type AccessControl,
  type SolidAccount,
  startCommunityServer,
} from "../../../scripts/sources/solid/communityServer.ts";
import { createSolidCustomer } from "../../../scripts/sources/solid/solidCustomer.ts";
import { createReadRdf } from "../../../services/issuer/solid/readRdf.ts";
import { createSourceFetch } from "../../../src/source/fetching.ts";
import { type GrantRequest, readGrantRequest, writeGrant } from "../../../src/source/solid/grant.ts";
import type { SolidOptions } from "../../../src/source/solid/solidSource.ts";
import { GRANTED, mappings, PAGE } from "./solidWorld.ts";

type Customer = Awaited<ReturnType<typeof createSolidCustomer>>;

/** Whether the server can be run; says in one line why not. */
export async function isServerInstalled(): Promise<boolean> {
  try {
    await installFolder("scripts/sources/solid", "a Solid server and its client, 140 MB,");
    return true;
  } catch {
    console.log("Skipped: the packages of scripts/sources/solid cannot be installed here.");
    return false;
  }
}

/** A Solid server with a gateway, Alice and Bob, each with a pod; Alice's WebID names hers. */
export async function startServerWorld(access: AccessControl) {
  const server = await startCommunityServer(access);
  try {
    return await furnish(server);
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function furnish(server: Awaited<ReturnType<typeof startCommunityServer>>) {
  const gateway = await server.createAccount("gateway");
  const accounts = { alice: await server.createAccount("alice"), bob: await server.createAccount("bob") };
  const alice = await createSolidCustomer(server, accounts.alice);
  const bob = await createSolidCustomer(server, accounts.bob);
  for (const [customer, account] of [
    [alice, accounts.alice],
    [bob, accounts.bob],
  ] as const) {
    await customer.write(account.webId.split("#")[0]!, profileOf(account), "text/turtle");
  }
  const limits = { origins: [server.origin], maxBytes: 100_000, timeoutMs: 60_000 };
  const options: SolidOptions = {
    login: { ...gateway, issuer: `${server.origin}/` },
    pods: [{ origin: server.origin, depth: 1 }],
    page: "https://app.example/pod",
    schemaName: "person/1",
    mappings,
    readRdf: createReadRdf(),
    fetch: createSourceFetch(limits),
  };
  const close = async () => {
    // Their sessions would keep the process alive.
    await Promise.all([alice.logOut(), bob.logOut()]);
    await server.close();
  };
  return { server, gateway, accounts, alice, bob, options, close };
}

function profileOf({ webId, storage }: SolidAccount): string {
  return `<${webId}> <http://www.w3.org/ns/solid/terms#oidcIssuer> <${new URL("/", webId)}>;
  <http://www.w3.org/ns/pim/space#storage> <${storage}>.`;
}

/** What a customer's page does with a request: writes the grant, and lets the gateway read it and the resources. */
export async function grantAt(customer: Customer, url: string, changes: Partial<GrantRequest> = {}) {
  const { agent = "" } = Object.fromEntries(new URLSearchParams(new URL(url).hash.slice(1)));
  const request = { ...readGrantRequest(url, { ...PAGE, agent }), ...changes };
  await customer.write(request.grant, writeGrant(request, GRANTED.code), "text/turtle");
  for (const resource of [request.grant, ...request.resources]) {
    await customer.letRead(resource, request.agent, true);
  }
  return request;
}

/** What the customer does afterwards. */
export async function withdrawAt(
  customer: Customer,
  { grant, resources, agent }: GrantRequest,
): Promise<void> {
  for (const resource of [grant, ...resources]) await customer.letRead(resource, agent, false);
  await customer.delete(grant);
}

/** The page that a source asks to open. */
export function urlOf(ask: object): string {
  assert.ok("url" in ask);
  return String(ask.url);
}
