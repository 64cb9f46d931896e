import type { Catalogue } from "../words/language.ts";
import type { Failure } from "./failureOf.ts";

/** What happened, and what to do next, in plain words. */
export interface FailureWords
  extends Readonly<Record<Failure, { readonly what: string; readonly next: string }>> {
  readonly exactly: string;
  readonly slow: string;
}

export const failureWords: Catalogue<FailureWords> = {
  en: {
    unreachable: {
      what: "The other side cannot be reached.",
      next: "Nothing is lost. Check your connection, or try again later.",
    },
    storageFull: {
      what: "There is no room left on this device, so that nothing could be kept or sent.",
      next: "Make room, for example by deleting downloads, and try again.",
    },
    wrongFile: {
      what: "A file that proofs are made with is damaged, or is of another version. Nothing was sent.",
      next: "Try again. If it stays so, load this page again.",
    },
    wrongClock: {
      what: "The clock of this device differs from the chain's by more than an hour, so that nothing was signed.",
      next: "Set date and time to automatic, and try again.",
    },
    exactly: "What the program says",
    slow: "This takes longer than usual. You can wait, or come back later: nothing is lost.",
  },
  nl: {
    unreachable: {
      what: "De andere kant is niet bereikbaar.",
      next: "Er gaat niets verloren. Controleer je verbinding of probeer het later opnieuw.",
    },
    storageFull: {
      what: "Er is geen ruimte meer op dit apparaat, dus er kon niets worden bewaard of verstuurd.",
      next: "Maak ruimte, bijvoorbeeld door downloads te verwijderen, en probeer het opnieuw.",
    },
    wrongFile: {
      what: "Een bestand waarmee bewijzen worden gemaakt is beschadigd of van een andere versie. Er is niets verstuurd.",
      next: "Probeer het opnieuw. Laad deze pagina opnieuw als het zo blijft.",
    },
    wrongClock: {
      what: "De klok van dit apparaat wijkt meer dan een uur af van die van de keten, dus er is niets ondertekend.",
      next: "Zet datum en tijd op automatisch en probeer het opnieuw.",
    },
    exactly: "Wat het programma zegt",
    slow: "Dit duurt langer dan anders. Je kunt wachten of later terugkomen: er gaat niets verloren.",
  },
  sv: {
    unreachable: {
      what: "Den andra sidan går inte att nå.",
      next: "Inget går förlorat. Kontrollera din anslutning eller försök igen senare.",
    },
    storageFull: {
      what: "Det finns inget utrymme kvar på enheten, så inget kunde sparas eller skickas.",
      next: "Frigör utrymme, till exempel genom att ta bort nedladdningar, och försök igen.",
    },
    wrongFile: {
      what: "En fil som bevis görs med är skadad eller hör till en annan version. Inget skickades.",
      next: "Försök igen. Ladda om sidan om det inte hjälper.",
    },
    wrongClock: {
      what: "Enhetens klocka skiljer sig mer än en timme från kedjans, så inget signerades.",
      next: "Ställ in datum och tid på automatiskt och försök igen.",
    },
    exactly: "Vad programmet säger",
    slow: "Det här tar längre tid än vanligt. Du kan vänta eller komma tillbaka senare: inget går förlorat.",
  },
  de: {
    unreachable: {
      what: "Die andere Seite ist nicht erreichbar.",
      next: "Es geht nichts verloren. Prüfe deine Verbindung oder versuche es später noch einmal.",
    },
    storageFull: {
      what: "Auf diesem Gerät ist kein Platz mehr, deshalb konnte nichts aufbewahrt oder gesendet werden.",
      next: "Schaffe Platz, zum Beispiel indem du Downloads löschst, und versuche es noch einmal.",
    },
    wrongFile: {
      what: "Eine Datei, mit der Beweise erzeugt werden, ist beschädigt oder gehört zu einer anderen Version. Es wurde nichts gesendet.",
      next: "Versuche es noch einmal. Lade die Seite neu, wenn es so bleibt.",
    },
    wrongClock: {
      what: "Die Uhr dieses Geräts weicht mehr als eine Stunde von der Uhr der Kette ab, deshalb wurde nichts unterschrieben.",
      next: "Stelle Datum und Uhrzeit auf automatisch und versuche es noch einmal.",
    },
    exactly: "Was das Programm sagt",
    slow: "Das dauert länger als sonst. Du kannst warten oder später wiederkommen: Es geht nichts verloren.",
  },
};
