import type { Terms } from "../../src/consent/terms/terms.ts";
import { DecdpError } from "../../src/errors.ts";
import { readModelCard } from "../../src/model/card/read.ts";
import type { Population } from "../../src/model/explanation/contributions.ts";
import type { Explanation } from "../../src/model/explanation/explanation.ts";
import { populationOf } from "../../src/model/explanation/population.ts";
import { explanationWordsFor } from "../../src/model/explanation/words/language.ts";
import { type Asking, sectionsOf, shortExplanation } from "../../src/model/explanation/words/sections.ts";
import type { CheckedCampaign } from "../campaign/campaignOnChain.ts";
import { readFile } from "../input/files.ts";

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

/**
 * How many people are in which bin, from a model card. Throws `DecdpError` for the card of another model: its averages
 * would be those of other points.
 */
export function populationIn(file: string, { document, request, opened }: CheckedCampaign): Population {
  const card = readFile(file, readModelCard);
  if (card.modelId.toLowerCase() === opened.model.toLowerCase()) {
    return populationOf(document.schema, request.model, card.features);
  }
  throw new DecdpError(
    `${file} is the card of another model than campaign ${opened.campaign} was opened with.`,
    {
      details: { card: card.modelId, opened: opened.model },
      hint: "Ask the brand for the right one, or leave it out.",
    },
  );
}

function askingOf({ brand, decision }: Terms): Asking {
  return { brand: brand.name, humanContact: decision.humanContact };
}
