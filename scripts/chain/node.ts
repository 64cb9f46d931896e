import { hooks, network, tasks } from "hardhat";
import { changesChain, type Journal, record, replay } from "./journal.ts";

type Connection = Awaited<ReturnType<typeof network.create>>;

/** A node whose chain is as the journal left it. */
export interface Node {
  readonly connection: Connection;
  readonly url: string;
  close(): Promise<void>;
}

/** The node listens on this interface only, because the keys of its accounts are public. */
const HOSTNAME = "127.0.0.1";

/** Starts Hardhat's node on this machine. From then on the journal records every change of the chain. */
export async function startNode(journal: Journal, port: number): Promise<Node> {
  await tasks.getTask("build").run({ noTests: true, quiet: true });
  let connection: Connection | undefined;
  let recording = false;
  // Changes happen one after the other, because the journal must have them in order.
  let last: Promise<unknown> = Promise.resolve();

  hooks.registerHandlers("network", {
    async newConnection(context, next) {
      const created = await next(context);
      connection = created as unknown as Connection;
      return created;
    },
    async onRequest(context, requested, request, next) {
      const forward = () => next(context, requested, request);
      if (!recording || !changesChain(request.method)) return forward();
      const { method, params = [] } = request;
      const change = { method, params: params as readonly unknown[] };
      const result = last.then(() => record(journal, requested.provider, change, forward));
      last = result.catch(() => {});
      return result;
    },
  });

  const server = await network.createServer(
    { network: "default", override: { initialDate: journal.beginning.initialDate } },
    HOSTNAME,
    port,
  );
  if (connection === undefined) throw new Error("Hardhat started a server without a chain.");
  await replay(connection.provider, journal);
  recording = true;
  const { port: actual } = await server.listen();
  return { connection, url: `http://${HOSTNAME}:${actual}`, close: () => server.close() };
}
