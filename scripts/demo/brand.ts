import type { RecipeBrand } from "../../src/brand/recipes/brandTerms.ts";

/** The domain of the demo's brand. Nobody can look it up: the demo's pages know where its service is. */
export const DOMAIN = "meridian.example";
export const CURRENCY = "MP";

/** A shop for home and outdoors that cooks by recipes. */
export const meridian: RecipeBrand = {
  party: {
    name: "Meridian",
    address: "Strandgaten 4, 5013 Bergen",
    country: "NO",
    contact: "mailto:privacy@meridian.example",
  },
  authority: { name: "Datatilsynet", country: "NO", contact: "https://authority.example/complain" },
  dataProtectionOfficer: "mailto:officer@meridian.example",
  humanContact: "tel:+47-5550100",
  stopAt: "https://meridian.example/stop",
  place: "NO",
  issuers: { ownWord: "Demo Gateway", brand: "Demo Gateway" },
  relayer: "Demo Relay",
  chain: "a chain on this machine",
  currency: CURRENCY,
};
