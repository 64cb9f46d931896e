import type { Catalogue } from "../../shared/words/language.ts";

/** What the page says of the device that it is on. */
export interface DeviceWords {
  readonly elsewhereTitle: string;
  readonly elsewhereText: string;
  readonly useHere: string;
  readonly notSent: string;
  readonly tooLateTitle: string;
  readonly tooLateText: string;
}

export const deviceWords: Catalogue<DeviceWords> = {
  en: {
    elsewhereTitle: "It is open in another tab",
    elsewhereText: "One tab at a time works with your vault, so that nothing is done twice.",
    useHere: "Use it here",
    notSent: "Not everything is sent yet. It is kept here, and tried again by itself.",
    tooLateTitle: "Not sent in time",
    tooLateText:
      "Your answer could not be brought to the chain in time, so it does not count. You can answer again.",
  },
  nl: {
    elsewhereTitle: "Het is al open in een ander tabblad",
    elsewhereText: "Er werkt één tabblad tegelijk met je kluis, zodat niets dubbel gebeurt.",
    useHere: "Hier gebruiken",
    notSent: "Nog niet alles is verstuurd. Het wordt hier bewaard en vanzelf opnieuw geprobeerd.",
    tooLateTitle: "Niet op tijd verstuurd",
    tooLateText:
      "Je antwoord kon niet op tijd naar de keten worden gebracht en telt daarom niet. Je kunt opnieuw antwoorden.",
  },
  sv: {
    elsewhereTitle: "Den är öppen i en annan flik",
    elsewhereText: "En flik i taget arbetar med ditt valv, så att inget görs två gånger.",
    useHere: "Använd den här",
    notSent: "Allt är inte skickat än. Det sparas här, och nya försök görs av sig själva.",
    tooLateTitle: "Inte skickat i tid",
    tooLateText: "Ditt svar nådde inte kedjan i tid och räknas därför inte. Du kan svara igen.",
  },
  de: {
    elsewhereTitle: "In einem anderen Tab geöffnet",
    elsewhereText: "Mit deinem Tresor arbeitet immer nur ein Tab, damit nichts doppelt geschieht.",
    useHere: "Hier benutzen",
    notSent: "Noch ist nicht alles gesendet. Es wird hier aufbewahrt und von selbst noch einmal versucht.",
    tooLateTitle: "Nicht rechtzeitig gesendet",
    tooLateText:
      "Deine Antwort kam nicht rechtzeitig in die Kette und zählt deshalb nicht. Du kannst noch einmal antworten.",
  },
};
