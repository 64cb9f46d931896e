import type { Direction } from "../../../consent/terms/difference/aspect.ts";
import { isAtLeast } from "../../../consent/terms/difference/reward.ts";
import type { Reviewed } from "../reviewed.ts";
import type { ReviewWords } from "../words/words.ts";
import type { ReviewChange } from "./change.ts";

/** What a draft changes beside terms and request: whether answers are sealed, what is paid, how often, and the words. */
export function campaignChanges(older: Reviewed, newer: Reviewed, words: ReviewWords): ReviewChange[] {
  return [
    ...sealing(older, newer, words),
    ...budget(older, newer, words),
    ...settings(older, newer, words),
    ...renderings(older, newer, words),
  ];
}

function sealing(
  { document: was }: Reviewed,
  { document: now }: Reviewed,
  words: ReviewWords,
): ReviewChange[] {
  if (was.sealed === now.sealed) return [];
  return now.sealed
    ? [{ direction: "narrower", words: words.isSealedNow }]
    : [{ direction: "wider", words: words.isOpenNow }];
}

function budget({ budget: was }: Reviewed, { budget: now }: Reviewed, words: ReviewWords): ReviewChange[] {
  const changes: ReviewChange[] = [];
  if (now.reward !== was.reward) {
    const isGain = isAtLeast(now.reward, was.reward);
    changes.push({ direction: isGain ? "narrower" : "wider", words: words.reward(now.reward, was.reward) });
  }
  if (now.periodLength !== was.periodLength) {
    const often = ({ periodLength }: Reviewed["budget"]) => (periodLength === 0 ? 0 : 1 / periodLength);
    const direction = often(now) > often(was) ? "wider" : "narrower";
    changes.push({ direction, words: words.asksAgain(now.periodLength, was.periodLength) });
  }
  if (now.consentFor !== was.consentFor) {
    const direction = now.consentFor > was.consentFor ? "wider" : "narrower";
    changes.push({ direction, words: words.consentFor(now.consentFor, was.consentFor) });
  }
  if (now.acceptsOwnWord !== was.acceptsOwnWord) {
    changes.push({ direction: "none", words: words.ownWord(now.acceptsOwnWord) });
  }
  const lists: readonly [readonly string[], readonly string[], Direction, (list: string) => string][] = [
    [now.issuers, was.issuers, "other", words.issuersNew],
    [was.issuers, now.issuers, "none", words.issuersGone],
  ];
  for (const [some, others, direction, said] of lists) {
    const left = some.filter((issuer) => !others.includes(issuer));
    if (left.length > 0) changes.push({ direction, words: said(left.join(", ")) });
  }
  return changes;
}

function settings(
  { settings: was }: Reviewed,
  { settings: now }: Reviewed,
  words: ReviewWords,
): ReviewChange[] {
  const changes: ReviewChange[] = [];
  if (JSON.stringify(now.frequencyCap) !== JSON.stringify(was.frequencyCap)) {
    const perSecond = ({ frequencyCap }: Reviewed["settings"]) =>
      frequencyCap === undefined ? Number.POSITIVE_INFINITY : frequencyCap.most / frequencyCap.within;
    const direction = perSecond(now) > perSecond(was) ? "wider" : "narrower";
    changes.push({ direction, words: words.frequencyCap(now.frequencyCap, was.frequencyCap) });
  }
  if (JSON.stringify(now.quietHours) !== JSON.stringify(was.quietHours)) {
    const direction =
      now.quietHours === undefined ? "wider" : was.quietHours === undefined ? "narrower" : "other";
    changes.push({ direction, words: words.quietHours(now.quietHours, was.quietHours) });
  }
  if (now.controlOneIn !== was.controlOneIn) {
    changes.push({ direction: "none", words: words.controlGroup(now.controlOneIn, was.controlOneIn) });
  }
  return changes;
}

/** The words may be mended without asking anybody again; an officer reads them all the same. */
function renderings(
  { renderings: was }: Reviewed,
  { renderings: now }: Reviewed,
  words: ReviewWords,
): ReviewChange[] {
  const said = ({ terms: _, version: __, ...texts }: Reviewed["renderings"][number]) => JSON.stringify(texts);
  return [
    ...now.flatMap((rendering): ReviewChange[] => {
      const before = was.find(({ language }) => language === rendering.language);
      if (before === undefined) return [{ direction: "none", words: words.wordsNew(rendering.language) }];
      return said(before) === said(rendering)
        ? []
        : [{ direction: "none", words: words.wordsDiffer(rendering.language) }];
    }),
    ...was
      .filter(({ language }) => !now.some((rendering) => rendering.language === language))
      .map(({ language }) => ({ direction: "none" as const, words: words.wordsGone(language) })),
  ];
}
