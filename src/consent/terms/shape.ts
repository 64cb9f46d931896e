import * as z from "zod/v4";
import { duration, word } from "../../format/reading/fields.ts";
import {
  amount,
  category,
  contact,
  country,
  distinct,
  lasting,
  lastingOrEndless,
  line,
  place,
  purpose,
} from "./fields.ts";
import {
  automations,
  channels,
  decisionConsequences,
  lawfulBases,
  receivedThings,
  recipientRoles,
  rewardBases,
  rights,
  safeguards,
  scoringLogics,
  sourcesOfData,
  withheldThings,
} from "./words.ts";

export const partyShape = z.strictObject({ name: line, address: line, country, contact });
export const authorityShape = z.strictObject({ name: line, country, contact });
const attributes = distinct(line).min(1);

const located = z.strictObject({ place, safeguard: z.enum(safeguards).optional() });
const places = distinct(located, (one) => one.place).min(1);

const dataNeed = z.strictObject({ category, attributes, source: z.enum(sourcesOfData) });
const inference = z.strictObject({ category, from: attributes });

const decision = z.strictObject({
  automation: z.enum(automations),
  logic: z.enum(scoringLogics).optional(),
  consequences: distinct(z.enum(decisionConsequences)),
  significant: z.boolean(),
  humanContact: contact.optional(),
});

const recipient = z.strictObject({
  role: z.enum(recipientRoles),
  name: line,
  receives: distinct(z.enum(receivedThings)).min(1),
  places,
  retention: lastingOrEndless,
});

/** What a file of terms must be. Lower case is demanded of the hash, which would otherwise have many spellings. */
export const termsShape = z.strictObject({
  format: z.literal("decdp-terms-1"),
  replaces: word.refine((given) => given === given.toLowerCase(), "must be in lower case").optional(),
  brand: partyShape,
  jointControllers: distinct(partyShape, ({ name }) => name),
  dataProtectionOfficer: contact.optional(),
  authority: authorityShape,
  jurisdiction: country,
  purpose,
  channel: z.enum(channels),
  level: z.int().min(0).max(4),
  lawfulBasis: z.enum(lawfulBases),
  minimumAge: z.int().min(0).max(21),
  data: distinct(dataNeed, (need) => `${need.category} ${need.source}`).min(1),
  inferences: distinct(inference, (one) => one.category),
  decision,
  affectsPrice: z.boolean(),
  rewardBasis: z.enum(rewardBases),
  largestReward: amount.optional(),
  ifYouSayNo: distinct(z.enum(withheldThings)),
  recipients: distinct(recipient, ({ role, name }) => `${role} ${name}`).min(1),
  derivativesBelongTo: z.enum(["customer", "brand", "nobody"]),
  sold: z.boolean(),
  shared: z.boolean(),
  storage: places,
  processing: places,
  retention: lasting,
  proofRetention: lastingOrEndless,
  rights: distinct(z.enum(rights)).min(1),
  withdrawal: z.strictObject({ at: contact, within: lasting }),
});

/** Seconds; infinite if endless. */
export function secondsOf(lasting: string): number {
  return lasting === "endless" ? Number.POSITIVE_INFINITY : duration.parse(lasting);
}
