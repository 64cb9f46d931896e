/**
 * For an auditor: reading a campaign's facts from a node, checking them, and the files of facts, light records and uses.
 *
 * @module auditor
 */

export * from "../audit/audit.ts";
export * from "../audit/brand/lightRecordsFile.ts";
export type { Stop } from "../audit/brand/stops.ts";
export {
  type ControlGroup,
  readUseLog,
  type Use as UseOfAnswer,
  type UseLog,
  writeUseLog,
} from "../audit/brand/useLog.ts";
export type { Check, Finding as AuditFinding, NotChecked } from "../audit/checks/finding.ts";
export { resumable } from "../audit/checks/manyProofs.ts";
export type { Money } from "../audit/checks/money.ts";
export { type CheckProofs, checkProofsHere, type ProofToCheck } from "../audit/checks/proofs.ts";
export type { DossierScope } from "../audit/dossier/dealings.ts";
export {
  type Dossier,
  hashOfDossier,
  isDossier,
  readDossier,
  writeDossier,
} from "../audit/dossier/dossier.ts";
export type { Given as GivenForDossier } from "../audit/dossier/given.ts";
export { type DossierInputs, makeDossier } from "../audit/dossier/make.ts";
export {
  type DossierLine,
  type DossierVerdict,
  type DossierVerification,
  verifyDossier,
} from "../audit/dossier/verify.ts";
export type * from "../audit/facts/events.ts";
export type { ContractState, Facts, KeptAnswer } from "../audit/facts/facts.ts";
export { readFacts, writeFacts } from "../audit/facts/factsFile.ts";
export { type KeyPoints, readKeyPoints } from "../audit/history/fold.ts";
export type { AuditProgress, AuditStep } from "../audit/reading/pieces.ts";
export { type FactsToRead, readFactsFromChain } from "../audit/reading/readFacts.ts";
export { isInControlGroup } from "../brand/lift/control.ts";
export * from "../store.ts";
export * from "./shared.ts";
