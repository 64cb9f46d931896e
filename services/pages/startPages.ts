import { readFileSync } from "node:fs";
import { readPageNetwork } from "../../src/format/record/pageNetwork.ts";
import { placesIn } from "../../web/shared/integrity/policy.ts";
import { listen } from "../shared/http/listen.ts";
import { readPages } from "../shared/pages/readPages.ts";
import type { Service } from "../shared/runService.ts";
import { ServiceError } from "../shared/serviceError.ts";
import { createPagesApp } from "./app.ts";
import type { PagesServiceOptions } from "./options.ts";

/** Starts to serve the pages, with a policy that lets them connect to the places of the network and to no others. */
export async function startPages(options: PagesServiceOptions): Promise<Service> {
  const { pages, host, port } = options;
  const network = readNetworkFile(options.network);
  const releases = options.releases === undefined ? undefined : readFileSync(options.releases, "utf8");
  const app = createPagesApp({ files: readPages(pages), network, releases, places: placesIn(network) });
  return { ...(await listen(app, { host, port })), failed: new Promise<never>(() => {}) };
}

/** Throws `ServiceError` for a file that is not there or malformed. */
function readNetworkFile(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    readPageNetwork(text);
    return text;
  } catch (cause) {
    throw new ServiceError(`${file} cannot be used: ${(cause as Error).message}`, {
      hint: "docs/building/pages.md shows what is in it.",
      cause,
    });
  }
}
