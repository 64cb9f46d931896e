import type { Catalogue } from "../../shared/words/language.ts";

/** Something that other platforms have, and what takes its place. */
export interface Substitute {
  readonly missing: string;
  readonly instead: string;
}

export interface MissingWords {
  readonly title: string;
  readonly why: string;
  readonly missing: string;
  readonly instead: string;
  readonly all: readonly Substitute[];
}

export const missingWords: Catalogue<MissingWords> = {
  en: {
    title: "What is different here",
    why: "You know other platforms. These things are not here, because they need a record of people; each has something in its place.",
    missing: "You will miss",
    instead: "Instead",
    all: [
      {
        missing: "Behaviour and events",
        instead: "Ask when you need it: the customer proves it from their own records, and is paid.",
      },
      {
        missing: "Looking up one customer",
        instead:
          "Decide when something is shown: the decision says which group, or why it is general content.",
      },
      {
        missing: "Segments of the past",
        instead: "An answer counts from when it is given; ask again, in each period if you like.",
      },
      {
        missing: "Lists of people (CSV)",
        instead:
          "Exports with noise, and audiences that are handed to an approved target and cleared when a customer stops.",
      },
      {
        missing: "Journeys over weeks",
        instead:
          "One question for one action; the next step asks anew, or your own system follows its own customers.",
      },
      {
        missing: "Exact reach before you send",
        instead: "An interval from an earlier campaign, or your own stated assumption.",
      },
      {
        missing: "Lookalikes",
        instead:
          "A model that you trained on your own table: customers work out on their own device whether it fits.",
      },
      {
        missing: "A group for those who opened the mail",
        instead: "Ask with one tap whether it was right; count successes against a control group.",
      },
    ],
  },
  nl: {
    title: "Wat hier anders is",
    why: "Je kent andere platforms. Deze dingen zijn er niet, omdat ze een dossier over mensen nodig hebben; voor elk is er iets anders.",
    missing: "Je zult missen",
    instead: "In plaats daarvan",
    all: [
      {
        missing: "Gedrag en gebeurtenissen",
        instead: "Vraag wanneer je het nodig hebt: de klant bewijst het uit eigen gegevens en wordt betaald.",
      },
      {
        missing: "Eén klant opzoeken",
        instead:
          "Beslis op het moment van tonen: de beslissing zegt welke groep, of waarom het algemene inhoud is.",
      },
      {
        missing: "Segmenten van vroeger",
        instead: "Een antwoord telt vanaf dat het gegeven is; vraag opnieuw, desnoods elke periode.",
      },
      {
        missing: "Lijsten van mensen (CSV)",
        instead:
          "Exports met ruis, en doelgroepen voor een goedgekeurde bestemming, die gewist worden als een klant stopt.",
      },
      {
        missing: "Reizen van weken",
        instead:
          "Eén vraag voor één actie; de volgende stap vraagt opnieuw, of je eigen systeem volgt zijn eigen klanten.",
      },
      {
        missing: "Exact bereik vóór het versturen",
        instead: "Een interval uit een eerdere campagne, of je eigen uitgesproken aanname.",
      },
      {
        missing: "Lookalikes",
        instead:
          "Een model dat je op je eigen tabel traint: klanten rekenen op hun eigen apparaat uit of het past.",
      },
      {
        missing: "Een groep van wie de mail opende",
        instead: "Vraag met één tik of het goed was; tel successen tegenover een controlegroep.",
      },
    ],
  },
  sv: {
    title: "Vad som är annorlunda här",
    why: "Du känner andra plattformar. De här sakerna finns inte, eftersom de kräver ett register över människor; för var och en finns något annat.",
    missing: "Du kommer att sakna",
    instead: "I stället",
    all: [
      {
        missing: "Beteende och händelser",
        instead: "Fråga när du behöver det: kunden bevisar det ur egna uppgifter och får betalt.",
      },
      {
        missing: "Att slå upp en kund",
        instead:
          "Avgör när något visas: beslutet säger vilken grupp, eller varför det blir allmänt innehåll.",
      },
      {
        missing: "Segment bakåt i tiden",
        instead: "Ett svar gäller från att det ges; fråga igen, i varje period om du vill.",
      },
      {
        missing: "Listor över människor (CSV)",
        instead: "Exporter med brus, och målgrupper till ett godkänt mål, som rensas när en kund slutar.",
      },
      {
        missing: "Kundresor över veckor",
        instead:
          "En fråga för en åtgärd; nästa steg frågar på nytt, eller så följer ditt eget system sina egna kunder.",
      },
      {
        missing: "Exakt räckvidd före utskick",
        instead: "Ett intervall från en tidigare kampanj, eller ditt eget uttalade antagande.",
      },
      {
        missing: "Lookalikes",
        instead:
          "En modell som du tränat på din egen tabell: kunderna räknar ut på sin egen enhet om den passar.",
      },
      {
        missing: "En grupp av dem som öppnade mejlet",
        instead: "Fråga med ett tryck om det var rätt; räkna lyckade mot en kontrollgrupp.",
      },
    ],
  },
  de: {
    title: "Was hier anders ist",
    why: "Du kennst andere Plattformen. Diese Dinge gibt es hier nicht, weil sie ein Verzeichnis über Menschen brauchen; für jedes gibt es etwas anderes.",
    missing: "Dir wird fehlen",
    instead: "Stattdessen",
    all: [
      {
        missing: "Verhalten und Ereignisse",
        instead: "Frage, wenn du es brauchst: Der Kunde beweist es aus eigenen Unterlagen und wird bezahlt.",
      },
      {
        missing: "Einen Kunden nachschlagen",
        instead:
          "Entscheide, wenn etwas gezeigt wird: Die Entscheidung nennt die Gruppe, oder warum es allgemeiner Inhalt ist.",
      },
      {
        missing: "Segmente der Vergangenheit",
        instead:
          "Eine Antwort zählt ab dann, wenn sie gegeben wird; frage wieder, in jedem Zeitraum, wenn du willst.",
      },
      {
        missing: "Listen von Menschen (CSV)",
        instead:
          "Exporte mit Rauschen, und Zielgruppen für ein freigegebenes Ziel, die gelöscht werden, wenn jemand aufhört.",
      },
      {
        missing: "Journeys über Wochen",
        instead:
          "Eine Frage für eine Handlung; der nächste Schritt fragt neu, oder dein eigenes System begleitet seine eigenen Kunden.",
      },
      {
        missing: "Genaue Reichweite vor dem Versand",
        instead: "Eine Spanne aus einer früheren Kampagne, oder deine eigene, ausgesprochene Annahme.",
      },
      {
        missing: "Lookalikes",
        instead:
          "Ein Modell, das du an deiner eigenen Tabelle gelernt hast: Kunden rechnen auf ihrem Gerät aus, ob es passt.",
      },
      {
        missing: "Eine Gruppe derer, die die Mail geöffnet haben",
        instead: "Frage mit einem Tippen, ob es passte; zähle Erfolge gegen eine Kontrollgruppe.",
      },
    ],
  },
};
