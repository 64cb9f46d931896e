import { createRequire } from "node:module";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { AccessControl, SolidAccount } from "./communityServer.ts";

const require = createRequire(fromRoot("scripts/sources/solid/package.json"));

/** What is used of `@inrupt/solid-client` and `@inrupt/solid-client-authn-node`, which have to be installed. */
interface Inrupt {
  readonly universalAccess: {
    setAgentAccess(url: string, webId: string, access: object, options: object): Promise<object | null>;
  };
  overwriteFile(url: string, file: Blob, options: object): Promise<object>;
  deleteFile(url: string, options: object): Promise<void>;
}

export type SolidCustomer = Awaited<ReturnType<typeof createSolidCustomer>>;

/** A customer at their own pod, by Inrupt's libraries. */
export async function createSolidCustomer(
  { origin, access }: { readonly origin: string; readonly access: AccessControl },
  { webId: owner, clientId, clientSecret }: SolidAccount,
) {
  const { Session } = require("@inrupt/solid-client-authn-node");
  const { universalAccess, overwriteFile, deleteFile } = require("@inrupt/solid-client") as Inrupt;
  const session = new Session({ keepAlive: false });
  await session.login({ clientId, clientSecret, oidcIssuer: `${origin}/` });
  const options = { fetch: session.fetch };
  return {
    /** Asks the pod as its owner. */
    fetch: session.fetch as typeof fetch,
    async write(url: string, content: string, type: string): Promise<void> {
      await overwriteFile(url, new Blob([content], { type }), { ...options, contentType: type });
    },
    delete: (url: string) => deleteFile(url, options),
    /** Lets somebody read a resource, or not any more. */
    async letRead(url: string, webId: string, read: boolean): Promise<void> {
      if (access === "acp")
        return setPolicies(session.fetch, url, policiesOf(url, owner, read ? [webId] : []));
      const set = await universalAccess.setAgentAccess(url, webId, { read }, options);
      if (set === null) throw new Error("The pod's access cannot be set.");
    },
    logOut: (): Promise<void> => session.logout(),
  };
}

/** Inrupt's library finds no policies at this server, so they are written as the standard has them. */
async function setPolicies(doFetch: typeof fetch, url: string, policies: string): Promise<void> {
  const { headers } = await doFetch(url, { method: "HEAD" });
  const [, place] = /<([^>]+)>; rel="acl"/.exec(headers.get("link") ?? "") ?? [];
  if (place === undefined) throw new Error("The pod does not say where its policies are.");
  const put = { method: "PUT", headers: { "content-type": "text/turtle" }, body: policies };
  const answer = await doFetch(new URL(place, url), put);
  if (!answer.ok) throw new Error(`The pod's policies cannot be set: ${answer.status}.`);
}

/** Policies (ACP) of one resource: its owner does everything, and others read. */
function policiesOf(url: string, owner: string, readers: readonly string[]): string {
  const control = (name: string, agents: readonly string[], modes: string) =>
    `<#${name}> a acp:AccessControl; acp:apply [ a acp:Policy; acp:allow ${modes};
      acp:anyOf [ a acp:Matcher; acp:agent ${agents.map((agent) => `<${agent}>`).join(", ")} ] ].`;
  const names = readers.length === 0 ? "<#owner>" : "<#owner>, <#readers>";
  return `@prefix acp: <http://www.w3.org/ns/solid/acp#>.
@prefix acl: <http://www.w3.org/ns/auth/acl#>.
<> a acp:AccessControlResource; acp:resource <${url}>; acp:accessControl ${names}.
${control("owner", [owner], "acl:Read, acl:Write, acl:Control")}
${readers.length === 0 ? "" : control("readers", readers, "acl:Read")}
`;
}
