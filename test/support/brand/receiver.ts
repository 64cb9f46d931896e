import { createServer, type IncomingHttpHeaders } from "node:http";

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Of `performance.now()`, when all of it was there. */
  readonly at: number;
}

/** A server that keeps what it gets, and answers as it is told. */
export async function startReceiver() {
  const received: Received[] = [];
  let answer = async (_one: Received): Promise<number> => 200;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    const one = { path: request.url!, headers: request.headers, body, at: performance.now() };
    received.push(one);
    const status = await answer(one);
    response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    received,
    answers(next: (one: Received) => Promise<number>) {
      answer = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
