import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Hono } from "hono";
import { headersOf } from "../../../web/shared/integrity/policy.ts";
import { type Environment, notFound, type Request } from "../../shared/http/replies.ts";
import { readPages } from "../../shared/pages/readPages.ts";
import { sendPage } from "../../shared/pages/sendPage.ts";
import { fromRoot } from "../../shared/paths.ts";
import type { Brand } from "../brand.ts";
import { campaignNumber } from "./shapes.ts";

/** What the page of account is served with. */
export interface AccountOptions {
  /** The node that visitors' browsers ask: everybody sees its address. */
  readonly rpc: string;
  /** A block before the deployment. */
  readonly firstBlock: bigint;
  /** Folder of the built page. */
  readonly pages?: string | undefined;
}

/** Serves the page of account under a path, with a network of its own that names the node and this brand. */
export function serveAccount(
  app: Hono<Environment>,
  at: string,
  { deployment, policy }: Brand,
  { rpc, firstBlock, pages = fromRoot("dist/web/account") }: AccountOptions,
): void {
  const { chainId, issuerRegistry, consentRegistry, campaigns, relay, verifier } = deployment;
  const network = JSON.stringify({
    ...{ rpc, firstBlock: Number(firstBlock) },
    deployment: { chainId, issuerRegistry, consentRegistry, campaigns, relay, verifier },
    brands: { [policy.domain]: policy.linkUrl },
  });
  const connect = [...new Set([rpc, policy.linkUrl].map((place) => new URL(place).origin))];
  app.get(at, (context) => context.redirect(`${at}/`));
  app.get(`${at}/network.json`, (context) =>
    context.body(network, 200, headersOf("/network.json", { connect })),
  );
  for (const [place, file] of readPages(pages)) {
    app.get(`${at}${place === "/index.html" ? "/" : place}`, (context) =>
      sendPage(context, file, headersOf(place, { connect })),
    );
  }
}

/** The report of a campaign's last audit, as `npx decdp audit --json` printed it into `NUMBER.json` of the folder. */
export async function getAudit(folder: string | undefined, context: Request) {
  const number = campaignNumber.safeParse(context.req.param("campaign"));
  if (folder === undefined || !number.success) return notFound(context);
  const file = path.join(folder, `${number.data}.json`);
  if (!existsSync(file)) return notFound(context);
  return context.body(await readFile(file, "utf8"), 200, { "content-type": "application/json" });
}
