import type { operatorNames } from "../../../src/format/campaign/requestWords.ts";
import type { Catalogue } from "../../shared/words/language.ts";

export type Operator = (typeof operatorNames)[number];

/** What is said where the question is built. */
export interface QuestionWords {
  readonly title: string;
  readonly all: string;
  readonly condition: (number: number) => string;
  readonly or: string;
  readonly not: string;
  readonly attribute: string;
  readonly comparison: string;
  readonly value: string;
  readonly secondValue: string;
  readonly operators: Readonly<Record<Operator, string>>;
  readonly present: string;
  readonly absent: string;
  readonly addOr: string;
  readonly addAnd: string;
  readonly remove: string;
  readonly room: (clauses: number, conditions: number) => string;
  readonly model: string;
  readonly noModel: string;
  readonly modelOf: (attributes: string) => string;
  readonly modelFile: string;
  readonly dropModel: string;
  readonly otherSchema: string;
  readonly groups: string;
  readonly group: (segment: number) => string;
  readonly unused: (name: string) => string;
  readonly dropUnused: (name: string) => string;
  readonly unnamed: (name: string) => string;
  readonly nameIt: (name: string) => string;
  readonly reach: string;
  readonly reachWhy: string;
  readonly assumeLow: string;
  readonly assumeHigh: string;
  readonly reachOf: (low: string, high: string) => string;
  readonly reachFrom: (name: string) => string;
  readonly reachAssumed: string;
}

export const questionWords: Catalogue<QuestionWords> = {
  en: {
    title: "Question",
    all: "All of these have to hold. Whoever they leave out is in group 0 and is paid all the same.",
    condition: (number) => `Condition ${number}`,
    or: "or",
    not: "not",
    attribute: "Detail",
    comparison: "is",
    value: "Value",
    secondValue: "and",
    operators: {
      atLeast: "at least",
      atMost: "at most",
      above: "more than",
      below: "less than",
      between: "between",
      oneOf: "one of",
      noneOf: "none of",
      is: "known",
    },
    present: "known",
    absent: "not known",
    addOr: "Or ...",
    addAnd: "And ...",
    remove: "Remove",
    room: (clauses, conditions) =>
      `${clauses} of 8 comparisons and ${conditions} of 4 conditions are used: a proof has no room for more.`,
    model: "Model",
    noModel: "No model: whoever the conditions hold for is in group 1.",
    modelOf: (attributes) => `A model gives points for ${attributes}.`,
    modelFile: "Take a model from its card",
    dropModel: "Leave the model out",
    otherSchema: "This card is of another schema than the campaign. Begin a campaign with the card instead.",
    groups: "What you call the groups",
    group: (segment) => `Group ${segment}`,
    unused: (name) => `The terms name "${name}", which nothing asks for. Nobody asks for more than is used.`,
    dropUnused: (name) => `Take "${name}" out of the terms`,
    unnamed: (name) => `The terms do not name "${name}", which is asked for.`,
    nameIt: (name) => `Name "${name}" in the terms`,
    reach: "Reach",
    reachWhy:
      "Nobody is looked up. An earlier campaign with this question, or what you assume, says how many it may be.",
    assumeLow: "I assume from this share (%)",
    assumeHigh: "to this share (%)",
    reachOf: (low, high) => `${low} to ${high} of 100 who answer`,
    reachFrom: (name) => `As measured in "${name}".`,
    reachAssumed: "As you assume; nothing was measured.",
  },
  nl: {
    title: "Vraag",
    all: "Dit moet allemaal kloppen. Wie erbuiten valt, komt in groep 0 en wordt net zo goed betaald.",
    condition: (number) => `Voorwaarde ${number}`,
    or: "of",
    not: "niet",
    attribute: "Gegeven",
    comparison: "is",
    value: "Waarde",
    secondValue: "en",
    operators: {
      atLeast: "minstens",
      atMost: "hoogstens",
      above: "meer dan",
      below: "minder dan",
      between: "tussen",
      oneOf: "een van",
      noneOf: "geen van",
      is: "bekend",
    },
    present: "bekend",
    absent: "niet bekend",
    addOr: "Of ...",
    addAnd: "En ...",
    remove: "Verwijderen",
    room: (clauses, conditions) =>
      `${clauses} van 8 vergelijkingen en ${conditions} van 4 voorwaarden zijn gebruikt: meer past er niet in een bewijs.`,
    model: "Model",
    noModel: "Geen model: voor wie de voorwaarden kloppen, is groep 1.",
    modelOf: (attributes) => `Een model geeft punten voor ${attributes}.`,
    modelFile: "Neem een model van zijn kaart",
    dropModel: "Model weglaten",
    otherSchema: "Deze kaart hoort bij een ander schema dan de campagne. Begin een campagne met de kaart.",
    groups: "Hoe je de groepen noemt",
    group: (segment) => `Groep ${segment}`,
    unused: (name) =>
      `De voorwaarden noemen "${name}", waar niets naar vraagt. Vraag niet meer dan je gebruikt.`,
    dropUnused: (name) => `Haal "${name}" uit de voorwaarden`,
    unnamed: (name) => `De voorwaarden noemen "${name}" niet, terwijl ernaar gevraagd wordt.`,
    nameIt: (name) => `Noem "${name}" in de voorwaarden`,
    reach: "Bereik",
    reachWhy:
      "Er wordt niemand opgezocht. Een eerdere campagne met deze vraag, of wat je aanneemt, zegt hoeveel het er kunnen zijn.",
    assumeLow: "Ik neem aan: vanaf dit aandeel (%)",
    assumeHigh: "tot dit aandeel (%)",
    reachOf: (low, high) => `${low} tot ${high} van 100 die antwoorden`,
    reachFrom: (name) => `Zoals gemeten in "${name}".`,
    reachAssumed: "Zoals je aanneemt; er is niets gemeten.",
  },
  sv: {
    title: "Fråga",
    all: "Allt detta måste stämma. Den som faller utanför hamnar i grupp 0 och får lika mycket betalt.",
    condition: (number) => `Villkor ${number}`,
    or: "eller",
    not: "inte",
    attribute: "Uppgift",
    comparison: "är",
    value: "Värde",
    secondValue: "och",
    operators: {
      atLeast: "minst",
      atMost: "högst",
      above: "mer än",
      below: "mindre än",
      between: "mellan",
      oneOf: "en av",
      noneOf: "ingen av",
      is: "känd",
    },
    present: "känd",
    absent: "inte känd",
    addOr: "Eller ...",
    addAnd: "Och ...",
    remove: "Ta bort",
    room: (clauses, conditions) =>
      `${clauses} av 8 jämförelser och ${conditions} av 4 villkor används: mer ryms inte i ett bevis.`,
    model: "Modell",
    noModel: "Ingen modell: den som villkoren stämmer för är i grupp 1.",
    modelOf: (attributes) => `En modell ger poäng för ${attributes}.`,
    modelFile: "Ta en modell från dess kort",
    dropModel: "Ta bort modellen",
    otherSchema: "Kortet hör till ett annat schema än kampanjen. Börja en kampanj med kortet i stället.",
    groups: "Vad du kallar grupperna",
    group: (segment) => `Grupp ${segment}`,
    unused: (name) =>
      `Villkoren nämner "${name}", som inget frågar efter. Fråga inte efter mer än du använder.`,
    dropUnused: (name) => `Ta bort "${name}" ur villkoren`,
    unnamed: (name) => `Villkoren nämner inte "${name}", fast det efterfrågas.`,
    nameIt: (name) => `Nämn "${name}" i villkoren`,
    reach: "Räckvidd",
    reachWhy:
      "Ingen slås upp. En tidigare kampanj med samma fråga, eller det du antar, säger hur många det kan bli.",
    assumeLow: "Jag antar från denna andel (%)",
    assumeHigh: "till denna andel (%)",
    reachOf: (low, high) => `${low} till ${high} av 100 som svarar`,
    reachFrom: (name) => `Som uppmätt i "${name}".`,
    reachAssumed: "Som du antar; inget är uppmätt.",
  },
  de: {
    title: "Frage",
    all: "Alles davon muss zutreffen. Wer herausfällt, ist in Gruppe 0 und wird genauso bezahlt.",
    condition: (number) => `Bedingung ${number}`,
    or: "oder",
    not: "nicht",
    attribute: "Angabe",
    comparison: "ist",
    value: "Wert",
    secondValue: "und",
    operators: {
      atLeast: "mindestens",
      atMost: "höchstens",
      above: "mehr als",
      below: "weniger als",
      between: "zwischen",
      oneOf: "eines von",
      noneOf: "keines von",
      is: "bekannt",
    },
    present: "bekannt",
    absent: "nicht bekannt",
    addOr: "Oder ...",
    addAnd: "Und ...",
    remove: "Entfernen",
    room: (clauses, conditions) =>
      `${clauses} von 8 Vergleichen und ${conditions} von 4 Bedingungen sind belegt: Mehr passt nicht in einen Beweis.`,
    model: "Modell",
    noModel: "Kein Modell: Für wen die Bedingungen zutreffen, der ist in Gruppe 1.",
    modelOf: (attributes) => `Ein Modell gibt Punkte für ${attributes}.`,
    modelFile: "Ein Modell von seiner Karte nehmen",
    dropModel: "Modell weglassen",
    otherSchema:
      "Diese Karte gehört zu einem anderen Schema als die Kampagne. Beginne stattdessen eine Kampagne mit der Karte.",
    groups: "Wie du die Gruppen nennst",
    group: (segment) => `Gruppe ${segment}`,
    unused: (name) =>
      `Die Bedingungen nennen "${name}", wonach nichts fragt. Frage nicht nach mehr, als du nutzt.`,
    dropUnused: (name) => `"${name}" aus den Bedingungen nehmen`,
    unnamed: (name) => `Die Bedingungen nennen "${name}" nicht, obwohl danach gefragt wird.`,
    nameIt: (name) => `"${name}" in den Bedingungen nennen`,
    reach: "Reichweite",
    reachWhy:
      "Niemand wird nachgeschlagen. Eine frühere Kampagne mit dieser Frage, oder was du annimmst, sagt, wie viele es sein können.",
    assumeLow: "Ich nehme an: von diesem Anteil (%)",
    assumeHigh: "bis zu diesem Anteil (%)",
    reachOf: (low, high) => `${low} bis ${high} von 100, die antworten`,
    reachFrom: (name) => `Wie in "${name}" gemessen.`,
    reachAssumed: "Wie du annimmst; gemessen ist nichts.",
  },
};
