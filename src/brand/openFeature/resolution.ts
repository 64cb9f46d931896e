import type { ContentDecision, GeneralReason } from "../decision/decision.ts";
import { GENERAL, variantOf } from "./flag.ts";

/** What OpenFeature's metadata of a flag can hold. */
export type FlagMetadata = Readonly<Record<string, string | number | boolean>>;

/** A decision in OpenFeature's words. `value` and `variant` are the same text. */
export type Resolution =
  | {
      readonly value: string;
      readonly variant: string;
      readonly reason: string;
      readonly metadata: FlagMetadata;
    }
  | { readonly errorCode: "GENERAL"; readonly metadata: FlagMetadata };

/** OpenFeature's reasons for what is no fault. */
const reasons: Partial<Record<GeneralReason, string>> = { controlGroup: "SPLIT" };

/** `metadata.why` is the decision's own reason; times are Unix seconds. */
export function resolutionOf(decision: ContentDecision): Resolution {
  if (decision.content === "personal") {
    const { segment, expiry, campaign, reason: why } = decision;
    const value = variantOf(segment);
    const metadata = { why, campaign: `${campaign}`, segment, expiry };
    return { value, variant: value, reason: "TARGETING_MATCH", metadata };
  }
  const { reason: why, campaign, again, fault } = decision;
  const metadata = {
    why,
    ...(campaign !== undefined && { campaign: `${campaign}` }),
    ...(again !== undefined && { again }),
    ...(fault !== undefined && { fault }),
  };
  if (why === "fault") return { errorCode: "GENERAL", metadata };
  return { value: GENERAL, variant: GENERAL, reason: reasons[why] ?? "DEFAULT", metadata };
}
