import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CommandLine } from "./commandLine.ts";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params?: readonly unknown[];
}

/** The chain of a command line over HTTP, for services. */
export async function serveChain(
  line: CommandLine,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const answer = async ({ id, method, params = [] }: Call) => {
    try {
      return { jsonrpc: "2.0", id, result: await line.request({ method, params }) };
    } catch (error) {
      const { code = -32_000, message, data } = error as Error & { code?: number; data?: unknown };
      return { jsonrpc: "2.0", id, error: { code, message, data } };
    }
  };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const given: Call | readonly Call[] = JSON.parse(body);
    const answers = Array.isArray(given) ? await Promise.all(given.map(answer)) : await answer(given as Call);
    response.setHeader("content-type", "application/json").end(JSON.stringify(answers));
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
