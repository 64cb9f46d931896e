import type { RecipeBrand } from "../../../src/brand/recipes/brandTerms.ts";
import type { TriedValues } from "../../../src/brand/recipes/preview.ts";
import type { MixElement } from "../../../src/brand/recipes/recipes.ts";

/** A brand that cooks by recipes. */
export const recipeBrand: RecipeBrand = {
  party: {
    name: "Meridian AS",
    address: "Strandgaten 4, 5013 Bergen",
    country: "NO",
    contact: "mailto:privacy@meridian.example",
  },
  authority: { name: "Datatilsynet", country: "NO", contact: "https://authority.example/complain" },
  dataProtectionOfficer: "mailto:officer@meridian.example",
  humanContact: "tel:+47-5550100",
  stopAt: "https://meridian.example/stop",
  place: "NO",
  issuers: { vault: "Fjord Vault", ownWord: "Own Word AS" },
  relayer: "Meridian Relay",
  chain: "Ethereum",
  currency: "MP",
};

/** Somebody for each group of a recipe, in their order. */
export const groupExamples: Readonly<Record<MixElement | "validation", readonly TriedValues[]>> = {
  product: [
    { householdSize: 2 },
    { daysOutdoors: 3, householdSize: 2 },
    { daysOutdoors: 30, householdSize: 2 },
    { daysOutdoors: 60, householdSize: 4 },
  ],
  price: [{ children: 0 }, { children: 2 }, { children: 3 }],
  channel: [{}, { timeOfDay: "morning" }, { timeOfDay: "day" }, { timeOfDay: "evening" }],
  promotion: [
    { ownsBicycle: "yes", cyclingTrips: 1 },
    { ownsBicycle: "yes", cyclingTrips: 9 },
  ],
  service: [
    { callsThisYear: 3 },
    { callsThisYear: 1, openRepairs: 0 },
    { callsThisYear: 1, openRepairs: 1 },
    { callsThisYear: 6, openRepairs: 2 },
  ],
  loyalty: [
    { visits: 0, memberFor: 1 },
    { visits: 1, memberFor: 1 },
    { visits: 5, memberFor: 1 },
    { visits: 5, memberFor: 9 },
  ],
  validation: [{}, { tap: "right for me" }, { tap: "not for me" }, { tap: "bought it already" }],
};
