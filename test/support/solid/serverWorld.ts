import assert from "node:assert/strict";
import { installFolder } from "../../../scripts/shared/installFolder.ts";
import { type AccessControl, startCommunityServer } from "../../../scripts/sources/solid/communityServer.ts";
import { grantAt as grantOnPage, writeProfile } from "../../../scripts/sources/solid/customersPage.ts";
import { createSolidCustomer, type SolidCustomer } from "../../../scripts/sources/solid/solidCustomer.ts";
import { createReadRdf } from "../../../services/issuer/solid/readRdf.ts";
import { createSourceFetch } from "../../../src/source/fetching.ts";
import type { GrantRequest } from "../../../src/source/solid/grant.ts";
import type { SolidOptions } from "../../../src/source/solid/solidSource.ts";
import { GRANTED, mappings, PAGE } from "./solidWorld.ts";

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
  await writeProfile(alice, accounts.alice);
  await writeProfile(bob, accounts.bob);
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

/** What a customer's page does with a request, with the code of the tests. */
export async function grantAt(
  customer: SolidCustomer,
  url: string,
  changes: Partial<GrantRequest> = {},
): Promise<GrantRequest> {
  const { agent = "" } = Object.fromEntries(new URLSearchParams(new URL(url).hash.slice(1)));
  const { code } = GRANTED;
  return (await grantOnPage(customer, url, { ...PAGE, agent }, { code, changes })).request;
}

/** The page that a source asks to open. */
export function urlOf(ask: object): string {
  assert.ok("url" in ask);
  return String(ask.url);
}
