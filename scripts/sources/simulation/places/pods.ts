import { consentFile, vaultResources } from "../../../../src/source/solid/dataVault.ts";
import type { GrantPage, GrantRequest } from "../../../../src/source/solid/grant.ts";
import { createLoggedInFetch } from "../../../../src/source/solid/login.ts";
import type { GatewayLogin } from "../../../../src/source/solid/solid.ts";
import { installFolder } from "../../../shared/installFolder.ts";
import { startCommunityServer } from "../../solid/communityServer.ts";
import { grantAt, withdrawAt, writeProfile } from "../../solid/customersPage.ts";
import { createSolidCustomer } from "../../solid/solidCustomer.ts";
import { leavesOf, type Place, pageIn, type RawValue, type Surroundings } from "./place.ts";

const SCHEMA_ORG = "https://schema.org/";
/** What the customer keeps in the pod, by predicate of schema.org. */
const person = {
  addressCountry: "NL",
  birthDate: "1987-03-14",
  telephone: "+31 20 555 0142",
  streetAddress: "Prinsengracht 1263",
  email: "jansje@pods.example",
};
/** What the customer keeps in the data vault, by predicate. */
const themes = ["nature", "mediaeval history", "sailing boats"];
const profile = { name: "Jansje van Amstel", birthDate: "1987-03-14" };

export type Pods = Awaited<ReturnType<typeof openPods>>;

/**
 * A Solid server on which the customer has a pod, and in it a Nederlandse Datakluis. The customer's page for grants leads back
 * to the gateway's own.
 */
export async function openPods({ gatewayUrl }: Pick<Surroundings, "gatewayUrl">) {
  await installFolder("scripts/sources/solid", "a Solid server and its client, 140 MB,");
  const server = await startCommunityServer("wac");
  try {
    const gateway = await server.createAccount("gateway");
    const login: GatewayLogin = { ...gateway, issuer: `${server.origin}/` };
    const account = await server.createAccount("jansje");
    const customer = await createSolidCustomer(server, account);
    await writeProfile(customer, account);
    const { storage, webId } = account;
    const statements = Object.entries(person).map(([name, value]) => `<${SCHEMA_ORG}${name}> "${value}"`);
    await customer.write(`${storage}profile/data`, `<${webId}> ${statements.join(";\n  ")}.`, "text/turtle");
    const linked = (content: object) => JSON.stringify({ "@id": webId, ...content });
    const vault = {
      [vaultResources.basicProfile]: linked({
        [`${SCHEMA_ORG}name`]: profile.name,
        [`${SCHEMA_ORG}birthDate`]: profile.birthDate,
      }),
      [vaultResources.themes]: linked({ [`${SCHEMA_ORG}about`]: themes }),
    };
    for (const [path, text] of Object.entries(vault)) {
      await customer.write(`${storage}${path}`, text, "application/ld+json");
    }
    await customer.write(`${storage}${consentFile("ads")}`, '{"consent":true}', "application/json");
    const close = async () => {
      // The session would keep the process alive.
      await customer.logOut();
      await server.close();
    };
    const page: GrantPage = { agent: login.webId, origins: [gatewayUrl] };
    return { server, login, page, account, customer, close };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** What every issuer that reads pods of this server is configured with. */
export function podOptions({ server, login }: Pods) {
  return {
    issuer: login.issuer,
    webId: login.webId,
    pods: [{ origin: server.origin, depth: 1 }],
    page: "https://app.example/pod",
    // The server shares two cores with everything else that runs here.
    timeoutMs: 20_000,
  };
}

/** What the gateway logs in with. */
export function podSecrets({ login }: Pods): Readonly<Record<string, string>> {
  return { DECDP_SOLID_ID: login.clientId, DECDP_SOLID_SECRET: login.clientSecret };
}

/** The customer's pod. */
export function podIn(pods: Pods): Place {
  const shown: RawValue[] = [];
  return {
    ...granting(pods, shown),
    name: "pods",
    title: "Solid pod",
    issuer: {
      source: "solid",
      options: {
        ...podOptions(pods),
        schemaName: "sources/pod/1",
        mappings: [
          {
            attribute: "country",
            resource: "profile/data",
            ...predicate("addressCountry"),
            oneOf: { NL: "NL" },
          },
          {
            ...{ attribute: "age", resource: "profile/data", ...predicate("birthDate") },
            ...{ from: "years", edges: [18, 35, 65], unit: "years" },
          },
        ],
      },
    },
    question: {
      source: "pod",
      category: "pd:AgeRange",
      rule: { attribute: "age", oneOf: ["35 to 65 years"] },
    },
    held: () => [...leavesOf(person, "profile/data"), ...whereIn(pods), ...shown],
    close: pods.close,
  };
}

/** The data vault in it, which is closed with the pod. */
export function dataVaultIn(pods: Pods): Place {
  const shown: RawValue[] = [];
  return {
    ...granting(pods, shown),
    name: "data-vaults",
    title: "Nederlandse Datakluis",
    issuer: {
      source: "dataVault",
      options: {
        ...podOptions(pods),
        schemaName: "sources/data-vault/1",
        consents: ["ads"],
        mappings: [
          { attribute: "likes nature", resource: "themes", ...predicate("about"), has: "nature" },
          {
            ...{ attribute: "age", resource: "basicProfile", ...predicate("birthDate") },
            ...{ from: "years", edges: [18, 35, 65], unit: "years" },
          },
        ],
      },
    },
    question: {
      source: "pod",
      category: "pd:Interest",
      rule: { attribute: "likes nature", oneOf: ["yes"] },
    },
    held: () => [
      ...leavesOf(profile, "basicProfile"),
      ...leavesOf(themes, "themes"),
      ...whereIn(pods),
      ...shown,
    ],
    close: async () => {},
  };
}

function predicate(name: string) {
  return { predicate: `${SCHEMA_ORG}${name}` };
}

/** The customer grants what is asked, and takes it back, which the gateway's own login then finds. */
function granting(pods: Pods, shown: RawValue[]): Pick<Place, "environment" | "given" | "answer" | "end"> {
  const { customer, account, login, page } = pods;
  let granted: GrantRequest | undefined;
  return {
    environment: podSecrets(pods),
    given: { webId: account.webId },
    async answer(ask) {
      const { request, given } = await grantAt(customer, pageIn(ask), page);
      granted = request;
      shown.push(...leavesOf(given, "back from the page"));
      return given;
    },
    async end() {
      if (granted === undefined) throw new Error("Nothing was granted.");
      const asGateway = createLoggedInFetch(login, fetch);
      const { grant, resources } = granted;
      const [first] = resources;
      if ((await asGateway(first!)).status !== 200)
        throw new Error("The gateway could not read the pod at all.");
      await withdrawAt(customer, granted);
      for (const url of [grant, ...resources]) {
        const { status } = await asGateway(url);
        if (status !== 403 && status !== 404)
          throw new Error(`The pod still answers the gateway: ${status}.`);
      }
      return "the pod does not answer the gateway any more";
    },
  };
}

function whereIn({ account }: Pods) {
  return leavesOf({ webId: account.webId, storage: account.storage }, "pod");
}
