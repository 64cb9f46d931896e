import { optionReader } from "../shared/options.ts";
import { fromRoot } from "../shared/paths.ts";

export const help = `Serves the pages for customers. Build them first: npm run web

Usage: npm run pages -- --network FILE [options]

  --network FILE     the chain and the services that the pages use (docs/building/pages.md)
  --pages FOLDER     the built pages (default dist/web/customer)
  --releases FILE    the versions that were announced (npm run announce); without them pages need a connection
  --host ADDRESS     where it listens (default 127.0.0.1)
  --port N           (default 8793)
  --help             this text

Browsers keep keys for pages at https addresses and at http://localhost only.

Example: npm run pages -- --network network.json`;

export interface PagesServiceOptions {
  readonly network: string;
  readonly pages: string;
  readonly releases?: string | undefined;
  readonly host: string;
  readonly port: number;
}

/** Reads the command line; undefined if it asks for help. Throws `ServiceError` for what it does not understand. */
export function readOptions(parameters: readonly string[]): PagesServiceOptions | undefined {
  const { parse, integer } = optionReader("npm run pages");
  const given = parse(parameters, ["network", "pages", "releases", "host", "port"]);
  if (given === undefined) return undefined;
  return {
    network: given.network ?? "network.json",
    pages: given.pages ?? fromRoot("dist/web/customer"),
    releases: given.releases,
    host: given.host ?? "127.0.0.1",
    port: integer("port", given.port ?? "8793", 0, 65_535),
  };
}
