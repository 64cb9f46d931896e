import { type PersonalDataTerm, personalData } from "./personalData.ts";
import { type PurposeTerm, purposes } from "./purposes.ts";

/** Special categories of data (GDPR art. 9), and criminal convictions and offences (art. 10). */
export const apartFromOthers = ["dpv:SpecialCategoryPersonalData", "pd:Criminal"] as const;

/**
 * Where "narrower" in DPV does not mean "says less". A consent to an age range must not cover the exact age, although DPV
 * files it below; and whoever agreed to a service did not agree that data about them are sold.
 */
export const corrections: Readonly<Record<string, string>> = {
  "pd:AgeExact": "pd:Age",
  "dpv:SellDataToThirdParties": "dpv:Purpose",
  "dpv:SellInsightsFromData": "dpv:Purpose",
};

/** Whether whoever agreed to `broader` agreed to this purpose too. */
export function isPurposeWithin(purpose: PurposeTerm, broader: PurposeTerm): boolean {
  return isWithin(purposes, purpose, broader);
}

/** Whether whoever agreed to `broader` agreed to this category too. A special category is never within an ordinary one. */
export function isCategoryWithin(category: PersonalDataTerm, broader: PersonalDataTerm): boolean {
  if (isSpecialCategory(category) && !isSpecialCategory(broader)) return false;
  return isWithin(personalData, category, broader);
}

/** Whether a category is one of `apartFromOthers` or lies below. */
export function isSpecialCategory(category: PersonalDataTerm): boolean {
  return apartFromOthers.some((above) => isWithin(personalData, category, above));
}

/** Whether a purpose adapts to the person: personalisation, or what DPV files below it. */
export function isPersonalised(purpose: PurposeTerm): boolean {
  return isPurposeWithin(purpose, "dpv:Personalisation");
}

function isWithin(hierarchy: Readonly<Record<string, string>>, term: string, broader: string): boolean {
  if (term === broader) return true;
  const above = corrections[term] ?? hierarchy[term] ?? "";
  return above !== "" && above.split(" ").some((next) => isWithin(hierarchy, next, broader));
}
