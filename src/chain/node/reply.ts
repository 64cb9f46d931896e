import { causesOf } from "../../causes.ts";

/** The longest sentence that is passed on: nodes have answered with whole pages. */
const LONGEST = 500;

/** What a node or a wallet says of a request that it refuses. */
export interface NodeReply {
  /** Its own words, without line breaks; addresses in it are cut to the host, since the rest often holds a key. */
  readonly words: string;
  /** Code of JSON-RPC, or HTTP status. */
  readonly code: number;
}

/**
 * The node's own words in an error, whatever a library has put around them: viem describes what a code stands for, and
 * nodes use any code for anything. Undefined if no node has answered.
 */
export function nodeReplyIn(error: unknown): NodeReply | undefined {
  return causesOf(error)
    .map(replyFrom)
    .findLast((reply) => reply !== undefined);
}

function replyFrom(cause: Readonly<Record<string, unknown>>): NodeReply | undefined {
  const { status, details, message } = cause;
  const code = [cause.code, status].find((value): value is number => typeof value === "number");
  if (code === undefined) return undefined;
  // The message of an error of viem holds the node's address and the request as well.
  const said = typeof details === "string" ? details : message;
  if (typeof said === "string" && said !== "") return { code, words: plain(said) };
  return status === undefined ? undefined : { code, words: `HTTP status ${code}` };
}

function plain(words: string): string {
  const line = words.replaceAll(/\s+/g, " ").trim();
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return short.replaceAll(/\b(?:https?|wss?):\/\/[^\s"'<>]+/gi, (url) =>
    URL.canParse(url) ? new URL(url).origin : "",
  );
}
