import { hashOfTerms } from "./reading.ts";
import type { Rendering } from "./rendering.ts";
import type { AutomatedDecision, Terms } from "./terms.ts";
import { recipientsInWords, refusalInWords } from "./termsInWords.ts";
import { inWords } from "./wording.ts";

/**
 * The words in which this software shows terms where the brand signed none: plain English, made of the codes alone. No
 * brand signs it; the same terms always give the same words.
 */
export function plainRendering(terms: Terms): Rendering {
  const { brand, purpose, channel, data, inferences, decision, affectsPrice, rewardBasis } = terms;
  const { retention, proofRetention, withdrawal, rights, authority } = terms;
  return {
    format: "decdp-rendering-1",
    terms: hashOfTerms(terms),
    language: "en",
    version: 1,
    title: `${brand.name}: ${inWords(purpose)}`,
    purpose: sentence(`${inWords(purpose)}, by ${inWords(channel)}`),
    ifYouSayNo: sentence(refusalInWords(terms)),
    data: byCategory(data, ({ attributes, source }) => `${attributes.join(", ")} from ${inWords(source)}`),
    inferences: byCategory(
      inferences,
      ({ category, from }) => `${inWords(category)} from ${from.join(", ")}`,
    ),
    ...(decision.automation !== "dpv:NotAutomated" && { decision: decisionInWords(decision) }),
    ...(affectsPrice && { price: "Somebody may see another price because of the answer." }),
    ...(rewardBasis !== "none" && { reward: rewardInWords(terms) }),
    recipients: recipientsInWords(terms).map(sentence).join("\n"),
    retention: `${sentence(`kept for ${retention}`)} ${
      proofRetention === "endless"
        ? "Evidence stays for ever after an erasure."
        : `Evidence stays for ${proofRetention} after an erasure.`
    }`,
    withdrawal: `Stop on the chain or at ${withdrawal.at}; the brand stops within ${withdrawal.within}. Your rights: ${rights.map(inWords).join(", ")}. Complain to ${authority.name}, ${authority.contact}.`,
  };
}

/** A text for each category; one that occurs twice, such as from two sources, has a sentence for each. */
function byCategory<Entry extends { readonly category: string }>(
  entries: readonly Entry[],
  textOf: (entry: Entry) => string,
): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const entry of entries) {
    const before = texts[entry.category];
    const text = sentence(textOf(entry));
    texts[entry.category] = before ? `${before} ${text}` : text;
  }
  return texts;
}

function decisionInWords({
  automation,
  logic,
  consequences,
  significant,
  humanContact,
}: AutomatedDecision): string {
  return [
    inWords(automation),
    ...(logic ? [inWords(logic)] : []),
    consequences.length > 0 ? `decides on ${consequences.map(inWords).join(", ")}` : "decides on nothing",
    ...(significant ? ["has legal or similarly significant effects"] : []),
    ...(humanContact ? [`a person looks at it again: ${humanContact}`] : []),
  ]
    .map(sentence)
    .join(" ");
}

function rewardInWords({ rewardBasis, largestReward }: Terms): string {
  const most = largestReward ? `, at most ${largestReward.amount} ${largestReward.currency}` : "";
  const whatever = rewardBasis === "result" ? ", depending on what it says" : ", whatever it says";
  return `An answer is paid${whatever}${most}.`;
}

/** Text as a sentence: a capital letter in front, a full stop at the end. */
function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
