import type { ContentDecision } from "../decision/decision.ts";
import { campaignOfFlag, flagKey } from "./flag.ts";
import { createProviderEvents, type ProviderEvents } from "./providerEvents.ts";
import { type FlagMetadata, resolutionOf } from "./resolution.ts";

/** What the provider decides with: a brand's client, or its service in the same process. */
export interface DecisionSource {
  /** Decides a campaign for a customer. Never throws. */
  decideCampaign(question: {
    readonly customerId: string;
    readonly campaign: bigint;
  }): Promise<ContentDecision>;
  /** Tells of withdrawals from now on; returns what ends that. */
  onWithdrawal(handler: (withdrawal: { readonly campaigns: readonly bigint[] }) => void): () => void;
}

/** OpenFeature's `ResolutionDetails`. */
export interface ResolutionDetails<Value> {
  readonly value: Value;
  readonly variant?: string;
  readonly reason: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly flagMetadata?: FlagMetadata;
}

/** OpenFeature's `Provider` for servers, without a dependency on its SDK. */
export interface OpenFeatureProvider {
  readonly metadata: { readonly name: string };
  readonly runsOn: "server";
  readonly events: ProviderEvents;
  initialize(): Promise<void>;
  onClose(): Promise<void>;
  resolveStringEvaluation(
    key: string,
    value: string,
    context: { readonly targetingKey?: string },
  ): Promise<ResolutionDetails<string>>;
  resolveBooleanEvaluation(key: string, value: boolean): Promise<ResolutionDetails<boolean>>;
  resolveNumberEvaluation(key: string, value: number): Promise<ResolutionDetails<number>>;
  resolveObjectEvaluation<Value>(key: string, value: Value): Promise<ResolutionDetails<Value>>;
}

/**
 * A provider for `OpenFeature.setProvider`. A flag `decdp_<campaign>` is a text, "segment-0" to "segment-4", or the
 * caller's own default with `flagMetadata.why`. A withdrawal is told as PROVIDER_CONFIGURATION_CHANGED, by which whoever
 * keeps what was decided forgets it.
 */
export function createOpenFeatureProvider(source: DecisionSource): OpenFeatureProvider {
  const events = createProviderEvents();
  let stop = () => {};
  return {
    metadata: { name: "DeCDP" },
    runsOn: "server",
    events,
    async initialize() {
      stop();
      stop = source.onWithdrawal(({ campaigns }) => {
        events.emit("PROVIDER_CONFIGURATION_CHANGED", {
          flagsChanged: campaigns.map(flagKey),
          message: "A customer has withdrawn.",
        });
      });
    },
    async onClose() {
      stop();
      events.removeAllHandlers();
    },
    resolveStringEvaluation: (key, value, context) => resolve(source, key, value, context.targetingKey),
    resolveBooleanEvaluation: async (_key, value) => otherType(value),
    resolveNumberEvaluation: async (_key, value) => otherType(value),
    resolveObjectEvaluation: async (_key, value) => otherType(value),
  };
}

async function resolve(
  source: DecisionSource,
  key: string,
  value: string,
  customerId: string | undefined,
): Promise<ResolutionDetails<string>> {
  const campaign = campaignOfFlag(key);
  if (campaign === undefined) return fault(value, "FLAG_NOT_FOUND", `No campaign has the key ${key}.`);
  if (!customerId) return fault(value, "TARGETING_KEY_MISSING", "targetingKey names the customer.");
  const { metadata: flagMetadata, ...resolution } = resolutionOf(
    await source.decideCampaign({ customerId, campaign }),
  );
  if ("errorCode" in resolution) {
    return { ...fault(value, "GENERAL", "It could not be decided."), flagMetadata };
  }
  if (resolution.reason === "TARGETING_MATCH") return { ...resolution, flagMetadata };
  // Whoever asks knows best what general content is.
  return { ...resolution, value, flagMetadata };
}

function otherType<Value>(value: Value): ResolutionDetails<Value> {
  return fault(value, "TYPE_MISMATCH", "A segment is a text.");
}

function fault<Value>(value: Value, errorCode: string, errorMessage: string): ResolutionDetails<Value> {
  return { value, reason: "ERROR", errorCode, errorMessage };
}
