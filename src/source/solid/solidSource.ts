import * as z from "zod/v4";
import { requireValues } from "../derived.ts";
import { requireSuccess } from "../fetching.ts";
import type { Source } from "../source.ts";
import { SourceError } from "../sourceError.ts";
import { writeGrantRequest } from "./grant.ts";
import { createLoggedInFetch } from "./login.ts";
import { deriveAttribute, solidSchema } from "./mapping.ts";
import { findStorage } from "./profile.ts";
import { readGranted } from "./reading.ts";
import type { ConsentFile, GatewayLogin, Mapping, PodServer, ReadRdf, SolidPending } from "./solid.ts";

export interface SolidOptions {
  readonly login: GatewayLogin;
  readonly pods: readonly PodServer[];
  /** The page on which customers log in to their pod and put the grant there. */
  readonly page: string;
  readonly schemaName: string;
  readonly mappings: readonly Mapping[];
  /** Resources that need not be there: their attributes are left out. */
  readonly optional?: readonly string[];
  /** Resources that have to say yes before anything else is read. */
  readonly consents?: readonly ConsentFile[];
  readonly readRdf: ReadRdf;
  /** As `createSourceFetch` makes it, for the pods' servers, those of the WebIDs, and the provider of the login. */
  readonly fetch: typeof fetch;
}

const returnedShape = z.object({ code: z.string().min(1).max(200) });
const startShape = z.object({ webId: z.url({ protocol: /^https?$/ }).max(1000) });

/**
 * A Solid pod. The customer lets the gateway's own WebID read a grant and the named resources (WAC or ACP), and nothing
 * else; that they could write the grant into the pod shows that the pod is theirs, and the code that their browser comes
 * back with that the session is theirs, too. No token of the customer's passes the
 * gateway. What pods have is not signed: the card vouches that the pod had it, not that it is true.
 */
export function createSolidSource(options: SolidOptions): Source<SolidPending> {
  const { login, page, mappings, consents = [], optional = [], readRdf } = options;
  const schema = solidSchema(options.schemaName, mappings);
  const loggedIn = createLoggedInFetch(login, options.fetch);
  const paths = [...new Set([...consents, ...mappings].map(({ resource }) => resource))];
  const addressesIn = (storage: string) => paths.map((path) => `${storage}${path}`);

  return {
    kind: "SolidPod",
    schema,
    async begin({ given, session, nonce, until, returnTo }) {
      const named = startShape.safeParse(given);
      if (!named.success) throw new SourceError("unexpected", "The customer's WebID is missing.");
      const { webId } = named.data;
      const storage = await findStorage(webId, options);
      const grant = `${storage}decdp/${encodeURIComponent(session)}`;
      const pending = { webId, storage, grant, nonce, until };
      const asked = { grant, webId, nonce, until, returnTo, agent: login.webId };
      const url = writeGrantRequest(page, { ...asked, resources: addressesIn(storage) });
      return { pending, ask: { kind: "open", url } };
    },

    async read(pending, given, now) {
      if (now >= pending.until) throw new SourceError("expired", "The permission has ended.");
      const returned = returnedShape.safeParse(given);
      if (!returned.success)
        throw new SourceError("forged", "What the page of the grant leads back with is missing.");
      const { storage, webId } = pending;
      const reader = { fetch: loggedIn, readRdf, agent: login.webId, now, code: returned.data.code };
      const required = paths.filter((path) => !optional.includes(path)).map((path) => `${storage}${path}`);
      const granted = await readGranted(reader, pending, required);
      await granted.requireConsents(
        consents.map(({ resource, member }) => ({ url: `${storage}${resource}`, member })),
      );
      const values: Record<string, string> = {};
      for (const resource of new Set(mappings.map((mapping) => mapping.resource))) {
        const document = `${storage}${resource}`;
        const statements = await granted.statementsOf(document, optional.includes(resource));
        for (const mapping of mappings.filter((other) => other.resource === resource)) {
          const value = statements && deriveAttribute(mapping, statements, { webId, document, now });
          if (value !== undefined) values[mapping.attribute] = value;
        }
      }
      await granted.requireStill();
      if (Object.keys(values).length === 0) {
        throw new SourceError("gone", "The pod has nothing that an attribute is derived from.");
      }
      const until = Math.min(granted.until, pending.until);
      return {
        reading: { account: storage, values: requireValues(schema, values), asOf: now, until },
        pending,
      };
    },

    async end({ grant, storage }) {
      const left: string[] = [];
      for (const url of [grant, ...addressesIn(storage)]) {
        const answer = await loggedIn(url);
        if ([403, 404, 410].includes(answer.status)) continue;
        requireSuccess(answer);
        // What everybody may read is no access of the gateway's; a grant is not for everybody.
        if (url === grant || !(await options.fetch(url)).ok) left.push(url);
      }
      if (left.length === 0) return;
      throw new SourceError("refused", `The pod still lets the gateway read ${left.length} resources.`, {
        hint: `The customer deletes the grant, and takes read access from ${login.webId} at the grant and the resources.`,
      });
    },
  };
}
