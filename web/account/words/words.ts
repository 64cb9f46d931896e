import type { SharedWords } from "../../shared/words/sharedWords.ts";
import type { Said, TermsRow } from "../auditor/account.ts";
import type { Progress } from "../auditor/messages.ts";
import type { TroubleKind } from "../auditor/trouble.ts";

/** What the page of account says. */
export interface AccountWords extends SharedWords {
  readonly product: string;
  readonly opening: string;

  // Whose account.
  readonly brandsTitle: string;
  readonly brandsLead: string;
  readonly noBrands: string;
  readonly claims: (domain: string) => string;
  readonly claimsNothing: string;
  readonly campaignsCount: (count: number) => string;
  readonly allBrands: string;

  // How it is worked out.
  readonly title: (name: string) => string;
  readonly lead: string;
  readonly account: string;
  readonly upTo: (block: string, moment: string) => string;
  readonly checking: string;
  readonly checkingCampaign: (campaign: string, place: number, total: number) => string;
  readonly steps: Readonly<Record<Progress["step"], string>>;
  readonly doneOf: (done: string, total: string) => string;
  readonly mayClose: string;

  // What was found.
  readonly foundNothing: (campaigns: number) => string;
  readonly foundSome: (count: number) => string;
  readonly foundSoFar: (count: number) => string;
  readonly findings: string;
  readonly transaction: string;
  readonly noTransaction: string;
  readonly inEnglish: string;
  readonly shownBy: string;
  readonly notChecked: string;
  readonly notCheckedLead: string;
  readonly notCheckedItems: readonly string[];
  readonly notCheckedProofs: (count: string) => string;
  readonly notCheckedDocuments: (count: string) => string;

  // Figures.
  readonly answers: string;
  readonly consents: string;
  readonly withdrawals: string;
  readonly paidOut: string;
  readonly overTime: string;
  readonly nothingYet: string;
  readonly from: string;
  readonly asTable: string;
  readonly money: string;
  readonly moneyLead: string;
  readonly amount: string;
  readonly deposited: string;
  readonly claimed: string;
  readonly owed: string;
  readonly left: string;
  readonly takenBack: string;
  readonly smallestUnits: string;
  readonly stop: string;
  readonly stopLead: string;
  readonly stopPromise: (duration: string) => string;
  readonly stopUnseen: string;
  readonly nobodyWithdrew: string;
  readonly half: string;
  readonly longest: string;
  readonly timeToStop: string;
  readonly upToDuration: (duration: string) => string;
  readonly longer: string;

  // Campaigns.
  readonly campaigns: string;
  readonly campaign: (campaign: string) => string;
  readonly since: (day: string) => string;
  readonly running: string;
  readonly closes: (moment: string) => string;
  readonly closed: (moment: string) => string;
  readonly sealed: string;
  readonly open: string;
  readonly pays: (amount: string) => string;
  readonly state: string;
  readonly reward: string;
  readonly more: string;

  // What is asked.
  readonly terms: string;
  readonly termsSigned: string;
  readonly termsPlain: string;
  readonly termsMissing: string;
  readonly termsRows: Readonly<Record<TermsRow, string>>;
  readonly groups: string;
  readonly groupsLead: string;
  readonly nameless: string;
  readonly modelMissing: string;
  readonly conditions: string;
  readonly everybody: string;
  readonly pointsFor: (name: string) => string;
  readonly value: string;
  readonly points: string;
  readonly noPoints: string;
  readonly group: (segment: number) => string;
  readonly groupOutside: string;
  readonly groupFrom: (points: string) => string;
  readonly segments: string;
  readonly segmentsOpen: string;
  readonly segmentsSealed: string;

  // What the brand says.
  readonly said: string;
  readonly saidLead: string;
  readonly saidWhat: Readonly<Record<Said["what"], string>>;
  readonly standing: Readonly<Record<Said["standing"], string>>;
  readonly why: Readonly<Record<NonNullable<Said["why"]>, string>>;
  readonly differs: (parts: string) => string;
  readonly saidAt: string;

  // Doing it oneself.
  readonly repeat: string;
  readonly repeatLead: string;
  readonly once: string;
  readonly afterwards: string;

  readonly troubles: Readonly<Record<TroubleKind, { readonly what: string; readonly next: string }>>;
  readonly otherNode: string;
}
