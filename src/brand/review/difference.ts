import { differenceOf } from "../../consent/terms/difference/difference.ts";
import { differenceWordsFor } from "../../consent/terms/difference/words/language.ts";
import { explanationWordsFor } from "../../model/explanation/words/language.ts";
import { type Caught, comparable, newlyCaught, newlyLeftOut, type Person } from "./caught/caught.ts";
import { campaignChanges } from "./changes/campaign.ts";
import { type ReviewChange, type Verdict, verdictOf } from "./changes/change.ts";
import { requestChanges } from "./changes/request.ts";
import type { Reviewed } from "./reviewed.ts";
import { reviewWordsFor } from "./words/language.ts";

/** What a newer draft means, compared with an older one. */
export interface ReviewDifference {
  readonly verdict: Verdict;
  /** Those that widen first. */
  readonly changes: readonly ReviewChange[];
  /** For each group, somebody who comes into it; undefined if the two cannot be compared person by person. */
  readonly caught: readonly Caught[] | undefined;
  /** Somebody who is not meant any more. */
  readonly leftOut: Person | "nobody" | "undecided" | undefined;
}

const order = ["wider", "other", "narrower", "none"];

/** Compares two drafts by what they mean for customers. @param language Such as "nl"; English for one without words. */
export function reviewDifference(older: Reviewed, newer: Reviewed, language: string): ReviewDifference {
  const words = reviewWordsFor(language);
  const terms = differenceOf(older.terms, newer.terms, differenceWordsFor(language));
  const changes = [
    ...terms.changes,
    ...requestChanges(older.document, newer.document, words, explanationWordsFor(language)),
    ...campaignChanges(older, newer, words),
  ].map(({ direction, words: said }) => ({ direction, words: said }));
  const both = comparable(older.document, newer.document);
  return {
    verdict: verdictOf(changes),
    changes: changes.toSorted(
      (left, right) => order.indexOf(left.direction) - order.indexOf(right.direction),
    ),
    caught: both && newlyCaught(both),
    leftOut: both && newlyLeftOut(both),
  };
}
