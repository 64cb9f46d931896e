import type { Vocabulary } from "../../../src/consent/settings/vocabulary.ts";

/** A small part of DPV 2.3 with its real hierarchy, and channels and recipients of ours. */
export const vocabulary: Vocabulary = {
  purposes: {
    broader: {
      "dpv:Purpose": "",
      "dpv:Marketing": "dpv:Purpose",
      "dpv:DirectMarketing": "dpv:Marketing",
      "dpv:Advertising": "dpv:Marketing",
      "dpv:Personalisation": "dpv:Purpose",
      "dpv:PersonalisedAdvertising": "dpv:Advertising dpv:Personalisation",
      "dpv:TargetedAdvertising": "dpv:PersonalisedAdvertising",
      "dpv:ServiceManagement": "dpv:Purpose",
      "dpv:ServicePersonalisation": "dpv:ServiceManagement dpv:Personalisation",
      "dpv:PersonalisedBenefits": "dpv:ServicePersonalisation",
      "dpv:ServiceProvision": "dpv:ServiceManagement",
      "dpv:SellProducts": "dpv:ServiceProvision",
      "dpv:SellDataToThirdParties": "dpv:SellProducts",
      "dpv:SellInsightsFromData": "dpv:SellProducts",
    },
    forPermissions: { "dpv:SellDataToThirdParties": "", "dpv:SellInsightsFromData": "" },
  },
  channels: { broader: { message: "", email: "message", sms: "message", app: "", store: "" } },
  categories: {
    broader: {
      "dpv:PersonalData": "",
      "dpv:SpecialCategoryPersonalData": "dpv:PersonalData",
      "pd:Financial": "dpv:PersonalData",
      "pd:Transactional": "pd:Financial",
      "pd:Income": "pd:Transactional",
      "pd:External": "dpv:PersonalData",
      "pd:Identifying": "pd:External",
      "pd:Biometric": "pd:Identifying dpv:SpecialCategoryPersonalData",
      "pd:PhysicalCharacteristic": "pd:External",
      "pd:Age": "pd:PhysicalCharacteristic",
      "pd:AgeRange": "pd:Age",
      "pd:AgeExact": "pd:AgeRange",
      "pd:Internal": "dpv:PersonalData",
      "pd:Preference": "pd:Internal",
      "pd:Interest": "pd:Preference",
    },
    forPermissions: { "pd:AgeExact": "pd:Age" },
    apart: ["dpv:SpecialCategoryPersonalData"],
  },
  recipients: {
    broader: {
      "dpv:Recipient": "",
      "dpv:DataProcessor": "dpv:Recipient",
      "dpv:DataSubProcessor": "dpv:DataProcessor",
      "dpv:ThirdParty": "",
    },
  },
};
