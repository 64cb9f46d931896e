import type { Terms } from "../../src/consent/terms/terms.ts";
import type { Explanation } from "../../src/model/explanation/explanation.ts";
import { explanationWordsFor } from "../../src/model/explanation/words/language.ts";
import { type Asking, sectionsOf, shortExplanation } from "../../src/model/explanation/words/sections.ts";

/** Why a customer is in a group, and how much of it is shown. */
export interface ExplanationShown {
  readonly explanation: Explanation;
  /** BCP 47 tag. */
  readonly language: string;
  /** All of it rather than the strongest reasons and the nearest changes. */
  readonly isWhole: boolean;
}

/** The strongest reasons and the nearest changes, for the row of a request. */
export function reasonsInShort({ explanation, language, isWhole }: ExplanationShown): string[] {
  const short = shortExplanation(explanation, explanationWordsFor(language));
  return isWhole ? short : [...short, "all of it, point by point: --explain"];
}

/** The whole explanation, below everything else. */
export function reasonsInFull({ explanation, language }: ExplanationShown, terms: Terms): string[] {
  const sections = sectionsOf(explanation, explanationWordsFor(language), askingOf(terms));
  return sections.flatMap(({ heading, lines }) => [
    "",
    `  ${heading}`,
    ...lines.map((line) => `    ${line}`),
  ]);
}

/** What `--json` has of an explanation: the figures, and the words in sections. */
export function explanationData({ explanation, language }: Omit<ExplanationShown, "isWhole">, terms: Terms) {
  const { segment, score, cutoffs, contributions, reasons, changes, fixed, slots } = explanation;
  return {
    segment,
    score,
    cutoffs,
    contributions,
    reasons: reasons.map((ranked) => ({
      measure: ranked.measure,
      reasons: ranked.reasons.map(({ contribution, difference }) => ({
        names: contribution.names,
        difference,
      })),
    })),
    changes: changes.map((change) => ({
      segment: change.segment,
      steps: change.steps.map(({ place, ...step }) => ({ attribute: slots[place]!.name, ...step })),
    })),
    fixed,
    sections: sectionsOf(explanation, explanationWordsFor(language), askingOf(terms)),
  };
}

function askingOf({ brand, decision }: Terms): Asking {
  return { brand: brand.name, humanContact: decision.humanContact };
}
