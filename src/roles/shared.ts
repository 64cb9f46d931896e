// What every role needs: the protocol's types, its contracts, and its errors.

export * from "../answer/answer.ts";
export * from "../chain/calls/call.ts";
export * from "../chain/deployment.ts";
export { explainChainError } from "../chain/errors.ts";
export type { ChainEvent, EventProgress, EventRange } from "../chain/eventRange.ts";
export * from "../chain/requireDeployment.ts";
export * from "../chain/scope.ts";
export type { BegunTransaction, Journal } from "../chain/sending/journal.ts";
export * from "../chain/signingTime.ts";
export type { ReadingClient, Sent, SigningClient } from "../chain/transact.ts";
export * from "../chain/typedData.ts";
export * from "../chain/words.ts";
export * from "../errors.ts";
export * from "../field.ts";
export { readSchema, type SchemaFields, writeSchema } from "../format/campaign/schema.ts";
export type { CampaignsPlace, IssuersPlace } from "../format/reading/place.ts";
export type { Reader } from "../format/reading/reading.ts";
export * from "../request/attributes.ts";
export * from "../request/request.ts";
export * from "../request/schema.ts";
