import { readFileSync } from "node:fs";
import { readPageNetwork } from "../../src/format/record/pageNetwork.ts";
import { listen } from "../shared/http/listen.ts";
import type { Service } from "../shared/runService.ts";
import { ServiceError } from "../shared/serviceError.ts";
import { createPagesApp } from "./app.ts";
import type { PagesServiceOptions } from "./options.ts";
import { readPages } from "../shared/pages/readPages.ts";

/** Starts to serve the pages, with a policy that lets them connect to the places of the network and to no others. */
export async function startPages({ network, pages, host, port }: PagesServiceOptions): Promise<Service> {
  const text = readNetworkFile(network);
  const { rpc, relayers, brands, leaves } = readPageNetwork(text);
  const places = [rpc, ...relayers, ...Object.values(brands), ...Object.values(leaves)];
  const connect = [...new Set(places.map((place) => new URL(place).origin))];
  const app = createPagesApp({ files: readPages(pages), network: text, connect });
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
