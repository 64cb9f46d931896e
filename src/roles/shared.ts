// What every role needs: the words of the protocol, its contracts, and its errors.

export type { ChainEvent, EventRange } from "../actions/eventRange.ts";
export * from "../actions/signingTime.ts";
export type { ReadingClient, Sent, SigningClient } from "../actions/transact.ts";
export * from "../answer.ts";
export { explainChainError } from "../chainErrors.ts";
export * from "../deployment.ts";
export * from "../errors.ts";
export * from "../field.ts";
export * from "../request.ts";
export * from "../schema.ts";
export * from "../typedData.ts";
