import type { Catalogue } from "./language.ts";

/** What every page says. */
export interface SharedWords {
  readonly language: string;
  readonly skip: string;
  readonly back: string;
  readonly loading: string;
  readonly offline: string;
  readonly tryAgain: string;
  readonly problem: string;
}

export const sharedWords: Catalogue<SharedWords> = {
  en: {
    language: "en",
    skip: "Skip to the content",
    back: "Back",
    loading: "Opening ...",
    offline: "You are offline. What you do here is kept and sent later.",
    tryAgain: "Try again",
    problem: "That did not work",
  },
  nl: {
    language: "nl",
    skip: "Naar de inhoud",
    back: "Terug",
    loading: "Wordt geopend ...",
    offline: "Je bent offline. Wat je hier doet, wordt bewaard en later verstuurd.",
    tryAgain: "Opnieuw proberen",
    problem: "Dat is niet gelukt",
  },
  sv: {
    language: "sv",
    skip: "Till innehållet",
    back: "Tillbaka",
    loading: "Öppnar ...",
    offline: "Du är offline. Det du gör här sparas och skickas senare.",
    tryAgain: "Försök igen",
    problem: "Det gick inte",
  },
  de: {
    language: "de",
    skip: "Zum Inhalt",
    back: "Zurück",
    loading: "Wird geöffnet ...",
    offline: "Du bist offline. Was du hier tust, wird aufbewahrt und später gesendet.",
    tryAgain: "Noch einmal versuchen",
    problem: "Das hat nicht geklappt",
  },
};
