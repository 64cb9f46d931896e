import type { Reason } from "./reasons.ts";
import { ruleSentence, termWords } from "./sentences.ts";

const scopeWords = {
  purpose: "another purpose",
  channel: "another channel",
  level: "a higher level",
  categories: "more data",
  recipients: "more recipients",
  retention: "a longer time",
  uses: "more uses",
} as const;

/** A reason as a sentence to the customer. */
export function reasonSentence(reason: Reason): string {
  switch (reason.kind) {
    case "rule":
      return reason.inPart
        ? `A part of what is asked falls under your rule: ${ruleSentence(reason.rule)}`
        : `Your rule: ${ruleSentence(reason.rule)}`;
    case "belowFloor":
      return `An answer could say too much about ${reason.attributes.map((name) => `"${name}"`).join(", ")}.`;
    case "quietAfterNo":
      return `You have said no to this, and are not asked again until ${dayOf(reason.until)}.`;
    case "unprovenBrand":
      return "The brand has not proven who it is.";
    case "unknownTerms":
      return `Your rules do not know these words of the request: ${reason.terms.map(termWords).join(", ")}.`;
    case "firstConsent":
      return "You have not agreed to this brand and purpose yourself.";
    case "beyondConsent":
      return `It goes beyond what you agreed to: ${reason.fields.map((field) => scopeWords[field]).join(", ")}.`;
    case "noPermission":
      return "None of your rules answers this.";
    case "consent":
      return `You agreed to it yourself on ${dayOf(reason.consent.at)}.`;
  }
}

function dayOf(time: number): string {
  return new Date(time * 1000).toISOString().slice(0, 10);
}
