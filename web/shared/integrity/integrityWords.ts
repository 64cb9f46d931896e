import type { Catalogue } from "../words/language.ts";

/** What pages say of the version that they are. */
export interface IntegrityWords {
  readonly version: (name: string) => string;
  readonly build: string;
  readonly announced: string;
  readonly notAnnounced: string;
  readonly howToCheck: string;
  readonly newer: string;
  readonly takeNewer: string;
  readonly refused: string;
  readonly refusedWhy: string;
}

export const integrityWords: Catalogue<IntegrityWords> = {
  en: {
    version: (name) => `Version ${name}`,
    build: "Fingerprint of the program",
    announced: "Announced",
    notAnnounced: "Not announced: this page is what the server sends today.",
    howToCheck:
      "Anybody can build the program from its public sources with “npm run web” and compare the fingerprint.",
    newer: "A newer version is ready.",
    takeNewer: "Use it now",
    refused: "The server offers a version that nobody has announced. You keep the version that you have.",
    refusedWhy: "Why it was refused",
  },
  nl: {
    version: (name) => `Versie ${name}`,
    build: "Vingerafdruk van het programma",
    announced: "Aangekondigd",
    notAnnounced: "Niet aangekondigd: deze pagina is wat de server vandaag stuurt.",
    howToCheck:
      "Iedereen kan het programma met “npm run web” uit de openbare broncode bouwen en de vingerafdruk vergelijken.",
    newer: "Er staat een nieuwere versie klaar.",
    takeNewer: "Nu gebruiken",
    refused: "De server biedt een versie aan die niemand heeft aangekondigd. Je houdt de versie die je hebt.",
    refusedWhy: "Waarom die is geweigerd",
  },
  sv: {
    version: (name) => `Version ${name}`,
    build: "Programmets fingeravtryck",
    announced: "Tillkännagiven",
    notAnnounced: "Inte tillkännagiven: sidan är det som servern skickar i dag.",
    howToCheck:
      "Vem som helst kan bygga programmet från dess öppna källkod med ”npm run web” och jämföra fingeravtrycket.",
    newer: "En nyare version är redo.",
    takeNewer: "Använd den nu",
    refused: "Servern erbjuder en version som ingen har tillkännagivit. Du behåller den version du har.",
    refusedWhy: "Varför den avvisades",
  },
  de: {
    version: (name) => `Version ${name}`,
    build: "Fingerabdruck des Programms",
    announced: "Angekündigt",
    notAnnounced: "Nicht angekündigt: Diese Seite ist das, was der Server heute sendet.",
    howToCheck:
      "Alle können das Programm mit „npm run web“ aus dem offenen Quelltext bauen und den Fingerabdruck vergleichen.",
    newer: "Eine neuere Version ist bereit.",
    takeNewer: "Jetzt benutzen",
    refused: "Der Server bietet eine Version an, die niemand angekündigt hat. Du behältst die, die du hast.",
    refusedWhy: "Warum sie abgelehnt wurde",
  },
};
