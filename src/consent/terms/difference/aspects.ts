import { isCategoryWithin, isPurposeWithin } from "../../dpv/hierarchy.ts";
import { isLocatedWithin } from "../places.ts";
import { secondsOf } from "../shape.ts";
import type { Located, Terms } from "../terms.ts";
import { automations } from "../words.ts";
import { type Aspect, neutral, several, single } from "./aspect.ts";
import { paysAtLeast } from "./reward.ts";
import type { AspectName, DifferenceWords } from "./words/words.ts";

/** Better for the customer first. */
const owners = ["customer", "nobody", "brand"];

const isSame = <Value>(value: Value, other: Value) => value === other;
const isNoMore = (value: number, other: number) => value <= other;
const isNoLonger = (value: string, other: string) => secondsOf(value) <= secondsOf(other);
const onlyIfBefore = (value: boolean, other: boolean) => !value || other;
const yesOrNo = (value: boolean, words: DifferenceWords) => (value ? words.yes : words.no);
const coded = (code: string, words: DifferenceWords) => words.code(code);
const asIs = (value: string | number) => `${value}`;

const same = (aspect: AspectName, of: (terms: Terms) => string): Aspect =>
  single(aspect, { of, isWithin: isSame, name: coded });
const upTo = (aspect: AspectName, of: (terms: Terms) => string): Aspect =>
  single(aspect, { of, isWithin: isNoLonger, name: (lasting, words) => words.lasting(lasting) });
const whether = (aspect: AspectName, of: (terms: Terms) => boolean): Aspect =>
  single(aspect, { of, isWithin: onlyIfBefore, name: yesOrNo });
const codes = (aspect: AspectName, of: (terms: Terms) => readonly string[], isGain = false): Aspect =>
  several(aspect, { of, isWithin: isSame, name: coded, isGain });
const places = (aspect: AspectName, of: (terms: Terms) => readonly Located[]): Aspect =>
  several(aspect, { of, isWithin: isLocatedWithin, name: locatedInWords });

const who: readonly Aspect[] = [
  single("Brand", { of: ({ brand }) => `${brand.name}, ${brand.country}`, isWithin: isSame, name: asIs }),
  several("Joint controllers", {
    of: ({ jointControllers }) => jointControllers.map(({ name, country }) => `${name}, ${country}`),
    isWithin: isSame,
    name: asIs,
  }),
  whether("Without a data protection officer", (terms) => terms.dataProtectionOfficer === undefined),
  single("Authority", {
    of: ({ authority }) => `${authority.name}, ${authority.country}`,
    isWithin: isSame,
    name: asIs,
  }),
  single("Law of", { of: ({ jurisdiction }) => jurisdiction, isWithin: isSame, name: asIs }),
];

const why: readonly Aspect[] = [
  single("Purpose", { of: ({ purpose }) => purpose, isWithin: isPurposeWithin, name: coded }),
  same("Channel", ({ channel }) => channel),
  single("Level", {
    of: ({ level }) => level,
    isWithin: isNoMore,
    name: (level, words) => words.level(level),
  }),
  same("Lawful basis", ({ lawfulBasis }) => lawfulBasis),
  single("Minimum age", {
    of: ({ minimumAge }) => minimumAge,
    isWithin: (age, other) => age >= other,
    name: asIs,
  }),
];

const what: readonly Aspect[] = [
  several("Data", {
    of: ({ data }) =>
      data.flatMap(({ attributes, ...need }) => attributes.map((attribute) => ({ ...need, attribute }))),
    isWithin: (one, other) =>
      one.attribute === other.attribute &&
      one.source === other.source &&
      isCategoryWithin(one.category, other.category),
    name: ({ category, attribute, source }, words) =>
      words.dataFrom(attribute, words.code(category), words.code(source)),
  }),
  several("Inferences", {
    of: ({ inferences }) =>
      inferences.flatMap(({ category, from }) => from.map((attribute) => ({ category, attribute }))),
    isWithin: (one, other) =>
      one.attribute === other.attribute && isCategoryWithin(one.category, other.category),
    name: ({ category, attribute }, words) => words.inferredFrom(words.code(category), attribute),
  }),
  single("Automation", {
    of: ({ decision }) => decision.automation,
    isWithin: (one, other) => automations.indexOf(one) <= automations.indexOf(other),
    name: coded,
  }),
  single("Logic", {
    of: ({ decision }) => decision.logic ?? "none",
    isWithin: (one, other) => one === "none" || one === other,
    name: coded,
  }),
  codes("Consequences", ({ decision }) => decision.consequences),
  whether("Significant effects", ({ decision }) => decision.significant),
  whether("Without a person to turn to", ({ decision }) => decision.humanContact === undefined),
  whether("Prices depend on the answer", ({ affectsPrice }) => affectsPrice),
];

const inReturn: readonly Aspect[] = [
  same("Rewarded", ({ rewardBasis }) => rewardBasis),
  single("Largest reward", {
    of: ({ largestReward }) => largestReward,
    isWithin: paysAtLeast,
    name: (reward, words) => (reward ? `${reward.amount} ${reward.currency}` : words.noneStated),
  }),
  codes("Withheld after a no", ({ ifYouSayNo }) => ifYouSayNo),
];

const whereTo: readonly Aspect[] = [
  several("Recipients", {
    of: ({ recipients }) =>
      recipients.flatMap(({ role, name, receives }) => receives.map((thing) => ({ role, name, thing }))),
    isWithin: (one, other) =>
      one.role === other.role &&
      one.name === other.name &&
      (one.thing === other.thing || (one.thing === "sealedSegment" && other.thing === "segment")),
    name: ({ role, name, thing }, words) => words.receives(name, words.code(role), words.code(thing)),
  }),
  ofKnownRecipients(
    several("Places of recipients", {
      of: ({ recipients }) =>
        recipients.flatMap(({ role, name, places: all }) => all.map((located) => ({ role, name, located }))),
      isWithin: (one, other) =>
        one.role === other.role && one.name === other.name && isLocatedWithin(one.located, other.located),
      name: ({ name, located }, words) => words.isIn(name, locatedInWords(located, words)),
    }),
  ),
  ofKnownRecipients(
    several("Kept by recipients", {
      of: ({ recipients }) => recipients,
      isWithin: (one, other) =>
        one.role === other.role && one.name === other.name && isNoLonger(one.retention, other.retention),
      name: ({ name, retention }, words) => words.keepsFor(name, words.lasting(retention)),
    }),
  ),
  single("Derivatives belong to", {
    of: ({ derivativesBelongTo }) => derivativesBelongTo,
    isWithin: (one, other) => owners.indexOf(one) <= owners.indexOf(other),
    name: coded,
  }),
  whether("Sold", ({ sold }) => sold),
  whether("Shared", ({ shared }) => shared),
  places("Stored in", ({ storage }) => storage),
  places("Processed in", ({ processing }) => processing),
  upTo("Kept for", ({ retention }) => retention),
  upTo("Evidence kept for", ({ proofRetention }) => proofRetention),
];

const whatYouCanDo: readonly Aspect[] = [
  codes("Rights", ({ rights }) => rights, true),
  upTo("Withdrawal takes effect within", ({ withdrawal }) => withdrawal.within),
];

const neutrals: readonly Aspect[] = [
  neutral("Address of the brand", ({ brand }) => brand.address),
  neutral("Contact of the brand", ({ brand }) => brand.contact),
  neutral("Address and contact of joint controllers", ({ jointControllers }, others) =>
    jointControllers
      .filter(({ name }) => others.jointControllers.some((other) => other.name === name))
      .map(({ name, address, contact }) => `${name}, ${address}, ${contact}`)
      .sort()
      .join("; "),
  ),
  neutral("Data protection officer", ({ dataProtectionOfficer }) => dataProtectionOfficer),
  neutral("Contact of the authority", ({ authority }) => authority.contact),
  neutral("Person to turn to", ({ decision }) => decision.humanContact),
  neutral("Withdraw at", ({ withdrawal }) => withdrawal.at),
  neutral("Continues", ({ replaces }, _, words) => replaces ?? words.nothing),
];

/** Every respect in which terms can differ. */
export const aspects: readonly Aspect[] = [
  ...who,
  ...why,
  ...what,
  ...inReturn,
  ...whereTo,
  ...whatYouCanDo,
  ...neutrals,
];

/** Leaves out recipients that came or went, which is a change of its own. */
function ofKnownRecipients(aspect: Aspect): Aspect {
  const common = (terms: Terms, others: Terms): Terms => ({
    ...terms,
    recipients: terms.recipients.filter(({ role, name }) =>
      others.recipients.some((other) => other.role === role && other.name === name),
    ),
  });
  return (older, newer, words) => aspect(common(older, newer), common(newer, older), words);
}

function locatedInWords({ place, safeguard }: Located, words: DifferenceWords): string {
  return safeguard ? `${words.place(place)} (${words.code(safeguard)})` : words.place(place);
}
