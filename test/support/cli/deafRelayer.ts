import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What comes of what a relayer was handed: its reply; undefined if the connection is to be closed instead. */
type Passing = (reply: Response, place: URL) => Promise<{ readonly error: string } | undefined>;

/** Hands everything to a relayer, waits until that has it, and closes the connection instead of passing on its reply. */
export const startDeaf = (relayer: string) => startBetween(relayer, async () => undefined);

/**
 * Hands everything to a relayer, waits until it is on chain, and then refuses it as the relayer would if somebody else had
 * brought the same on chain just before.
 */
export const startLate = (relayer: string) =>
  startBetween(relayer, async (reply, place) => {
    const errors: Readonly<Record<string, string>> = {
      answers: "NullifierSpent",
      claims: "RewardUnavailable",
      withdrawals: "NothingToWithdraw",
    };
    const { id } = await reply.json();
    for (;;) {
      const { state } = await (await fetch(`${place}/${id}`)).json();
      if (state === "settled") return { error: errors[place.pathname.slice(1)]! };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });

async function startBetween(relayer: string, pass: Passing) {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const headers = { "content-type": "application/json" };
    const place = new URL(request.url!, relayer);
    const refusal = await pass(await fetch(place, { method: "POST", headers, body }), place);
    if (refusal === undefined) response.destroy();
    else response.writeHead(422, headers).end(JSON.stringify(refusal));
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
