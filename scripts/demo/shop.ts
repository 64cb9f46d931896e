import path from "node:path";
import { Hono } from "hono";
import * as z from "zod/v4";
import { createPagesApp } from "../../services/pages/app.ts";
import { listen } from "../../services/shared/http/listen.ts";
import type { Environment } from "../../services/shared/http/replies.ts";
import { readPages } from "../../services/shared/pages/readPages.ts";
import { createBrandClient } from "../../src/brand/client/brandClient.ts";
import type { BrandServiceOptions } from "../../src/brand/client/transport.ts";
import { buildPages, writePages } from "../web/build.ts";
import type { CampaignSource, OpenedCampaign } from "./campaigns.ts";

const visitShape = z.strictObject({
  customer: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
});

/** What the shop asks for on a page: links to the demo's campaigns for one visit, and where to hear of the answers. */
export interface ShopOptions {
  readonly service: BrandServiceOptions;
  readonly campaigns: Readonly<Record<CampaignSource, OpenedCampaign>>;
  /** The code by which a customer shows the gateway whose purchases to read. */
  readonly codeOf: (customer: string) => string;
  readonly folder: string;
  readonly port: number;
}

/** The brand's shop: a page that shows everybody the same until a customer has answered. */
export async function startShop({ service, campaigns, codeOf, folder, port }: ShopOptions) {
  const built = path.join(folder, "shop");
  await writePages(await buildPages("shop"), built);
  const brand = createBrandClient(service);
  const app = new Hono<Environment>();
  app.post("/visits", async (context) => {
    const { customer } = visitShape.parse(await context.req.json());
    const asked = await Promise.all(
      Object.entries(campaigns).map(async ([source, { campaign, name }]) => {
        const order = { campaign, channel: "page", ...(customer !== undefined && { customerId: customer }) };
        const { page = "", session } = await brand.request(order);
        return { source, name, page, moments: `${service.url}/.well-known/decdp/moments/${session}` };
      }),
    );
    return context.json({ asked, ...(customer !== undefined && { code: codeOf(customer) }) });
  });
  app.route(
    "/",
    createPagesApp({
      files: readPages(built),
      network: "{}",
      places: { connect: [new URL(service.url).origin] },
    }),
  );
  return listen(app, { host: "localhost", port });
}
