import type { AssessmentWords } from "./words.ts";

const list = new Intl.ListFormat("sv");

export const swedish: AssessmentWords = {
  title: (campaign) => `Konsekvensbedömning av ”${campaign}”: ett utkast`,
  draftNote:
    "Gjord av kampanjens villkor, regler och modell. Det som en människa måste bedöma står öppet i slutet.",

  needHeading: "Behövs en bedömning?",
  needed: "Ja: två eller fler av myndigheternas nio kriterier är uppfyllda (riktlinjerna WP 248).",
  notNeeded:
    "Färre än två av myndigheternas nio kriterier är uppfyllda (riktlinjerna WP 248). Spara detta som skäl.",
  criteria: {
    evaluation: "Människor utvärderas eller delas in i grupper.",
    automatedDecision: "Maskiner ensamma beslutar, med betydande följder.",
    monitoring: "Människor tillfrågas om och om igen.",
    sensitive: "Det finns särskilda kategorier av uppgifter.",
    largeScale: "Det sker i stor skala.",
    matching: "Uppgifter från flera källor förs samman.",
    vulnerable: "Minderåriga kan finnas bland de tillfrågade.",
    newTechnology: "Tekniken är ny: bevis utan kunskap och en offentlig kedja.",
    preventsService: "Det kan hindra människor från en tjänst eller ett avtal.",
  },

  processingHeading: "Vad som görs",
  controller: (name, contact) => `Personuppgiftsansvarig: ${name} (${contact}).`,
  purpose: (purpose, channel) => `Ändamål: ${purpose}. Kanal: ${channel}.`,
  asked: (attributes) => `Ett bevis görs av: ${list.format(attributes)}.`,
  told: (groups) => `Varumärket får veta en sak: i vilken av ${groups} grupper en kund är, grupp 0 inräknad.`,
  onDevice: "Själva uppgifterna stannar på kundens enhet. Varumärket får varken dem eller en kopia.",
  recipients: (names) => `Mottagare utöver varumärket: ${list.format(names)}.`,
  kept: (answers, evidence) =>
    `Svarens lagringstid: ${answers}. Lagringstid för bevis om samtycke: ${evidence}.`,
  scale: (answers) => `Högst ${answers} svar betalas.`,

  necessityHeading: "Nödvändighet och proportionalitet",
  basis: (basis) => `Rättslig grund: ${basis}.`,
  allUsed: "Varje uppgift som efterfrågas används av reglerna eller modellen.",
  notUsed: (attributes) => `Efterfrågas men används inte: ${list.format(attributes)}. Ta bort dem.`,
  freeNo: (withheld) =>
    withheld.length === 0
      ? "Ett nej kostar inget."
      : `Efter ett nej får en kund inte: ${list.format(withheld)}.`,
  paid: (reward, cap) => `Ett svar ger ${reward}, vad det än säger; otillbörligt vore mer än ${cap}.`,

  risksHeading: "Risker för kunder, och vad som görs åt dem",
  risks: {
    special: [
      "Särskilda kategorier av uppgifter, eller slutsatser om dem.",
      "Avstå från dem: programvaran är inte gjord för dem.",
    ],
    significant: [
      "En maskin beslutar ensam om något som betyder mycket.",
      "En människa ser över det på begäran; logiken visas innan kunden samtycker.",
    ],
    minors: ["Minderåriga kan samtycka till något som de inte överblickar.", "Höj lägsta åldern till 18."],
    open: [
      "Grupper kan läsas av alla på kedjan, bredvid en pseudonym.",
      "Försegla svaren, så att bara varumärket kan läsa dem.",
    ],
    narrow: [
      "Ett enda svar lämnar så få värden av en uppgift att den nästan är känd.",
      "Gör intervallen vidare. Kundernas programvara vägrar själv sådana förfrågningar.",
    ],
    together: [
      "Tillsammans med ett tidigare svar återstår så få värden av en uppgift att den nästan är känd.",
      "Gör intervallen vidare, eller glöm först de tidigare svaren. Kundernas programvara för bok och vägrar.",
    ],
    price: [
      "Priser beror på svaret, så ett nej kan bli dyrt.",
      "Den som säger nej betalar det allmänna priset med alla allmänna rabatter; vid priset står att det är personanpassat.",
    ],
    pressure: [
      "Belöningen kan pressa människor som behöver pengarna.",
      "Betala mindre; gränsen är det som varumärket kallar otillbörligt.",
    ],
    passedOn: [
      "Svar når andra som använder dem för egen del.",
      "Egna villkor och eget samtycke för varje mottagare.",
    ],
    transfer: [
      "Något lämnar Europeiska ekonomiska samarbetsområdet.",
      "Bara det som villkoren nämner lämnar det, med den skyddsåtgärd som de nämner.",
    ],
    slowStop: [
      "En återkallelse verkar först efter mer än ett dygn.",
      "Sluta genast; kedjan berättar inom några minuter.",
    ],
    profiling: [
      "Människor skiljs åt med poäng och vet kanske inte varför.",
      "Varje kund läser före samtycket hur gruppen räknas fram, ur samma regler och modell som beviset.",
    ],
    forever: [
      "Kedjan glömmer inte: samtycken, bevis och förseglade grupper blir kvar, under en pseudonym per varumärke.",
      "Pseudonymen används för inget annat varumärke; när kopplingen till personen raderas finns ingen som kan återställa den.",
    ],
  },
  left: (attribute, after, all) =>
    all === undefined
      ? `${attribute}: ingen har sagt hur många värden som är rimliga, så ingen kan säga hur många som återstår.`
      : `${attribute}: minst ${after} av ${all} värden återstår.`,

  rightsHeading: "Kundernas rättigheter",
  stop: (within) => `En återkallelse tar två tryck och verkar inom: ${within}. Det intjänade behålls.`,
  contest: (contact) => `En människa ser över en grupp: ${contact}.`,
  noContact: "Villkoren nämner ingen som ser över en grupp.",
  complain: (authority) => `Klagomål lämnas till: ${authority}.`,

  conclusionHeading: "Beslutas av människor",
  toFill: [
    "Synpunkter från kunder eller deras företrädare (art. 35.9):",
    "Dataskyddsombudets råd (art. 35.2):",
    "Kvarstående risker, och om myndigheten måste rådfrågas (art. 36):",
    "Beslut, namn och datum:",
  ],
};
