import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { type Call, type Fault, NodeRefusal, NoReply, type Reply } from "./fault.ts";

/** What answers for real: the address of a node, or the provider of a chain in this process. */
type Behind = string | { request(call: { method: string; params: unknown[] }): Promise<unknown> };

export type HostileNode = Awaited<ReturnType<typeof startHostileNode>>;

/**
 * A node on a free port in front of a real chain, which behaves as nodes do in the field: `suffer` gives it faults
 * (`logLimit`, `pruned`, `lagging`, `pricey`, `gasCap`, `delayed`, `dropping`), `turnTo` another chain.
 */
export async function startHostileNode(behind: Behind) {
  let chain = behind;
  let faults: readonly Fault[] = [];
  const asked: Call[] = [];
  const answer = async (given: Call & { readonly id: unknown }): Promise<object> => {
    const { id, method, params = [] } = given;
    asked.push({ method, params });
    const through = faults.reduceRight<Reply>(
      (next, fault) => (call) => fault(call, next),
      (call) => askChain(chain, call),
    );
    try {
      return { jsonrpc: "2.0", id, result: (await through({ method, params })) ?? null };
    } catch (error) {
      if (error instanceof NoReply) throw error;
      const { code = -32_603, message, data } = error as NodeRefusal;
      return { jsonrpc: "2.0", id, error: { code, message, data } };
    }
  };
  const server = createServer(async (request, response) => {
    // Pages ask it as well.
    response.setHeader("access-control-allow-origin", "*").setHeader("access-control-allow-headers", "*");
    if (request.method === "OPTIONS") return void response.end();
    try {
      const given = JSON.parse(await bodyOf(request));
      const replies = Array.isArray(given) ? await Promise.all(given.map(answer)) : await answer(given);
      response.setHeader("content-type", "application/json").end(JSON.stringify(replies));
    } catch {
      request.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What it was asked so far. */
    asked: asked as readonly Call[],
    /** From now on it has these faults, the first one outermost, and no others; without any it is well. */
    suffer(...given: readonly Fault[]) {
      faults = given;
    },
    /** From now on it stands in front of another chain: to whoever uses it, the chain began anew. */
    turnTo(other: Behind) {
      chain = other;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function askChain(chain: Behind, { method, params }: Call): Promise<unknown> {
  if (typeof chain !== "string") return chain.request({ method, params: [...params] });
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const headers = { "content-type": "application/json" };
  const { result, error } = await (await fetch(chain, { method: "POST", headers, body })).json();
  if (error) throw new NodeRefusal(error.code, error.message, error.data);
  return result;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request) body += part;
  return body;
}
