import type { Verdict } from "../../../../src/consent/settings/policy.ts";
import type { PresetName } from "../../../../src/consent/settings/presets.ts";

/** What the room of rules says; the rules themselves are put into words by the library. */
export interface RulesWords {
  readonly intro: string;
  readonly always: string;
  readonly noRules: string;
  readonly everyRequest: string;
  readonly remove: (rule: string) => string;
  readonly removeShort: string;
  readonly unsaved: string;
  readonly save: string;
  readonly undo: string;
  readonly saved: string;
  readonly tryOut: string;

  readonly afterNo: string;
  readonly afterNoAsk: string;
  readonly floor: string;
  readonly floorText: string;
  readonly floorValues: string;
  readonly floorShare: string;

  readonly addRule: string;
  readonly what: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly purposes: string;
  readonly purposesNeeded: string;
  readonly brands: string;
  readonly brandsHint: string;
  readonly categories: string;
  readonly recipients: string;
  readonly uses: string;
  readonly level: string;
  readonly retention: string;
  readonly knownFor: string;
  readonly often: string;
  readonly any: string;
  readonly reads: string;
  readonly add: string;

  readonly begin: string;
  readonly beginText: string;
  readonly presets: Readonly<Record<PresetName, { readonly name: string; readonly text: string }>>;

  readonly earlier: string;
  readonly noEarlier: string;
  readonly until: (day: string) => string;
  readonly useAgain: string;

  readonly tryTitle: string;
  readonly tryText: string;
  readonly tryDraft: string;
  readonly brand: string;
  readonly anotherBrand: string;
  readonly unprovenBrand: string;
  readonly domain: string;
  readonly purpose: string;
  readonly category: string;
  readonly sensitivity: string;
  readonly recipient: string;
  readonly onlyBrand: string;
  readonly kept: string;
  readonly sold: string;
  readonly repeated: string;
  readonly price: string;
  readonly priceChangesNothing: string;
  readonly decision: string;
  readonly would: Readonly<Record<Verdict, string>>;
  readonly because: string;
  readonly also: string;
  readonly past: string;
  readonly pastText: string;
  readonly pastSame: string;
  readonly pastUnknown: (count: number) => string;
  readonly request: string;
  readonly savedRules: string;
  readonly theseRules: string;
  readonly levels: readonly [string, string, string, string, string];
}
