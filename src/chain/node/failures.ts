import { causesOf, findCause } from "../../causes.ts";
import { DecdpError } from "../../errors.ts";
import { type NodeReply, nodeReplyIn } from "./reply.ts";
import { type NodeFailure, walletFailures } from "./walletFailures.ts";

/**
 * What went wrong between this program and the chain: in the wallet, the node or the connection. What the node said is
 * quoted, and in `details` as `nodeMessage` and `nodeCode`.
 *
 * @param chain What the contracts' chain is called.
 */
export function explainNodeFailure(cause: unknown, chain: string): DecdpError {
  const reply = nodeReplyIn(cause);
  const details = replyDetails(reply);
  const known = failures.find((failure) => isOf(failure, cause, reply));
  if (known !== undefined) {
    const [message, hint] = [known.message, known.hint].map((words) => words.replace("CHAIN", chain)) as [
      string,
      string,
    ];
    // What a wallet says of a person's "no", or of its chain, adds nothing.
    const isQuoted = reply !== undefined && !walletFailures.includes(known);
    const quote = isQuoted ? ` The node says: "${reply.words}".` : "";
    return new DecdpError(`${message}${quote}`, { details, hint, cause });
  }
  // The message of an error of viem also has the node's address, which can hold a key.
  const short = causesOf(cause)[0]?.shortMessage;
  const words = reply?.words ?? (typeof short === "string" ? short : String(cause));
  return new DecdpError(`The chain could not be used: ${words}`, { details, cause });
}

/** What a node said, for the details of an error; nothing where none has answered. */
export function replyDetails(reply: NodeReply | undefined): Readonly<Record<string, unknown>> {
  return reply === undefined ? {} : { nodeMessage: reply.words, nodeCode: reply.code };
}

/** Whether the node stops a call for its gas: its cap on calls, or what the account can pay. */
export function isShortOfGas(cause: unknown): boolean {
  return isOf(shortOfGas, cause, nodeReplyIn(cause));
}

/** Whether the node does not have a block, its state or its events, or not any more. */
export function isWithoutHistory(cause: unknown): boolean {
  return isOf(withoutHistory, cause, nodeReplyIn(cause));
}

function isOf(failure: NodeFailure, cause: unknown, reply: NodeReply | undefined): boolean {
  if (findCause(cause, failure) !== undefined) return true;
  return reply !== undefined && failure.words?.test(reply.words) === true;
}

const shortOfGas: NodeFailure = {
  names: [],
  words: /out of gas|gas required exceeds|exceeds (the )?(rpc |call |block )?gas (cap|limit|allowance)/i,
  message: "The node gives the call less gas than it takes.",
  hint: "Check the account's funds; otherwise use a node with a higher limit of gas for calls.",
};

const withoutHistory: NodeFailure = {
  names: ["BlockNotFoundError"],
  words:
    /pruned|missing trie node|header not found|unknown block|state .*not available|history .*unavailable/i,
  message: "The node does not have the block that it was asked about, or not any more.",
  hint: "Use a node that keeps the whole history, or try again if it is only behind.",
};

const failures: readonly NodeFailure[] = [
  ...walletFailures,
  {
    names: ["InsufficientFundsError"],
    message: "The account cannot pay for the transaction.",
    hint: "Send it some of the chain's own currency, or let a relayer submit.",
  },
  {
    names: ["WaitForTransactionReceiptTimeoutError"],
    message: "The transaction was sent but is not in a block yet.",
    hint: "Look its hash up before sending again.",
  },
  shortOfGas,
  {
    names: ["ContractFunctionZeroDataError", "AbiDecodingZeroDataError"],
    message: "There is no contract of DeCDP at the address that was asked.",
    hint: "Check the addresses, and whether the node is on their chain.",
  },
  withoutHistory,
  {
    names: ["HttpRequestError", "WebSocketRequestError"],
    message: "The chain's node did not answer.",
    hint: "Check the connection and the address of the node.",
  },
  {
    names: ["TimeoutError"],
    message: "The chain's node took too long to answer.",
    hint: "Try again, or use another node.",
  },
];
