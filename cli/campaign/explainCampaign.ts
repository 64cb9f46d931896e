import type { ConsentState } from "../../src/chain/actions/consent.ts";
import { attributesUsed, type ConditionWords } from "../../src/format/campaign/requestWords.ts";
import type { Card } from "../../src/format/credential/card.ts";
import { oneLine } from "../input/printable.ts";
import { describeIssuer } from "../issuer/describeIssuer.ts";
import type { Context } from "../setting/context.ts";
import type { CheckedCampaign } from "./campaignOnChain.ts";
import {
  describeCampaigns,
  describeCondition,
  describeLevel,
  describeModel,
  describeSegment,
  describeTime,
} from "./describe.ts";
import { campaignsUnder, describeConsent, isWithdrawn } from "./permission.ts";
import { describeAmount } from "./token.ts";

/** What an answer would be made of. */
interface Prospect {
  readonly campaign: bigint;
  readonly card: Card;
  readonly segment: number;
  readonly consent: ConsentState;
  /** End of the consent that the answer would bring if none is live, Unix seconds. */
  readonly until: number;
}

/** Everything that a customer should know before answering. */
export async function explainCampaign(
  context: Context,
  checked: CheckedCampaign,
  prospect: Prospect,
): Promise<string[]> {
  const { document, opened } = checked;
  const { campaign, card, segment } = prospect;
  const { terms, schema, rules, model } = document;
  const readers = opened.isSealed
    ? terms.recipients.join(", ")
    : `${terms.recipients.join(", ")}; and everybody on the chain, under a pseudonym`;
  const inWords = (condition: ConditionWords) => describeCondition(schema, condition);
  const rows: [string, readonly string[]][] = [
    ["why", [terms.purpose, `channel: ${terms.channel}`, describeLevel(terms.level)]],
    [
      "what it uses",
      [
        `on your card: ${attributesUsed(document).join(", ") || "nothing"}`,
        `the terms name: ${terms.dataCategories.join(", ")}`,
      ],
    ],
    ["what is checked", rules.length > 0 ? rules.map(inWords) : ["nothing: everybody is meant"]],
    ["how your group is worked out", model ? describeModel(schema, model) : ["group 1 if all of that holds"]],
    [
      "from",
      [
        `your card of ${await describeIssuer(context, card.issuer)}, valid until ${describeTime(card.validUntil)}`,
      ],
    ],
    ["what you reveal", [describeSegment(segment, model)]],
    ["who receives it", [readers]],
    ["for how long", [terms.retention]],
    ["your permission", await permissionLines(context, checked, prospect)],
    ["what it pays", [`${await describeAmount(context, opened.token, opened.reward)}, whatever your group`]],
    ["if you say no", [terms.meaningOfNo]],
  ];
  const lines = rows.flatMap(([label, texts]) =>
    texts.map((text, index) => `  ${(index === 0 ? label : "").padEnd(30)}${oneLine(text)}`),
  );
  return [`${oneLine(terms.brand)} asks you (campaign ${campaign}, "${oneLine(document.name)}"):`, ...lines];
}

/** Consent is given to terms, which several campaigns may share. */
async function permissionLines(
  context: Context,
  { opened }: CheckedCampaign,
  { campaign, consent, until }: Prospect,
): Promise<string[]> {
  const others = (await campaignsUnder(context, opened)).filter((other) => other !== campaign);
  const also = others.length > 0 ? `, also for ${describeCampaigns(others)}` : "";
  if (consent.isLive) return [`given ${describeConsent(consent)}${also}`];
  return [
    `answering gives it until ${describeTime(until)}${also}`,
    ...(isWithdrawn(consent) ? [describeConsent(consent)] : []),
  ];
}
