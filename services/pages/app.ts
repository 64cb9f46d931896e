import { Hono } from "hono";
import { headersOf, type PolicyPlaces } from "../../web/shared/integrity/policy.ts";
import type { Environment } from "../shared/http/replies.ts";
import type { PageFile } from "../shared/pages/readPages.ts";
import { sendPage } from "../shared/pages/sendPage.ts";

export interface PagesOptions {
  /** By path from the root of the site. */
  readonly files: ReadonlyMap<string, PageFile>;
  /** The text of network.json. */
  readonly network: string;
  /** The text of releases.json; undefined where no version was announced. */
  readonly releases?: string | undefined;
  /** Where pages connect to. */
  readonly places: PolicyPlaces;
}

/** Serves the built pages. Every reply forbids what the page does not need. */
export function createPagesApp({ files, network, releases, places }: PagesOptions): Hono<Environment> {
  const app = new Hono<Environment>();
  const placeOf = (path: string) => (path === "/" ? "/index.html" : path);
  app.use(async ({ header, req }, next) => {
    for (const [name, value] of Object.entries(headersOf(placeOf(req.path), places))) header(name, value);
    await next();
  });
  const texts = { "/network.json": network, "/releases.json": releases ?? '{"releases":[]}' };
  for (const [place, text] of Object.entries(texts)) {
    app.get(place, (context) => context.body(text, 200, { "cache-control": "no-cache" }));
  }
  app.get("*", (context) => {
    const file = files.get(placeOf(context.req.path));
    if (file === undefined) return context.text("There is no such page.", 404);
    return sendPage(context, file, {});
  });
  return app;
}
