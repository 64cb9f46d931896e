import type { ConsentState } from "../../src/chain/actions/consent.ts";
import { dataInWords, recipientsInWords, refusalInWords } from "../../src/consent/terms/termsInWords.ts";
import { inWords } from "../../src/consent/terms/wording.ts";
import { attributesUsed, type ConditionWords } from "../../src/format/campaign/requestWords.ts";
import type { Card } from "../../src/format/credential/card.ts";
import { type ExplanationShown, reasonsInFull, reasonsInShort } from "../customer/explanation.ts";
import { oneLine } from "../input/printable.ts";
import { describeIssuer } from "../issuer/describeIssuer.ts";
import type { Context } from "../setting/context.ts";
import type { CheckedCampaign } from "./campaignOnChain.ts";
import {
  describeCondition,
  describeLevel,
  describeModel,
  describeSegment,
  describeTime,
} from "./describe.ts";
import { describeCampaigns } from "./names.ts";
import { campaignsUnder, describeConsent, isWithdrawn } from "./permission.ts";
import type { RenderingShown } from "./renderingShown.ts";
import { describeAmount } from "./token.ts";

/** How a request looks to one customer. */
interface View {
  readonly campaign: bigint;
  /** What the customer would answer with and reveal; or why there is no answer. */
  readonly answerable:
    | { readonly card: Card; readonly segment: number; readonly why: ExplanationShown }
    | { readonly problem: string };
  readonly consent: ConsentState;
  /** End of the consent that a yes gives, Unix seconds; undefined where the one on record suffices. */
  readonly until: number | undefined;
  readonly shown: RenderingShown;
}

/** Everything that a customer should know before answering. */
export async function explainCampaign(
  context: Context,
  checked: CheckedCampaign,
  view: View,
): Promise<string[]> {
  const { document, opened } = checked;
  const { campaign, answerable } = view;
  const { terms, schema, rules, model } = document;
  const readers = [
    ...recipientsInWords(terms),
    ...(opened.isSealed ? [] : ["everybody on the chain, under a pseudonym"]),
  ];
  const conditionInWords = (condition: ConditionWords) => describeCondition(schema, condition);
  const rows: [string, readonly string[]][] = [
    ...wordsOfBrand(view.shown),
    ["why", [inWords(terms.purpose), `channel: ${inWords(terms.channel)}`, describeLevel(terms.level)]],
    [
      "what it uses",
      [`on your card: ${attributesUsed(document).join(", ") || "nothing"}`, ...dataInWords(terms)],
    ],
    ["what is checked", rules.length > 0 ? rules.map(conditionInWords) : ["nothing: everybody is meant"]],
    ["how your group is worked out", model ? describeModel(schema, model) : ["group 1 if all of that holds"]],
    ...(await answerRows(context, checked, view)),
    ["who receives it", readers],
    ["for how long", [terms.retention]],
    ["your permission", await permissionLines(context, checked, view)],
    ["what it pays", [`${await describeAmount(context, opened.token, opened.reward)}, whatever your group`]],
    ["if you say no", [refusalInWords(terms)]],
  ];
  const lines = rows.flatMap(([label, texts]) =>
    texts.map((text, index) => `  ${(index === 0 ? label : "").padEnd(30)}${oneLine(text)}`),
  );
  return [
    `${oneLine(terms.brand.name)} asks you (campaign ${campaign}, "${oneLine(document.name)}"):`,
    ...lines,
    ...("why" in answerable && answerable.why.isWhole
      ? reasonsInFull(answerable.why, terms).map(oneLine)
      : []),
  ];
}

/** The brand's own words; what binds it are the codes, which the other rows show. */
function wordsOfBrand({ rendering, isSigned }: RenderingShown): [string, readonly string[]][] {
  if (!isSigned) return [];
  const { title, purpose, ifYouSayNo, data, inferences, decision, price, reward } = rendering;
  const { recipients, retention, withdrawal } = rendering;
  const others = [decision, price, reward, recipients, retention, withdrawal];
  const texts = [title, purpose, ifYouSayNo, ...Object.values(data), ...Object.values(inferences), ...others];
  return [["in the brand's words", texts.flatMap((text) => text?.split("\n") ?? [])]];
}

async function answerRows(
  context: Context,
  { document }: CheckedCampaign,
  { answerable }: View,
): Promise<[string, readonly string[]][]> {
  if ("problem" in answerable) return [["from", [answerable.problem]]];
  const { card, segment, why } = answerable;
  const issuer = await describeIssuer(context, card.issuer);
  return [
    ["from", [`your card of ${issuer}, valid until ${describeTime(card.validUntil)}`]],
    ["what you reveal", [describeSegment(segment, document.model)]],
    ["why this group", reasonsInShort(why)],
  ];
}

/** Consent is given to terms, which several campaigns may share. */
async function permissionLines(
  context: Context,
  { opened }: CheckedCampaign,
  { campaign, consent, until }: View,
): Promise<string[]> {
  const others = (await campaignsUnder(context, opened)).filter((other) => other !== campaign);
  const also = others.length > 0 ? `, also for ${describeCampaigns(context, others)}` : "";
  if (until === undefined) return [`given ${describeConsent(consent)}${also}`];
  return [
    `your yes gives it until ${describeTime(until)}${also}`,
    ...(isWithdrawn(consent) ? [describeConsent(consent)] : []),
  ];
}
