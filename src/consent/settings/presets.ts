import { cautiousFloor } from "../ledger/floor.ts";
import type { Policy, Rule } from "./policy.ts";

export const presetNames = ["cautious", "balanced", "open"] as const;
export type PresetName = (typeof presetNames)[number];

/** What every preset refuses. */
const refusals: readonly Rule[] = [
  { verdict: "refuse", when: { uses: ["sold", "shared", "crossContext"] } },
  { verdict: "refuse", when: { purposes: ["dpv:SellDataToThirdParties", "dpv:SellInsightsFromData"] } },
  { verdict: "refuse", when: { categories: ["dpv:SpecialCategoryPersonalData"] } },
  { verdict: "refuse", when: { brokenPromises: { atLeast: 1 } } },
];

const quietAfterNo = "182 days";

/**
 * Settings to begin with. Cautious: asks about everything that it does not refuse. Balanced: answers known brands that
 * personalise their own service for many or some customers. Open: answers advertising of brands that are known well, too.
 * Before the first answer to a brand for a purpose, all of them ask.
 */
export const presets: Readonly<Record<PresetName, Policy>> = {
  cautious: {
    format: "decdp-settings-1",
    rules: [...refusals, { verdict: "refuse", when: { level: { atLeast: 4 } } }],
    quietAfterNo,
    floor: cautiousFloor,
  },
  balanced: {
    format: "decdp-settings-1",
    rules: [
      ...refusals,
      {
        verdict: "answer",
        when: {
          purposes: ["dpv:ServicePersonalisation"],
          uses: ["profiling"],
          level: { atMost: 2 },
          retention: { atMost: "90 days" },
          knownFor: { atLeast: "30 days" },
          frequency: { atMost: 4, within: "30 days" },
        },
      },
    ],
    quietAfterNo,
    floor: cautiousFloor,
  },
  open: {
    format: "decdp-settings-1",
    rules: [
      ...refusals,
      {
        verdict: "answer",
        when: {
          purposes: ["dpv:ServicePersonalisation", "dpv:DirectMarketing", "dpv:Advertising"],
          uses: ["profiling", "tracking"],
          level: { atMost: 3 },
          retention: { atMost: "365 days" },
          knownFor: { atLeast: "7 days" },
          frequency: { atMost: 12, within: "30 days" },
        },
      },
      {
        verdict: "ask",
        when: { categories: ["pd:Financial", "pd:Location", "pd:Family"] },
      },
    ],
    quietAfterNo,
    floor: cautiousFloor,
  },
};

/** What a customer has who has chosen nothing. */
export const defaultPolicy: Policy = presets.cautious;
