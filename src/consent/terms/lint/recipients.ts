import { isTransfer } from "../places.ts";
import type { Located, Terms } from "../terms.ts";
import { faultIf, type LintRule } from "./rule.ts";

/** Who receives what, and where it stays. */
export const recipientRules: readonly LintRule[] = [
  {
    id: "recipient-missing",
    severity: "error",
    check: ({ terms: { recipients } }) =>
      (["issuer", "chain"] as const)
        .filter((role) => !recipients.some((one) => one.role === role))
        .map((role) => ({
          field: "recipients",
          why: `No ${role} is among the recipients, although every answer involves one (GDPR art. 13(1)(e)).`,
          fix: `Name it with the role "${role}", what it receives, where and for how long.`,
        })),
  },
  {
    id: "recipient-relayer",
    severity: "warning",
    check: ({ terms: { recipients } }) =>
      faultIf(
        !recipients.some(({ role }) => role === "relayer"),
        "recipients",
        "No relayer is among the recipients; somebody sends the customers' answers to the chain.",
        "Name it unless every customer sends answers alone.",
      ),
  },
  {
    id: "recipient-chain",
    severity: "error",
    check: ({ terms: { recipients, proofRetention } }) => [
      ...recipients.flatMap(({ role, name, places, retention }, index) =>
        faultIf(
          role === "chain" && (retention !== "endless" || places.some(({ place }) => place !== "worldwide")),
          `recipients[${index}]`,
          `"${name}" is a chain, which keeps everything for ever and all over the world.`,
          'Say so: the place is "worldwide" and the retention "endless".',
        ),
      ),
      ...faultIf(
        proofRetention !== "endless" && recipients.some(({ role }) => role === "chain"),
        "proofRetention",
        "The evidence on the chain stays after every erasure.",
        'Say so: "endless".',
      ),
    ],
  },
  {
    id: "recipient-attributes",
    severity: "error",
    check: ({ terms: { recipients } }) =>
      recipients.flatMap(({ role, name, receives }, index) =>
        faultIf(
          role !== "issuer" && receives.includes("attributes"),
          `recipients[${index}].receives`,
          `"${name}" would receive attributes, which never leave the customer's device but for the issuer that vouches for them.`,
          'Take "attributes" off its list; proofs and groups are enough.',
        ),
      ),
  },
  {
    id: "recipient-shared",
    severity: "error",
    check: ({ terms: { recipients, shared, sold } }) =>
      faultIf(
        (shared || sold) !== recipients.some(({ role }) => role === "thirdParty" || role === "controller"),
        "shared",
        "Whether others use the data for themselves is said in one place and denied in another.",
        'Name third parties and other controllers as recipients, and set "shared" if there are any.',
      ),
  },
  {
    id: "shared",
    severity: "warning",
    check: ({ terms: { shared, sold } }) =>
      faultIf(
        shared || sold,
        sold ? "sold" : "shared",
        "Others use the data for purposes of their own.",
        "Be sure that the purpose says so, and refuse whoever sends the signal Global Privacy Control.",
      ),
  },
  {
    id: "transfer-safeguard",
    severity: "error",
    check: ({ terms }) =>
      everyPlace(terms)
        .filter(({ located }) => isTransfer(located) && located.safeguard === undefined)
        .map(({ located, field }) => ({
          field,
          why: `Data go to ${located.place}, outside of the European Economic Area, without a safeguard (GDPR chapter V).`,
          fix: 'Name the safeguard, such as "eu-gdpr:A46-2-c" for standard contractual clauses; for a chain it is "eu-gdpr:A49-1-a".',
        })),
  },
  {
    id: "transfer-consent",
    severity: "error",
    check: ({ terms }) =>
      faultIf(
        terms.lawfulBasis === "eu-gdpr:A6-1-a-non-explicit-consent" &&
          everyPlace(terms).some(({ located }) => located.safeguard === "eu-gdpr:A49-1-a"),
        "lawfulBasis",
        "A transfer rests on explicit consent (GDPR art. 49(1)(a)), but the consent that is asked for is not explicit.",
        'Set it to "eu-gdpr:A6-1-a-explicit-consent", and warn of the risk in each rendering.',
      ),
  },
];

function everyPlace({ recipients, storage, processing }: Terms): { located: Located; field: string }[] {
  const within = (field: string, places: readonly Located[]) =>
    places.map((located, index) => ({ located, field: `${field}[${index}]` }));
  return [
    ...recipients.flatMap(({ places }, index) => within(`recipients[${index}].places`, places)),
    ...within("storage", storage),
    ...within("processing", processing),
  ];
}
