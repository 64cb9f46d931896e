import { explainChainError, isNodeFailure } from "../errors.ts";

/**
 * What a contract says; undefined if it has no such function, reverts, or answers in another type. Throws `DecdpError`
 * if the node fails: that says nothing of the contract.
 */
export async function ifAnswered<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isNodeFailure(error)) throw explainChainError(error);
    return undefined;
  }
}
