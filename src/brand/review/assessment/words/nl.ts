import type { AssessmentWords } from "./words.ts";

const list = new Intl.ListFormat("nl");

export const dutch: AssessmentWords = {
  title: (campaign) => `Effectbeoordeling van "${campaign}": een concept`,
  draftNote:
    "Gemaakt uit de voorwaarden, de regels en het model van de campagne. Wat een mens moet beoordelen, staat open aan het eind.",

  needHeading: "Is een beoordeling nodig?",
  needed:
    "Ja: er is voldaan aan twee of meer van de negen criteria van de toezichthouders (richtsnoeren WP 248).",
  notNeeded:
    "Er is voldaan aan minder dan twee van de negen criteria van de toezichthouders (richtsnoeren WP 248). Bewaar dit als reden.",
  criteria: {
    evaluation: "Mensen worden beoordeeld of in groepen ingedeeld.",
    automatedDecision: "Alleen machines beslissen, met aanzienlijke gevolgen.",
    monitoring: "Mensen worden steeds opnieuw gevraagd.",
    sensitive: "Er zijn bijzondere categorieën van gegevens.",
    largeScale: "Het gebeurt op grote schaal.",
    matching: "Gegevens uit verschillende bronnen komen bij elkaar.",
    vulnerable: "Onder de gevraagden kunnen minderjarigen zijn.",
    newTechnology: "De techniek is nieuw: bewijzen zonder kennis, en een openbare keten.",
    preventsService: "Het kan mensen van een dienst of een overeenkomst afhouden.",
  },

  processingHeading: "Wat er gebeurt",
  controller: (name, contact) => `Verwerkingsverantwoordelijke: ${name} (${contact}).`,
  purpose: (purpose, channel) => `Doel: ${purpose}. Kanaal: ${channel}.`,
  asked: (attributes) => `Een bewijs wordt gemaakt uit: ${list.format(attributes)}.`,
  told: (groups) =>
    `Het merk komt één ding te weten: in welke van ${groups} groepen een klant zit, groep 0 meegeteld.`,
  onDevice:
    "De gegevens zelf blijven op het apparaat van de klant. Het merk krijgt ze niet, en ook geen kopie.",
  recipients: (names) => `Ontvangers naast het merk: ${list.format(names)}.`,
  kept: (answers, evidence) =>
    `Bewaartermijn van antwoorden: ${answers}. Van het bewijs van toestemming: ${evidence}.`,
  scale: (answers) => `Er worden hooguit ${answers} antwoorden betaald.`,

  necessityHeading: "Noodzaak en evenredigheid",
  basis: (basis) => `Rechtsgrond: ${basis}.`,
  allUsed: "Elk gevraagd gegeven wordt door de regels of het model gebruikt.",
  notUsed: (attributes) => `Gevraagd en niet gebruikt: ${list.format(attributes)}. Haal ze eruit.`,
  freeNo: (withheld) =>
    withheld.length === 0
      ? "Een nee kost niets."
      : `Na een nee krijgt een klant niet: ${list.format(withheld)}.`,
  paid: (reward, cap) =>
    `Een antwoord levert ${reward} op, wat het ook zegt; ongepast zou meer dan ${cap} zijn.`,

  risksHeading: "Risico's voor klanten, en wat ertegen gedaan wordt",
  risks: {
    special: [
      "Bijzondere categorieën van gegevens, of afleidingen daarvan.",
      "Zie ervan af: deze software is daar niet voor gemaakt.",
    ],
    significant: [
      "Een machine beslist alleen over iets dat ertoe doet.",
      "Een mens kijkt er op verzoek opnieuw naar; de logica wordt getoond voordat de klant instemt.",
    ],
    minors: [
      "Minderjarigen stemmen misschien in met wat ze niet overzien.",
      "Verhoog de minimumleeftijd naar 18.",
    ],
    open: [
      "Groepen zijn op de keten voor iedereen leesbaar, naast een pseudoniem.",
      "Verzegel de antwoorden, zodat alleen het merk ze kan lezen.",
    ],
    narrow: [
      "Eén antwoord laat van een gegeven zo weinig waarden over dat het bijna bekend is.",
      "Maak de bereiken ruimer. De software van klanten weigert zulke verzoeken zelf.",
    ],
    together: [
      "Samen met een eerder antwoord blijven van een gegeven zo weinig waarden over dat het bijna bekend is.",
      "Maak de bereiken ruimer, of vergeet eerst de eerdere antwoorden. De software van klanten houdt een boek bij en weigert.",
    ],
    price: [
      "Prijzen hangen af van het antwoord, dus kan een nee duur worden.",
      "Wie nee zegt, betaalt de algemene prijs met elke algemene korting; bij de prijs staat dat hij gepersonaliseerd is.",
    ],
    pressure: [
      "De beloning kan mensen onder druk zetten die het geld nodig hebben.",
      "Betaal minder; de grens is wat het merk ongepast noemt.",
    ],
    passedOn: [
      "Antwoorden komen bij anderen die ze voor zichzelf gebruiken.",
      "Aparte voorwaarden en toestemming voor elke ontvanger.",
    ],
    transfer: [
      "Er gaat iets buiten de Europese Economische Ruimte.",
      "Alleen wat de voorwaarden noemen gaat erbuiten, met de waarborg die ze noemen.",
    ],
    slowStop: ["Intrekken werkt pas na meer dan een dag.", "Stop meteen; de keten meldt het binnen minuten."],
    profiling: [
      "Mensen worden met een score onderscheiden, en weten misschien niet waarom.",
      "Elke klant leest vóór de instemming hoe de groep tot stand komt, uit dezelfde regels en hetzelfde model als het bewijs.",
    ],
    forever: [
      "De keten vergeet niet: toestemmingen, bewijzen en verzegelde groepen blijven, onder een pseudoniem per merk.",
      "Het pseudoniem wordt voor geen ander merk gebruikt; wie de koppeling met de persoon wist, laat niemand over die haar kan herstellen.",
    ],
  },
  left: (attribute, after, all) =>
    all === undefined
      ? `${attribute}: niemand zei hoeveel waarden aannemelijk zijn, dus kan niemand zeggen hoeveel er overblijven.`
      : `${attribute}: er blijven ten minste ${after} van ${all} waarden over.`,

  rightsHeading: "Rechten van klanten",
  stop: (within) => `Intrekken kost twee tikken en werkt binnen: ${within}. Wat verdiend is, blijft.`,
  contest: (contact) => `Een mens kijkt opnieuw naar een groep: ${contact}.`,
  noContact: "De voorwaarden noemen niemand die opnieuw naar een groep kijkt.",
  complain: (authority) => `Klachten gaan naar: ${authority}.`,

  conclusionHeading: "Door mensen te beslissen",
  toFill: [
    "Mening van klanten of hun vertegenwoordigers (art. 35, lid 9):",
    "Advies van de functionaris gegevensbescherming (art. 35, lid 2):",
    "Resterende risico's, en of de toezichthouder geraadpleegd moet worden (art. 36):",
    "Besluit, naam en datum:",
  ],
};
