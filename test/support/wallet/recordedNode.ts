import { readFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Address, createWalletClient, type Hex, http, numberToHex, zeroHash } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import { createNodeFetch } from "../../../src/source/wallet/nodeFetch.ts";

interface Proved {
  readonly address: Address;
  readonly accountProof: readonly Hex[];
  readonly slots: readonly { readonly key: Hex; readonly value: string; readonly proof: readonly Hex[] }[];
}

const recorded: { readonly stateRoot: Hex; readonly accounts: readonly Proved[] } = JSON.parse(
  readFileSync(fromRoot("test/vectors/accountProofs.json"), "utf8"),
);

/** Time of the recorded block, Unix seconds. */
export const NOW = 1_790_000_000;

/** A request of JSON-RPC. */
export interface Asked {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** Answers in the node's place; undefined lets the node answer. */
export type Instead = (asked: Asked, response: ServerResponse) => boolean | undefined;

/** A node of a test on the loopback, which shows one recorded block with real proofs of its state. */
export async function startRecordedNode() {
  let instead: Instead = () => undefined;
  const methods: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked: Asked = { params: [], ...JSON.parse(Buffer.concat(chunks).toString()) };
    methods.push(asked.method);
    if (instead(asked, response)) return;
    reply(response, asked, { result: answerOf(asked) });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const limits = { origins: [url], maxBytes: 100_000, timeoutMs: 300 };
  return {
    url,
    /** What it was asked. */
    methods,
    /** A client as the gateway makes it. */
    client: createWalletClient({
      transport: http(url, { fetchFn: createNodeFetch(limits), retryCount: 1, retryDelay: 1 }),
    }),
    answerWith(other: Instead) {
      instead = other;
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type RecordedNode = Awaited<ReturnType<typeof startRecordedNode>>;

export function reply(response: ServerResponse, { id }: Asked, content: object): true {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ jsonrpc: "2.0", id, ...content }));
  return true;
}

/** What an honest node says. */
export function answerOf({ method, params }: Asked): unknown {
  if (method === "eth_blockNumber") return "0x5";
  if (method === "eth_getBlockByNumber") {
    const { stateRoot } = recorded;
    const time = numberToHex(NOW);
    return { number: params[0], hash: zeroHash, stateRoot, timestamp: time, transactions: [] };
  }
  if (method === "eth_getProof") {
    const [address, keys] = params as [Address, readonly Hex[]];
    const { accountProof, slots } = recorded.accounts.find((one) => same(one.address, address))!;
    const storageProof = keys.map((key) => slots.find((slot) => same(slot.key, key))!);
    return {
      accountProof,
      storageProof,
      balance: "0x0",
      nonce: "0x0",
      storageHash: zeroHash,
      codeHash: zeroHash,
    };
  }
  return "0x";
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
