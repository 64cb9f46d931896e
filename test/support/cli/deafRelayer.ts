import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Hands everything to a relayer, waits until that has it, and closes the connection instead of passing on its reply. */
export async function startDeaf(relayer: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const headers = { "content-type": "application/json" };
    await fetch(new URL(request.url!, relayer), { method: "POST", headers, body });
    response.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
