import { schemaFields } from "../../../src/format/campaign/schema.ts";
import { notFound, type Request } from "../../shared/http/replies.ts";
import type { Gateway, ManagedIssuer } from "../gateway.ts";
import { findTrees } from "../store/trees.ts";

/** What each issuer vouches for, how it publishes, and its trees: a campaign accepts all of them or some. */
export async function getIssuers(gateway: Gateway, context: Request) {
  const issuers = [...gateway.issuers.values()];
  return context.json({ issuers: await Promise.all(issuers.map((issuer) => describe(gateway, issuer))) });
}

export async function getIssuer(gateway: Gateway, context: Request) {
  const managed = gateway.issuers.get(context.req.param("name") ?? "");
  return managed === undefined ? notFound(context) : context.json(await describe(gateway, managed));
}

async function describe({ database, deployment, client }: Gateway, managed: ManagedIssuer) {
  const { name, kind, source, minimumInterval, grace, validFor, recoverAfter, recoverWithin, treeSize } =
    managed;
  const trees = await findTrees(database.query, name);
  const open = trees.find(({ leafCount }) => leafCount < treeSize);
  return {
    name,
    source: kind,
    account: client.account.address,
    chainId: deployment.chainId,
    issuerRegistry: deployment.issuerRegistry,
    schemaId: `${source.schema.id}`,
    schema: schemaFields(source.schema),
    minimumInterval,
    grace,
    validFor,
    recoverAfter,
    recoverWithin,
    /** To which new accounts are issued: commitments and permissions are made for it. */
    issuer: open && `${open.issuer}`,
    trees: trees.map(({ issuer }) => `${issuer}`),
  };
}
