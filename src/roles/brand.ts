/**
 * For a brand: terms, rules and models, campaigns, settlement, checks off chain, light records, and what can be learnt from
 * answers: tallies, lift, validations.
 *
 * @module brand
 */

export { type BrandFile, readBrandFile, writeBrandFile } from "../agent/request/brandFile.ts";
export * from "../answer/batch.ts";
export * from "../answer/sealing.ts";
export * from "../answer/verification.ts";
export * from "../brand/client/brandClient.ts";
export type { CampaignQuestion, DecisionQuestion } from "../brand/client/decisions.ts";
export type { BrandServiceOptions } from "../brand/client/transport.ts";
export type { Withdrawal, WithdrawalOptions } from "../brand/client/withdrawals.ts";
export type { ConformanceOptions, TestCustomer, WebhookReceiver } from "../brand/conformance/check.ts";
export { type Conformance, checkConformance } from "../brand/conformance/conformance.ts";
export * from "../brand/decision/decide.ts";
export * from "../brand/decision/decision.ts";
export type { FrequencyCap } from "../brand/decision/frequencyCap.ts";
export type { Offer } from "../brand/decision/offer.ts";
export type { QuietHours } from "../brand/decision/quietHours.ts";
export { type Proportion, proportionOf } from "../brand/insights/proportion.ts";
export {
  type NoisyCell,
  type NoisyTally,
  releaseTally,
  type TallyToRelease,
} from "../brand/insights/release.ts";
export { type ShownCounts, SMALLEST_CELL, suppressSmall } from "../brand/insights/suppress.ts";
export {
  countSegments,
  type GroupNames,
  type Tally,
  type TallyCell,
  tallyOf,
} from "../brand/insights/tally.ts";
export { proportionInWords, tallyInWords } from "../brand/insights/words.ts";
export { isInControlGroup } from "../brand/lift/control.ts";
export type { Arm } from "../brand/lift/evidence.ts";
export { type AnyDayInterval, type Arms, differenceAnyDay, rateAnyDay } from "../brand/lift/interval.ts";
export * from "../brand/lift/lift.ts";
export * from "../brand/lift/plan.ts";
export * from "../brand/lightRecord.ts";
export type { AnswerRecord, ConsentRecord } from "../brand/lightRecordEncoding.ts";
export * from "../brand/metrics/cost.ts";
export * from "../brand/metrics/engagement.ts";
export * from "../brand/metrics/permission.ts";
export * from "../brand/metrics/rights.ts";
export * from "../brand/metrics/satisfaction.ts";
export * from "../brand/metrics/timeToStop.ts";
export { campaignOfFlag, flagKey, GENERAL, variantOf } from "../brand/openFeature/flag.ts";
export * from "../brand/openFeature/provider.ts";
export * from "../brand/partners/advice.ts";
export * from "../brand/partners/checkHandOver.ts";
export * from "../brand/partners/handOver.ts";
export * from "../brand/partners/keep.ts";
export * from "../brand/partners/partnerTerms.ts";
export { BudgetSpentError, openBudget, type PrivacyBudget, readBudget } from "../brand/privacy/budget.ts";
export type { RecipeBrand } from "../brand/recipes/brandTerms.ts";
export type { RecipeChoices } from "../brand/recipes/make.ts";
export * from "../brand/recipes/preview.ts";
export { PRICE_DISCLOSURE } from "../brand/recipes/price.ts";
export * from "../brand/recipes/recipe.ts";
export * from "../brand/recipes/recipes.ts";
export * from "../brand/recordRules.ts";
export { forgetRights, type RightsStanding, rightsStandings } from "../brand/rights/list.ts";
export { type RightsAnswer, replyToRights } from "../brand/rights/reply.ts";
export { type RightsMessage, takeRights } from "../brand/rights/take.ts";
export { acknowledgeStop } from "../brand/stop.ts";
export * from "../brand/validation/hitRates.ts";
export * from "../brand/validation/takeTap.ts";
export { type TapCounts, tapCounts } from "../brand/validation/tapCounts.ts";
export * from "../brand/validation/validation.ts";
export * from "../brand/webhooks/event.ts";
export { createWebhookSecret } from "../brand/webhooks/secret.ts";
export * from "../brand/webhooks/signature.ts";
export * from "../chain/actions/auditEvents.ts";
export * from "../chain/actions/batch.ts";
export * from "../chain/actions/campaign.ts";
export * from "../chain/actions/campaignFunding.ts";
export * from "../chain/actions/campaignState.ts";
export { type ConsentState, readConsent, submitConsent } from "../chain/actions/consent.ts";
export * from "../chain/actions/delivery.ts";
export * from "../chain/actions/events.ts";
export { isRootLive } from "../chain/actions/issuer.ts";
export * from "../chain/actions/model.ts";
export * from "../chain/actions/settlement.ts";
export * from "../chain/actions/terms.ts";
export { submitWithdrawal } from "../chain/actions/withdrawal.ts";
export * from "../chain/batchOutcomes.ts";
export * from "../chain/calls/campaignCalls.ts";
export * from "../chain/calls/consentCalls.ts";
export * from "../chain/calls/settlementCalls.ts";
export * from "../chain/history.ts";
export * from "../chain/refusals.ts";
export type { HandOver, SignedHandOver } from "../chain/requests/handOver.ts";
export type { RightsReply, SignedRightsReply } from "../chain/requests/rightsReply.ts";
export {
  type RightsAction,
  type RightsRequest,
  requireRightsRequest,
  rightsActions,
  type SignedRightsRequest,
} from "../chain/requests/rightsRequest.ts";
export type { RightsRevocation, SignedRightsRevocation } from "../chain/requests/rightsRevocation.ts";
export {
  requireSealRequest,
  type SealRequest,
  type SignedSealRequest,
} from "../chain/requests/sealRequest.ts";
export { type SealMessage, type SignedSeal, signSeal } from "../chain/settler/seal.ts";
export { type ClearSigningDescriptor, clearSigningDescriptors } from "../consent/clearSigning.ts";
export { iriOf, namespaces } from "../consent/dpv/namespaces.ts";
export * from "../consent/dpv/notice.ts";
export { processNode } from "../consent/dpv/process.ts";
export { type AnswerFile, readAnswerFile } from "../format/answer/answerFile.ts";
export { writeBox } from "../format/answer/box.ts";
export { type Seal, writeSeal } from "../format/answer/seal.ts";
export { readSealRequestFile, type SealRequestFile } from "../format/answer/sealRequestFile.ts";
export { type Submission, writeSubmission } from "../format/answer/submission.ts";
export { type TicketFile, writeTicket } from "../format/answer/ticket.ts";
export {
  type CampaignDocument,
  type CampaignDocumentFields,
  canonicalDocument,
  type DocumentPart,
  hashOfDocument,
  type OpenedWith,
  readCampaignDocument,
  requireOpenedWith,
  writeCampaignDocument,
} from "../format/campaign/campaignDocument.ts";
export * from "../format/campaign/publishedCampaign.ts";
export {
  attributesUsed,
  type ClauseWords,
  type ConditionWords,
  type ModelWords,
  type RequestWords,
  type RulesWords,
  requestFrom,
} from "../format/campaign/requestWords.ts";
export { type CustomerRecord, writeCustomerRecord } from "../format/record/customerRecord.ts";
export { type HandOverFile, readHandOverFile, writeHandOverFile } from "../format/record/handOverFile.ts";
export { type RightsReplyFile, readRightsReplyFile } from "../format/record/rightsReplyFile.ts";
export { type RightsRequestFile, readRightsRequestFile } from "../format/record/rightsRequestFile.ts";
export {
  type RightsRevocationFile,
  readRightsRevocationFile,
} from "../format/record/rightsRevocationFile.ts";
export * from "../request/check.ts";
export * from "../request/model.ts";
export * from "../request/rules.ts";
export * from "../request/segment.ts";
export { latestDue, monthsAfter, usuallyDue } from "../rights/clock.ts";
export { isEnd, type RightsReason, type RightsState } from "../rights/states.ts";
export * from "../store.ts";
export * from "./receipts.ts";
export * from "./shared.ts";
export * from "./terms.ts";
