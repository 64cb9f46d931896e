import type { HttpRequestError } from "viem";
import { findCause } from "../../src/causes.ts";
import { replyDetails } from "../../src/chain/node/failures.ts";
import { nodeReplyIn } from "../../src/chain/node/reply.ts";
import { DecdpError } from "../../src/errors.ts";

/**
 * An error that names the node and what to do next, if the given one is about a node that cannot be used; else the
 * given one. Only host and port are named: the rest of an address often holds a key.
 */
export function namingNode(error: unknown): unknown {
  const request = requestIn(error);
  if (request === undefined || namesTransaction(error)) return error;
  const { origin } = new URL(request.url);
  const { status } = request;
  if (status !== undefined) {
    const reply = nodeReplyIn(error);
    const said = reply === undefined ? "" : ` It says: "${reply.words}".`;
    return new DecdpError(`The chain's node at ${origin} refused with HTTP status ${status}.${said}`, {
      cause: error,
      details: replyDetails(reply),
      hint: "Check its address and its key, or name another node with --rpc.",
    });
  }
  return new DecdpError(`The chain's node did not answer at ${origin}.`, {
    cause: error,
    hint: isLocal(request.url)
      ? "Start it in another terminal: npm run chain"
      : "Check the connection, or name another node with --rpc.",
  });
}

/** Whether an address is one of this machine. */
export function isLocal(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

/** What was sent matters more than the node that fell silent afterwards. */
function namesTransaction(error: unknown): boolean {
  return error instanceof DecdpError && error.details.hash !== undefined;
}

function requestIn(error: unknown): Pick<HttpRequestError, "url" | "status"> | undefined {
  const found = findCause(error, { names: ["HttpRequestError"] });
  if (typeof found?.url !== "string" || !URL.canParse(found.url)) return undefined;
  return { url: found.url, status: typeof found.status === "number" ? found.status : undefined };
}
