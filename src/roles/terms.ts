// What brands and customers both need to read, compare and check terms.

export { chooseRendering } from "../consent/terms/chooseRendering.ts";
export type { Change, Direction } from "../consent/terms/difference/aspect.ts";
export * from "../consent/terms/difference/difference.ts";
export { lintRules, lintTerms, requireLinted } from "../consent/terms/lint/lint.ts";
export type * from "../consent/terms/lint/rule.ts";
export { plainRendering } from "../consent/terms/plainRendering.ts";
export * from "../consent/terms/reading.ts";
export * from "../consent/terms/rendering.ts";
export * from "../consent/terms/renderingSignature.ts";
export * from "../consent/terms/signedRendering.ts";
export * from "../consent/terms/terms.ts";
export type * from "../consent/terms/words.ts";
