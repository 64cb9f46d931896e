import type { FrequencyCap } from "../../decision/frequencyCap.ts";
import type { QuietHours } from "../../decision/quietHours.ts";

/** What changes of a draft beside its terms are said with, in one language. Times are in seconds. */
export interface ReviewWords {
  readonly attributeNew: (name: string) => string;
  readonly attributeGone: (name: string) => string;
  readonly schemaDiffers: string;
  readonly conditionInstead: (now: string, was: string) => string;
  readonly conditionNew: (now: string) => string;
  readonly conditionGone: (was: string) => string;
  readonly pointsDiffer: (name: string) => string;
  /** Numbers of groups, without group 0. */
  readonly groupsInstead: (now: number, was: number) => string;
  readonly groupFrom: (group: number, now: number, was: number) => string;

  readonly isSealedNow: string;
  readonly isOpenNow: string;
  readonly reward: (now: string, was: string) => string;
  /** After how long a customer is asked again; 0 for never. */
  readonly asksAgain: (now: number, was: number) => string;
  readonly consentFor: (now: number, was: number) => string;
  readonly ownWord: (isEnough: boolean) => string;
  readonly issuersNew: (numbers: string) => string;
  readonly issuersGone: (numbers: string) => string;
  readonly frequencyCap: (now: FrequencyCap | undefined, was: FrequencyCap | undefined) => string;
  readonly quietHours: (now: QuietHours | undefined, was: QuietHours | undefined) => string;
  /** One of so many is in it; 0 if there is none. */
  readonly controlGroup: (now: number, was: number) => string;
  readonly wordsNew: (language: string) => string;
  readonly wordsDiffer: (language: string) => string;
  readonly wordsGone: (language: string) => string;
}
