import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Hex, parseTransaction } from "viem";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A node in front of another one, which says what geth says of transactions whose tip is under a minimum. */
export async function startPickyNode(behind: string, minimumTip = 0n) {
  let url = behind;
  const tips: bigint[] = [];
  const pass = async (body: string) => {
    const headers = { "content-type": "application/json" };
    return (await fetch(url, { method: "POST", headers, body })).json();
  };
  const answer = async (call: Call) => {
    if (call.method !== "eth_sendRawTransaction") return pass(JSON.stringify(call));
    const { maxPriorityFeePerGas = 0n } = parseTransaction(call.params[0] as Hex);
    tips.push(maxPriorityFeePerGas);
    if (maxPriorityFeePerGas >= minimumTip) return pass(JSON.stringify(call));
    const message = `transaction underpriced: gas tip cap ${maxPriorityFeePerGas}, minimum needed ${minimumTip}`;
    return { jsonrpc: "2.0", id: call.id, error: { code: -32_000, message } };
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
    /** The tips of what was sent to it, in wei. */
    tips,
    /** From now on it stands in front of another one. */
    turnTo(other: string) {
      url = other;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
