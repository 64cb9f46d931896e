import { hooks, network, tasks } from "hardhat";
import { changesChain, type Journal, record, replay } from "./journal.ts";

type Connection = Awaited<ReturnType<typeof network.create>>;

/** A node with its chain as the journal left it. */
export interface Node {
  readonly connection: Connection;
  readonly url: string;
  close(): Promise<void>;
}

/** The one network interface on which the node listens: accounts with known keys are nobody else's business. */
const HOSTNAME = "127.0.0.1";

/** Starts Hardhat's node on this machine; from now on the journal keeps what changes the chain. */
export async function startNode(journal: Journal, port: number): Promise<Node> {
  await tasks.getTask("build").run({ noTests: true, quiet: true });
  let connection: Connection | undefined;
  let recording = false;
  // Changes one after the other: in the journal they have to be in the order in which they happened.
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
