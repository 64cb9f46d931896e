import type { SourceOfData } from "../../../src/consent/terms/words.ts";
import type { Catalogue } from "../../shared/words/language.ts";

/** What is said where the terms are written, and about what customers read. */
export interface TermsWords {
  readonly title: string;
  readonly category: string;
  readonly source: string;
  readonly sources: Readonly<Record<SourceOfData, string>>;
  readonly infers: string;
  readonly nothing: string;
  readonly whole: string;
  readonly wholeWhy: string;
  readonly notWhole: string;
  readonly noFindings: string;
  readonly findings: (errors: number, warnings: number) => string;
  readonly others: string;
  readonly error: string;
  readonly warning: string;
  readonly seen: string;
  readonly seenIn: (language: string) => string;
  readonly english: string;
  readonly write: (language: string) => string;
  readonly leaveOut: (language: string) => string;
  readonly words: string;
  readonly who: string;
  readonly why: string;
  readonly pays: string;
  readonly whatever: (amount: string) => string;
  readonly ifNo: string;
  readonly kept: string;
  readonly price: string;
  readonly receives: string;
  readonly stop: string;
  readonly learns: string;
  readonly notLearnt: (names: string) => string;
  readonly heading: string;
  readonly decision: string;
  readonly reward: string;
  readonly dataFor: (name: string) => string;
  readonly inferenceOf: (name: string) => string;
}

export const termsWords: Catalogue<TermsWords> = {
  en: {
    title: "Terms",
    category: "What kind of detail it is",
    source: "Where it comes from",
    sources: {
      wallet: "their wallet",
      pod: "their pod",
      vault: "their vault",
      bank: "their bank",
      ownWord: "their own word",
      brand: "us",
    },
    infers: "What follows from it",
    nothing: "nothing",
    whole: "The whole core, as it is hashed",
    wholeWhy: "For what has no field above. What is malformed is said here and not taken over.",
    notWhole: "The terms are not whole yet",
    noFindings: "Nothing to find. A person still has to read them.",
    findings: (errors, warnings) => `${errors} to mend, ${warnings} to judge`,
    others: "Elsewhere in the terms",
    error: "Mend",
    warning: "Judge",
    seen: "What customers read",
    seenIn: (language) => `In ${language}`,
    english: "You have no words in this language: customers read these, in English.",
    write: (language) => `Write it in ${language}`,
    leaveOut: (language) => `Leave ${language} out`,
    words: "Your words",
    who: "Who asks",
    why: "Why",
    pays: "Thank-you",
    whatever: (amount) => `${amount}, whatever the answer`,
    ifNo: "If you say no",
    kept: "How long",
    price: "Prices",
    receives: "Who receives what",
    stop: "How to stop",
    learns: "We would learn",
    notLearnt: (names) => `Not: ${names}`,
    heading: "Heading",
    decision: "How it is decided",
    reward: "Reward",
    dataFor: (name) => `Why ${name} is needed`,
    inferenceOf: (name) => `How ${name} follows`,
  },
  nl: {
    title: "Voorwaarden",
    category: "Wat voor gegeven het is",
    source: "Waar het vandaan komt",
    sources: {
      wallet: "hun wallet",
      pod: "hun pod",
      vault: "hun kluis",
      bank: "hun bank",
      ownWord: "hun eigen woord",
      brand: "ons",
    },
    infers: "Wat eruit volgt",
    nothing: "niets",
    whole: "De hele kern, zoals ze gehasht wordt",
    wholeWhy: "Voor wat hierboven geen veld heeft. Wat niet klopt, staat hier en wordt niet overgenomen.",
    notWhole: "De voorwaarden zijn nog niet af",
    noFindings: "Niets te vinden. Een mens moet ze nog steeds lezen.",
    findings: (errors, warnings) => `${errors} te herstellen, ${warnings} te beoordelen`,
    others: "Elders in de voorwaarden",
    error: "Herstellen",
    warning: "Beoordelen",
    seen: "Wat klanten lezen",
    seenIn: (language) => `In het ${language}`,
    english: "Je hebt geen woorden in deze taal: klanten lezen dit, in het Engels.",
    write: (language) => `Schrijf het in het ${language}`,
    leaveOut: (language) => `Laat ${language} weg`,
    words: "Je woorden",
    who: "Wie vraagt",
    why: "Waarom",
    pays: "Bedankje",
    whatever: (amount) => `${amount}, wat het antwoord ook is`,
    ifNo: "Als je nee zegt",
    kept: "Hoe lang",
    price: "Prijzen",
    receives: "Wie wat krijgt",
    stop: "Hoe je stopt",
    learns: "We zouden te weten komen",
    notLearnt: (names) => `Niet: ${names}`,
    heading: "Kop",
    decision: "Hoe er beslist wordt",
    reward: "Beloning",
    dataFor: (name) => `Waarom ${name} nodig is`,
    inferenceOf: (name) => `Hoe ${name} volgt`,
  },
  sv: {
    title: "Villkor",
    category: "Vilket slags uppgift det är",
    source: "Varifrån den kommer",
    sources: {
      wallet: "deras plånbok",
      pod: "deras pod",
      vault: "deras valv",
      bank: "deras bank",
      ownWord: "deras eget ord",
      brand: "oss",
    },
    infers: "Vad som följer av den",
    nothing: "inget",
    whole: "Hela kärnan, som den hashas",
    wholeWhy: "För det som inte har något fält ovan. Det som är fel sägs här och tas inte över.",
    notWhole: "Villkoren är inte färdiga än",
    noFindings: "Inget att anmärka på. En människa måste ändå läsa dem.",
    findings: (errors, warnings) => `${errors} att rätta, ${warnings} att bedöma`,
    others: "På annat håll i villkoren",
    error: "Rätta",
    warning: "Bedöm",
    seen: "Vad kunder läser",
    seenIn: (language) => `På ${language.toLowerCase()}`,
    english: "Du har inga ord på det här språket: kunderna läser detta, på engelska.",
    write: (language) => `Skriv på ${language.toLowerCase()}`,
    leaveOut: (language) => `Utelämna ${language.toLowerCase()}`,
    words: "Dina ord",
    who: "Vem som frågar",
    why: "Varför",
    pays: "Tack",
    whatever: (amount) => `${amount}, vad svaret än är`,
    ifNo: "Om du säger nej",
    kept: "Hur länge",
    price: "Priser",
    receives: "Vem som får vad",
    stop: "Hur man slutar",
    learns: "Vi skulle få veta",
    notLearnt: (names) => `Inte: ${names}`,
    heading: "Rubrik",
    decision: "Hur det avgörs",
    reward: "Belöning",
    dataFor: (name) => `Varför ${name} behövs`,
    inferenceOf: (name) => `Hur ${name} följer`,
  },
  de: {
    title: "Bedingungen",
    category: "Welche Art Angabe es ist",
    source: "Woher sie kommt",
    sources: {
      wallet: "ihrer Wallet",
      pod: "ihrem Pod",
      vault: "ihrem Tresor",
      bank: "ihrer Bank",
      ownWord: "ihrem eigenen Wort",
      brand: "uns",
    },
    infers: "Was daraus folgt",
    nothing: "nichts",
    whole: "Der ganze Kern, wie er gehasht wird",
    wholeWhy: "Für das, was oben kein Feld hat. Was falsch ist, steht hier und wird nicht übernommen.",
    notWhole: "Die Bedingungen sind noch nicht vollständig",
    noFindings: "Nichts zu finden. Ein Mensch muss sie trotzdem lesen.",
    findings: (errors, warnings) => `${errors} zu beheben, ${warnings} zu beurteilen`,
    others: "Anderswo in den Bedingungen",
    error: "Beheben",
    warning: "Beurteilen",
    seen: "Was Kunden lesen",
    seenIn: (language) => `Auf ${language}`,
    english: "Du hast keine Worte in dieser Sprache: Kunden lesen dies, auf Englisch.",
    write: (language) => `Auf ${language} schreiben`,
    leaveOut: (language) => `${language} weglassen`,
    words: "Deine Worte",
    who: "Wer fragt",
    why: "Warum",
    pays: "Dankeschön",
    whatever: (amount) => `${amount}, egal wie die Antwort lautet`,
    ifNo: "Wenn du nein sagst",
    kept: "Wie lange",
    price: "Preise",
    receives: "Wer was bekommt",
    stop: "Wie man aufhört",
    learns: "Wir würden erfahren",
    notLearnt: (names) => `Nicht: ${names}`,
    heading: "Überschrift",
    decision: "Wie entschieden wird",
    reward: "Belohnung",
    dataFor: (name) => `Warum ${name} gebraucht wird`,
    inferenceOf: (name) => `Wie ${name} folgt`,
  },
};
