import { answerCases } from "./answers.ts";
import { brandCases } from "./brand.ts";
import { campaignCases } from "./campaign.ts";
import { consentCases } from "./consents.ts";
import { furtherCases } from "./further.ts";
import { moneyCases } from "./money.ts";

/** All cooked cases. */
export const cookedCases = [
  ...consentCases,
  ...campaignCases,
  ...answerCases,
  ...moneyCases,
  ...brandCases,
  ...furtherCases,
];
