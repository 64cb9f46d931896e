import type { Catalogue } from "../words/language.ts";

/** What stands around the brand's own words on a customer's screen. */
export interface CustomerScreenWords {
  readonly reveals: string;
  readonly oneOf: (groups: number) => string;
  readonly notRevealed: (names: string) => string;
  readonly who: string;
  readonly why: string;
  readonly pays: string;
  readonly whatever: (amount: string) => string;
  readonly ifNo: string;
  readonly howLong: string;
  readonly price: string;
  readonly decision: string;
  readonly receives: string;
  readonly stop: string;
}

export const customerScreenWords: Catalogue<CustomerScreenWords> = {
  en: {
    reveals: "What you reveal",
    oneOf: (groups) => `One of ${groups} groups`,
    notRevealed: (names) => `Not your ${names}.`,
    who: "Who",
    why: "Why",
    pays: "What it pays",
    whatever: (amount) => `${amount}, whatever your group`,
    ifNo: "If you say no",
    howLong: "For how long",
    price: "Prices",
    decision: "How it is decided",
    receives: "Who receives it",
    stop: "How to stop",
  },
  nl: {
    reveals: "Wat je prijsgeeft",
    oneOf: (groups) => `Een van ${groups} groepen`,
    notRevealed: (names) => `Niet je ${names}.`,
    who: "Wie",
    why: "Waarom",
    pays: "Wat het oplevert",
    whatever: (amount) => `${amount}, wat je groep ook is`,
    ifNo: "Als je nee zegt",
    howLong: "Hoe lang",
    price: "Prijzen",
    decision: "Hoe het wordt bepaald",
    receives: "Wie het krijgt",
    stop: "Hoe je stopt",
  },
  sv: {
    reveals: "Vad du avslöjar",
    oneOf: (groups) => `En av ${groups} grupper`,
    notRevealed: (names) => `Inte: ${names}.`,
    who: "Vem",
    why: "Varför",
    pays: "Vad det ger",
    whatever: (amount) => `${amount}, vilken grupp du än har`,
    ifNo: "Om du säger nej",
    howLong: "Hur länge",
    price: "Priser",
    decision: "Hur det avgörs",
    receives: "Vem som får det",
    stop: "Hur du slutar",
  },
  de: {
    reveals: "Was du preisgibst",
    oneOf: (groups) => `Eine von ${groups} Gruppen`,
    notRevealed: (names) => `Nicht: ${names}.`,
    who: "Wer",
    why: "Warum",
    pays: "Was es bringt",
    whatever: (amount) => `${amount}, egal welche Gruppe`,
    ifNo: "Wenn du Nein sagst",
    howLong: "Wie lange",
    price: "Preise",
    decision: "Wie entschieden wird",
    receives: "Wer es bekommt",
    stop: "Wie du aufhörst",
  },
};
