import type { DraftDeed, DraftState } from "../../../src/brand/office/draft.ts";
import type { Catalogue } from "../../shared/words/language.ts";

/** What the office says everywhere. */
export interface OfficeWords {
  readonly product: string;
  readonly enterTitle: string;
  readonly enterWhy: string;
  readonly token: string;
  readonly name: string;
  readonly enter: string;
  readonly leave: string;
  readonly campaigns: string;
  readonly begin: string;
  readonly missing: string;
  readonly drafts: string;
  readonly noDrafts: string;
  readonly running: string;
  readonly noneRunning: string;
  readonly state: string;
  readonly states: Readonly<Record<DraftState, string>>;
  readonly deeds: Readonly<Record<DraftDeed, string>>;
  readonly answers: string;
  readonly tooFew: string;
  readonly notYetKnown: string;
  readonly clone: string;
  readonly cloneOf: (name: string) => string;
  readonly saved: string;
  readonly saving: string;
  readonly notSaved: string;
  readonly changedElsewhere: string;
  readonly reload: string;
  readonly yes: string;
  readonly no: string;
}

export const officeWords: Catalogue<OfficeWords> = {
  en: {
    product: "Campaign office",
    enterTitle: "Come in",
    enterWhy: "Your token stays in this tab's memory only: it is gone when you close or reload the page.",
    token: "Your token",
    name: "Your name, for the history",
    enter: "Come in",
    leave: "Leave",
    campaigns: "Campaigns",
    begin: "New campaign",
    missing: "What is different here",
    drafts: "In the making",
    noDrafts: "Nothing is in the making. A recipe takes a few clicks.",
    running: "Published",
    noneRunning: "Nothing is published yet.",
    state: "State",
    states: {
      draft: "Draft",
      submitted: "With the privacy officer",
      returned: "Returned by the privacy officer",
      approved: "Approved",
      published: "Published",
      paused: "Paused",
    },
    deeds: {
      created: "began it",
      changed: "changed it",
      submitted: "handed it to the privacy officer",
      returned: "returned it",
      approved: "approved it",
      publishing: "had it published",
      published: "It is on the chain; published for",
      paused: "paused it",
    },
    answers: "Answers",
    tooFew: "fewer than 10",
    notYetKnown: "not yet known",
    clone: "Clone",
    cloneOf: (name) => `${name} (copy)`,
    saved: "Saved",
    saving: "Saving ...",
    notSaved: "Not saved",
    changedElsewhere: "Somebody has changed this campaign meanwhile. Load it again to go on from there.",
    reload: "Load it again",
    yes: "yes",
    no: "no",
  },
  nl: {
    product: "Campagnekantoor",
    enterTitle: "Kom binnen",
    enterWhy:
      "Je token blijft alleen in het geheugen van dit tabblad: sluit of herlaad je de pagina, dan is het weg.",
    token: "Je token",
    name: "Je naam, voor de geschiedenis",
    enter: "Naar binnen",
    leave: "Afsluiten",
    campaigns: "Campagnes",
    begin: "Nieuwe campagne",
    missing: "Wat hier anders is",
    drafts: "In de maak",
    noDrafts: "Er is niets in de maak. Met een recept ben je er in een paar klikken.",
    running: "Gepubliceerd",
    noneRunning: "Er is nog niets gepubliceerd.",
    state: "Stand",
    states: {
      draft: "Concept",
      submitted: "Bij de privacy officer",
      returned: "Teruggestuurd door de privacy officer",
      approved: "Goedgekeurd",
      published: "Gepubliceerd",
      paused: "Gepauzeerd",
    },
    deeds: {
      created: "begon ermee",
      changed: "wijzigde het",
      submitted: "gaf het aan de privacy officer",
      returned: "stuurde het terug",
      approved: "keurde het goed",
      publishing: "liet het publiceren",
      published: "Het staat op de keten; gepubliceerd voor",
      paused: "pauzeerde het",
    },
    answers: "Antwoorden",
    tooFew: "minder dan 10",
    notYetKnown: "nog niet bekend",
    clone: "Kopiëren",
    cloneOf: (name) => `${name} (kopie)`,
    saved: "Opgeslagen",
    saving: "Wordt opgeslagen ...",
    notSaved: "Niet opgeslagen",
    changedElsewhere:
      "Iemand heeft deze campagne intussen gewijzigd. Laad haar opnieuw om daarmee verder te gaan.",
    reload: "Opnieuw laden",
    yes: "ja",
    no: "nee",
  },
  sv: {
    product: "Kampanjkontoret",
    enterTitle: "Kom in",
    enterWhy:
      "Din token finns bara i den här flikens minne: den försvinner när du stänger eller laddar om sidan.",
    token: "Din token",
    name: "Ditt namn, för historiken",
    enter: "Gå in",
    leave: "Lämna",
    campaigns: "Kampanjer",
    begin: "Ny kampanj",
    missing: "Vad som är annorlunda här",
    drafts: "På gång",
    noDrafts: "Inget är på gång. Med ett recept räcker några klick.",
    running: "Publicerade",
    noneRunning: "Inget är publicerat än.",
    state: "Läge",
    states: {
      draft: "Utkast",
      submitted: "Hos dataskyddsombudet",
      returned: "Tillbaka från dataskyddsombudet",
      approved: "Godkänd",
      published: "Publicerad",
      paused: "Pausad",
    },
    deeds: {
      created: "började",
      changed: "ändrade",
      submitted: "lämnade in till dataskyddsombudet",
      returned: "skickade tillbaka",
      approved: "godkände",
      publishing: "lät publicera",
      published: "Den finns på kedjan; publicerad åt",
      paused: "pausade",
    },
    answers: "Svar",
    tooFew: "färre än 10",
    notYetKnown: "ännu inte känt",
    clone: "Kopiera",
    cloneOf: (name) => `${name} (kopia)`,
    saved: "Sparat",
    saving: "Sparar ...",
    notSaved: "Inte sparat",
    changedElsewhere: "Någon har ändrat kampanjen under tiden. Ladda den igen för att fortsätta därifrån.",
    reload: "Ladda igen",
    yes: "ja",
    no: "nej",
  },
  de: {
    product: "Kampagnenbüro",
    enterTitle: "Komm herein",
    enterWhy:
      "Dein Token bleibt nur im Speicher dieses Tabs: Wenn du die Seite schließt oder neu lädst, ist es weg.",
    token: "Dein Token",
    name: "Dein Name, für den Verlauf",
    enter: "Eintreten",
    leave: "Verlassen",
    campaigns: "Kampagnen",
    begin: "Neue Kampagne",
    missing: "Was hier anders ist",
    drafts: "In Arbeit",
    noDrafts: "Nichts ist in Arbeit. Mit einem Rezept sind es ein paar Klicks.",
    running: "Veröffentlicht",
    noneRunning: "Noch ist nichts veröffentlicht.",
    state: "Stand",
    states: {
      draft: "Entwurf",
      submitted: "Bei der Datenschutzbeauftragten",
      returned: "Von der Datenschutzbeauftragten zurück",
      approved: "Freigegeben",
      published: "Veröffentlicht",
      paused: "Angehalten",
    },
    deeds: {
      created: "hat sie begonnen",
      changed: "hat sie geändert",
      submitted: "hat sie der Datenschutzbeauftragten vorgelegt",
      returned: "hat sie zurückgegeben",
      approved: "hat sie freigegeben",
      publishing: "hat sie veröffentlichen lassen",
      published: "Sie ist auf der Chain; veröffentlicht für",
      paused: "hat sie angehalten",
    },
    answers: "Antworten",
    tooFew: "weniger als 10",
    notYetKnown: "noch nicht bekannt",
    clone: "Kopieren",
    cloneOf: (name) => `${name} (Kopie)`,
    saved: "Gespeichert",
    saving: "Wird gespeichert ...",
    notSaved: "Nicht gespeichert",
    changedElsewhere:
      "Jemand hat die Kampagne inzwischen geändert. Lade sie neu, um von dort aus weiterzuarbeiten.",
    reload: "Neu laden",
    yes: "ja",
    no: "nein",
  },
};
