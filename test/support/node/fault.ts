/** A request to a node, without the parts that only the transport reads. */
export interface Call {
  readonly method: string;
  readonly params: readonly unknown[];
}

export type Reply = (call: Call) => Promise<unknown>;

/** One way in which nodes go wrong: sees each request, and asks the chain itself, or does not. */
export type Fault = (call: Call, askChain: Reply) => Promise<unknown>;

/** A node's answer that is an error of JSON-RPC. */
export class NodeRefusal extends Error {
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** The connection is closed without an answer. */
export class NoReply extends Error {}
