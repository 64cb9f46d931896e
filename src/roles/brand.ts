/**
 * For a brand: terms, rules and models, campaigns, settlement, checks off chain, light records.
 *
 * @module brand
 */

export * from "../actions/batch.ts";
export * from "../actions/campaign.ts";
export * from "../actions/campaignFunding.ts";
export * from "../actions/campaignState.ts";
export { type ConsentState, readConsent, submitConsent } from "../actions/consent.ts";
export * from "../actions/events.ts";
export { isRootLive } from "../actions/issuer.ts";
export * from "../actions/model.ts";
export * from "../actions/settlement.ts";
export * from "../actions/terms.ts";
export { submitWithdrawal } from "../actions/withdrawal.ts";
export * from "../batch.ts";
export { endCurveWorkers } from "../curve.ts";
export * from "../lightRecord.ts";
export type { AnswerRecord, ConsentRecord } from "../lightRecordEncoding.ts";
export * from "../model.ts";
export type { ProvedAnswer } from "../prover.ts";
export * from "../refusals.ts";
export * from "../requestCheck.ts";
export * from "../rules.ts";
export * from "../sealing.ts";
export * from "../segment.ts";
export * from "../store.ts";
export * from "../verification.ts";
export * from "./shared.ts";
