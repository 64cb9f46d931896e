import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import type { Service } from "../runService.ts";
import { ServiceError } from "../serviceError.ts";
import type { Environment } from "./replies.ts";

/** Listens for HTTP requests; port 0 takes a free one. Throws `ServiceError` if it cannot. */
export async function listen(
  app: Hono<Environment>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Pick<Service, "url" | "close">> {
  const server = serve({
    fetch: app.fetch,
    hostname: host,
    port,
    // Node.js looks at these times every 30 seconds unless told otherwise.
    serverOptions: { requestTimeout: 20_000, headersTimeout: 10_000, connectionsCheckingInterval: 1000 },
  }) as Server;
  const taken = await new Promise<number>((resolve, reject) => {
    server.once("listening", () => resolve((server.address() as { port: number }).port));
    server.once("error", reject);
  }).catch((cause: Error) => {
    throw new ServiceError(`It cannot listen: ${cause.message}.`, {
      hint: "Take another --port or --host.",
      cause,
    });
  });
  return {
    url: `http://${host}:${taken}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
