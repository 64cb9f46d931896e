import { type Address, keccak256, stringToBytes } from "viem";
import { termsIdOf } from "../../../src/chain/actions/terms.ts";
import {
  behind,
  both,
  type CookedCase,
  changed,
  eventAt,
  without,
  withState,
} from "../../support/audit/cooking.ts";

const somebody: Address = "0x00000000000000000000000000000000000000cc";
const DAY = 86_400;

/** Terms, request, closing and issuers: what the brand does. */
export const campaignCases: readonly CookedCase[] = [
  { name: "terms that nobody published", finds: ["terms.unpublished"], cook: without("TermsPublished", 0) },
  {
    name: "terms published after the campaign was opened",
    finds: ["terms.unpublished"],
    cook: behind("TermsPublished", 0, "CampaignOpened", 0),
  },
  {
    name: "foreign terms: published by another brand",
    finds: ["terms.foreign"],
    cook: changed("TermsPublished", 0, () => ({ brand: somebody })),
  },
  {
    name: "foreign terms: the campaign opened by another brand",
    finds: ["terms.foreign"],
    cook: changed("CampaignOpened", 0, () => ({ brand: somebody })),
  },
  {
    name: "terms with another text than their id stands for",
    finds: ["terms.altered"],
    cook: changed("TermsPublished", 0, ({ core }) => ({ core: core.replace("90 days", "99 days") })),
  },
  {
    name: "terms in a text that nobody can read",
    finds: ["terms.unreadable"],
    cook: (sound) => {
      const { brand } = eventAt(sound.facts, "TermsPublished", 0);
      const terms = termsIdOf(brand, keccak256(stringToBytes("offers")));
      return both(
        changed("TermsPublished", 0, () => ({ core: "offers", terms })),
        changed("CampaignOpened", 0, () => ({ terms })),
      )(sound);
    },
  },
  {
    name: "wrong folded point",
    finds: ["point.differs"],
    cook: withState(() => ({ folded: { x: 1n, y: 2n } })),
  },
  {
    name: "rules that were published but not folded",
    finds: ["point.differs"],
    cook: changed("CampaignOpened", 0, ({ schema }) => ({ schema: schema + 1n })),
  },
  {
    name: "model published otherwise than registered",
    finds: ["model.altered"],
    cook: changed("ModelRegistered", 0, ({ parameters }) => ({
      parameters: { ...parameters, cutoffs: [0, 0, 0] },
    })),
  },
  {
    name: "model that nobody registered",
    finds: ["model.unregistered"],
    cook: without("ModelRegistered", 0),
  },
  {
    name: "campaign closed with a day's notice less",
    finds: ["closing.notice"],
    cook: both(
      changed("CampaignClosing", 0, ({ closesAt }) => ({ closesAt: closesAt - DAY / 2 })),
      withState(({ closesAt }) => ({ closesAt: closesAt! - DAY / 2 })),
    ),
  },
  {
    name: "contract that closes at another time than announced",
    finds: ["closing.differs"],
    cook: withState(({ closesAt }) => ({ closesAt: closesAt! - 1 })),
  },
  {
    name: "issuer removed without notice",
    finds: ["issuer.notice"],
    cook: changed("IssuerRemoved", 0, ({ time }) => ({ acceptedUntil: time })),
  },
];
