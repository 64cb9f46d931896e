import type { Reason } from "./reasons.ts";
import { ruleSentence, termWords } from "./sentences.ts";
import { english } from "./words/en.ts";
import type { SettingsWords } from "./words/words.ts";

/** A reason as an English sentence to the customer. */
export function reasonSentence(reason: Reason): string {
  return reasonSentenceIn(english, reason);
}

/** A reason as a sentence to the customer. */
export function reasonSentenceIn(words: SettingsWords, reason: Reason): string {
  switch (reason.kind) {
    case "rule": {
      const rule = ruleSentence(reason.rule, words);
      return reason.inPart ? words.yourRuleInPart(rule) : words.yourRule(rule);
    }
    case "belowFloor":
      return words.belowFloor(reason.attributes.map(words.quoted).join(", "));
    case "quietAfterNo":
      return words.quietUntil(words.day(reason.until));
    case "unprovenBrand":
      return words.unprovenBrand;
    case "unknownTerms":
      return words.unknownTerms(reason.terms.map((term) => termWords(term, words)).join(", "));
    case "firstConsent":
      return words.firstConsent;
    case "beyondConsent":
      return words.beyondConsent(reason.fields.map((field) => words.scope[field]).join(", "));
    case "noPermission":
      return words.noPermission;
    case "consent":
      return words.agreedOn(words.day(reason.consent.at));
  }
}
