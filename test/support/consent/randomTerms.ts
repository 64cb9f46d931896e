import type { Located, Recipient, Terms } from "../../../src/consent/terms/terms.ts";
import { automations, rights, sourcesOfData, withheldThings } from "../../../src/consent/terms/words.ts";
import type { Random } from "../random.ts";
import { terms } from "./terms.ts";

const categories = [
  "pd:Age",
  "pd:AgeRange",
  "pd:AgeExact",
  "pd:Region",
  "pd:PhysicalAddress",
  "pd:External",
  "pd:Health",
] as const;
const placesToChoose: readonly Located[] = [
  { place: "NO" },
  { place: "SE" },
  { place: "EU" },
  { place: "EEA" },
  { place: "US" },
  { place: "US", safeguard: "eu-gdpr:A46-2-c" },
  { place: "worldwide" },
  { place: "worldwide", safeguard: "eu-gdpr:A49-1-a" },
];
const times = ["1 day", "24 hours", "30 days", "1 year"];

/** Terms that differ from the example in a few respects, so that every verdict occurs among pairs of them. */
export function randomTerms(random: Random): Terms {
  return Array.from({ length: random.between(0, 4) }).reduce<Terms>(
    (changed) => ({ ...changed, ...random.oneOf(changes)(random) }),
    terms,
  );
}

type ChangeOfTerms = (random: Random) => Partial<Terms>;

const someOf = <Value>(random: Random, values: readonly Value[]): Value[] => {
  const some = values.filter(() => random.between(0, 1) === 1);
  return some.length > 0 ? some : [random.oneOf(values)];
};
const yesOrNo = (random: Random) => random.between(0, 1) === 1;
const onePlace = (random: Random) => [random.oneOf(placesToChoose)];

const recipientOf = (random: Random): Recipient => ({
  role: random.oneOf(["processor", "thirdParty"]),
  name: random.oneOf(["A", "B"]),
  receives: someOf(random, ["segment", "sealedSegment", "proof"]),
  places: onePlace(random),
  retention: random.oneOf([...times, "endless"]),
});

/** One for each aspect that can differ. */
export const changes: readonly ChangeOfTerms[] = [
  (random) => ({ brand: { ...terms.brand, name: random.oneOf(["Corner Shop AS", "Other"]) } }),
  (random) => ({ brand: { ...terms.brand, address: random.oneOf(["here", "there"]) } }),
  (random) => ({ jointControllers: yesOrNo(random) ? terms.jointControllers : [] }),
  (random) => ({ dataProtectionOfficer: random.oneOf([undefined, "tel:+12345", "tel:+54321"]) }),
  (random) => ({ authority: { ...terms.authority, country: random.oneOf(["NO", "SE"]) } }),
  (random) => ({ jurisdiction: random.oneOf(["NO", "SE"]) }),
  (random) => ({
    purpose: random.oneOf([
      "dpv:Marketing",
      "dpv:Advertising",
      "dpv:PersonalisedAdvertising",
      "dpv:ServiceProvision",
      "dpv:SellDataToThirdParties",
    ]),
  }),
  (random) => ({ channel: random.oneOf(["email", "sms"]) }),
  (random) => ({ level: random.between(0, 4) }),
  (random) => ({ lawfulBasis: random.oneOf(["eu-gdpr:A6-1-a-explicit-consent", "eu-gdpr:A9-2-a"]) }),
  (random) => ({ minimumAge: random.between(16, 18) }),
  (random) => ({
    data: someOf(random, categories).map((category) => ({
      category,
      attributes: someOf(random, ["age", "region"]),
      source: random.oneOf(sourcesOfData.slice(0, 2)),
    })),
  }),
  (random) => ({
    inferences: someOf(random, categories).map((category) => ({
      category,
      from: someOf(random, ["age", "region"]),
    })),
  }),
  (random) => ({
    decision: {
      automation: random.oneOf(automations),
      logic: random.oneOf([undefined, "dpv:EvaluationOfIndividuals", "dpv:AutomatedScoringOfIndividuals"]),
      consequences: someOf(random, ["offers", "order", "price"]),
      significant: yesOrNo(random),
      humanContact: random.oneOf([undefined, "tel:+12345", "tel:+54321"]),
    },
  }),
  (random) => ({ affectsPrice: yesOrNo(random) }),
  (random) => ({ rewardBasis: random.oneOf(["none", "answer", "result"]) }),
  (random) => ({
    largestReward: random.oneOf([
      undefined,
      { amount: "0.5", currency: "EUR" },
      { amount: "0.50", currency: "EUR" },
      { amount: "10", currency: "EUR" },
      { amount: "10", currency: "NOK" },
    ]),
  }),
  (random) => ({ ifYouSayNo: someOf(random, withheldThings.slice(0, 4)) }),
  (random) => ({
    recipients: [recipientOf(random), ...terms.recipients.slice(random.between(0, 3))],
  }),
  (random) => ({ derivativesBelongTo: random.oneOf(["customer", "nobody", "brand"]) }),
  (random) => ({ sold: yesOrNo(random) }),
  (random) => ({ shared: yesOrNo(random) }),
  (random) => ({ storage: onePlace(random) }),
  (random) => ({ processing: onePlace(random) }),
  (random) => ({ retention: random.oneOf(times) }),
  (random) => ({ proofRetention: random.oneOf([...times, "endless"]) }),
  (random) => ({ rights: someOf(random, rights.slice(0, 4)) }),
  (random) => ({ withdrawal: { ...terms.withdrawal, within: random.oneOf(times) } }),
  () => ({ replaces: undefined }),
];
