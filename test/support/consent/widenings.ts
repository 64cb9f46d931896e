import type { Terms } from "../../../src/consent/terms/terms.ts";
import { terms } from "./terms.ts";

/** Changes that nobody agreed to who agreed to the example, each with the aspect under which it must be named. */
export const widenings: readonly (readonly [aspect: string, change: Partial<Terms>])[] = [
  ["Brand", { brand: { ...terms.brand, name: "Another" } }],
  ["Brand", { brand: { ...terms.brand, country: "SE" } }],
  ["Joint controllers", { jointControllers: [...terms.jointControllers, { ...terms.brand, name: "Third" }] }],
  ["Without a data protection officer", { dataProtectionOfficer: undefined }],
  ["Authority", { authority: { ...terms.authority, name: "Another" } }],
  ["Law of", { jurisdiction: "SE" }],
  ["Purpose", { purpose: "dpv:Marketing" }],
  ["Purpose", { purpose: "dpv:DirectMarketing" }],
  ["Purpose", { purpose: "dpv:SellDataToThirdParties" }],
  ["Channel", { channel: "sms" }],
  ["Level", { level: 4 }],
  ["Lawful basis", { lawfulBasis: "eu-gdpr:A6-1-a-non-explicit-consent" }],
  ["Minimum age", { minimumAge: 17 }],
  ["Data", { data: [...terms.data, { category: "pd:Income", attributes: ["income"], source: "bank" }] }],
  ["Data", { data: [{ category: "pd:AgeRange", attributes: ["age", "years"], source: "ownWord" }] }],
  ["Data", { data: [{ category: "pd:AgeRange", attributes: ["age"], source: "bank" }] }],
  ["Data", { data: [{ category: "pd:AgeExact", attributes: ["age"], source: "ownWord" }] }],
  ["Data", { data: [{ category: "pd:Age", attributes: ["age"], source: "ownWord" }] }],
  ["Inferences", { inferences: [{ category: "pd:Preference", from: ["age"] }] }],
  ["Inferences", { inferences: [{ category: "pd:Interest", from: ["income"] }] }],
  ["Consequences", { decision: { ...terms.decision, consequences: ["offers", "price"] } }],
  ["Significant effects", { decision: { ...terms.decision, significant: true } }],
  ["Without a person to turn to", { decision: { ...terms.decision, humanContact: undefined } }],
  ["Logic", { decision: { ...terms.decision, logic: "dpv:EvaluationOfIndividuals" } }],
  ["Prices depend on the answer", { affectsPrice: true }],
  ["Rewarded", { rewardBasis: "result" }],
  ["Largest reward", { largestReward: { amount: "0.49", currency: "EUR" } }],
  ["Largest reward", { largestReward: undefined }],
  ["Withheld after a no", { ifYouSayNo: [...terms.ifYouSayNo, "generalPrice"] }],
  ["Recipients", withRecipient({ name: "Another Relay" })],
  ["Recipients", withRecipient({ role: "thirdParty" })],
  ["Recipients", withRecipient({ receives: ["consent", "proof", "segment"] })],
  ["Places of recipients", withRecipient({ places: [{ place: "US", safeguard: "eu-gdpr:A46-2-c" }] })],
  ["Kept by recipients", withRecipient({ retention: "31 days" })],
  ["Kept by recipients", withRecipient({ retention: "endless" })],
  ["Derivatives belong to", { derivativesBelongTo: "brand" }],
  ["Sold", { sold: true }],
  ["Shared", { shared: true }],
  ["Stored in", { storage: [{ place: "NO" }, { place: "US", safeguard: "eu-gdpr:A46-2-c" }] }],
  ["Stored in", { storage: [{ place: "EEA" }] }],
  ["Processed in", { processing: [{ place: "worldwide" }] }],
  ["Kept for", { retention: "91 days" }],
  ["Rights", { rights: terms.rights.slice(1) }],
  ["Withdrawal takes effect within", { withdrawal: { ...terms.withdrawal, within: "61 seconds" } }],
];

/** Changes that whoever agreed to the example has agreed to. */
export const narrowings: readonly (readonly [aspect: string, change: Partial<Terms>])[] = [
  ["Joint controllers", { jointControllers: [] }],
  ["Purpose", { purpose: "dpv:TargetedAdvertising" }],
  ["Level", { level: 2 }],
  ["Minimum age", { minimumAge: 21 }],
  ["Data", { data: terms.data.slice(1) }],
  ["Inferences", { inferences: [] }],
  ["Inferences", { inferences: [{ category: "pd:Like", from: ["age"] }] }],
  ["Automation", { decision: { ...terms.decision, automation: "dpv:AssistiveAutomation" } }],
  ["Consequences", { decision: { ...terms.decision, consequences: [] } }],
  ["Largest reward", { largestReward: { amount: "1", currency: "EUR" } }],
  ["Withheld after a no", { ifYouSayNo: ["reward"] }],
  ["Recipients", { recipients: terms.recipients.slice(1) }],
  ["Recipients", withRecipient({ receives: ["proof"] })],
  ["Places of recipients", withRecipient({ places: [{ place: "NO" }] })],
  ["Kept by recipients", withRecipient({ retention: "1 week" })],
  ["Processed in", { processing: [{ place: "EU" }] }],
  ["Kept for", { retention: "89 days" }],
  ["Evidence kept for", { proofRetention: "10 years" }],
  ["Rights", { rights: [...terms.rights, "eu-gdpr:A14"] }],
  ["Withdrawal takes effect within", { withdrawal: { ...terms.withdrawal, within: "1 second" } }],
];

/** The relay of the example, changed. */
function withRecipient(change: Partial<Terms["recipients"][number]>): Partial<Terms> {
  return {
    recipients: terms.recipients.map((one) => (one.role === "relayer" ? { ...one, ...change } : one)),
  };
}
