import type { Catalogue } from "../../shared/words/language.ts";
import { type SharedWords, sharedWords } from "../../shared/words/sharedWords.ts";
import type { Asked } from "../visit.ts";

/** The parts of the range, in the order that everybody sees. */
export const shelves = ["home", "daysOut", "outdoor"] as const;

interface ShelfWords {
  readonly name: string;
  /** Names with prices, which are the same for everybody. */
  readonly goods: readonly (readonly [name: string, price: string])[];
}

/** What the demo's shop says. */
export interface ShopWords extends Pick<SharedWords, "language" | "skip"> {
  readonly loggedInAs: string;
  readonly nobody: string;
  readonly customer: (number: string) => string;
  readonly title: string;
  readonly general: string;
  readonly forYou: (shelf: string) => string;
  readonly because: string;
  readonly shelves: Readonly<Record<(typeof shelves)[number], ShelfWords>>;
  readonly mayWeAsk: string;
  readonly samePrices: string;
  readonly questions: Readonly<Record<Asked["source"], { readonly title: string; readonly text: string }>>;
  readonly answer: string;
  readonly code: string;
  readonly waiting: string;
  readonly known: (group: number) => string;
  readonly yourCode: string;
  readonly codeText: string;
  readonly closed: string;
}

export const shopWords: Catalogue<ShopWords> = {
  en: {
    ...sharedWords.en,
    loggedInAs: "Logged in as",
    nobody: "nobody",
    customer: (number) => `customer ${number}`,
    title: "For home and outdoors",
    general: "This is what everybody sees.",
    forYou: (shelf) => `For you first: ${shelf}`,
    because: "You said yes to this. Stop it in your page, and this one is as before.",
    shelves: {
      home: {
        name: "At home",
        goods: [
          ["Reading lamp", "€ 39"],
          ["Wool blanket", "€ 59"],
        ],
      },
      daysOut: {
        name: "Days out",
        goods: [
          ["Picnic basket", "€ 45"],
          ["Rain jacket", "€ 89"],
        ],
      },
      outdoor: {
        name: "Outdoor",
        goods: [
          ["Tent for two", "€ 219"],
          ["Trail shoes", "€ 129"],
        ],
      },
    },
    mayWeAsk: "May we ask you something?",
    samePrices: "You decide, and are paid for an answer. Prices are the same whatever you say.",
    questions: {
      outdoors: { title: "What fits your days out", text: "So that you see first what fits." },
      messages: { title: "Your time of day", text: "So that we write when it suits you." },
      purchases: {
        title: "Thank you for coming",
        text: "Each month something extra for those who come often.",
      },
    },
    answer: "Answer in your own page",
    code: "Answer with another device",
    waiting: "No answer so far.",
    known: (group) => `Answered: group ${group}.`,
    yourCode: "Your purchases as a card",
    codeText: "Copy this code into your page under “A shop that knows me”.",
    closed: "The shop is closed. Load the page again.",
  },
  nl: {
    ...sharedWords.nl,
    loggedInAs: "Ingelogd als",
    nobody: "niemand",
    customer: (number) => `klant ${number}`,
    title: "Voor binnen en buiten",
    general: "Dit is wat iedereen ziet.",
    forYou: (shelf) => `Voor jou eerst: ${shelf}`,
    because: "Hier heb je ja op gezegd. Stop het op je eigen pagina, en deze is weer zoals eerst.",
    shelves: {
      home: {
        name: "Thuis",
        goods: [
          ["Leeslamp", "€ 39"],
          ["Wollen deken", "€ 59"],
        ],
      },
      daysOut: {
        name: "Dagjes uit",
        goods: [
          ["Picknickmand", "€ 45"],
          ["Regenjas", "€ 89"],
        ],
      },
      outdoor: {
        name: "Buiten",
        goods: [
          ["Tent voor twee", "€ 219"],
          ["Trailschoenen", "€ 129"],
        ],
      },
    },
    mayWeAsk: "Mogen we je iets vragen?",
    samePrices:
      "Jij beslist, en je krijgt betaald voor een antwoord. De prijzen blijven gelijk, wat je ook zegt.",
    questions: {
      outdoors: { title: "Wat bij je dagjes uit past", text: "Dan zie je eerst wat past." },
      messages: { title: "Jouw moment van de dag", text: "Dan schrijven we wanneer het jou uitkomt." },
      purchases: { title: "Fijn dat je komt", text: "Elke maand iets extra's voor wie vaak komt." },
    },
    answer: "Antwoorden op je eigen pagina",
    code: "Antwoorden met een ander apparaat",
    waiting: "Nog geen antwoord.",
    known: (group) => `Beantwoord: groep ${group}.`,
    yourCode: "Je aankopen als kaart",
    codeText: "Kopieer deze code op je eigen pagina bij “Een winkel die me kent”.",
    closed: "De winkel is dicht. Laad de pagina opnieuw.",
  },
  sv: {
    ...sharedWords.sv,
    loggedInAs: "Inloggad som",
    nobody: "ingen",
    customer: (number) => `kund ${number}`,
    title: "För hemmet och friluftslivet",
    general: "Så här ser det ut för alla.",
    forYou: (shelf) => `Först för dig: ${shelf}`,
    because: "Du sa ja till det här. Stoppa det på din egen sida, så ser den här ut som förut.",
    shelves: {
      home: {
        name: "Hemma",
        goods: [
          ["Läslampa", "39 €"],
          ["Ullfilt", "59 €"],
        ],
      },
      daysOut: {
        name: "Utflykter",
        goods: [
          ["Picknickkorg", "45 €"],
          ["Regnjacka", "89 €"],
        ],
      },
      outdoor: {
        name: "Friluftsliv",
        goods: [
          ["Tält för två", "219 €"],
          ["Terrängskor", "129 €"],
        ],
      },
    },
    mayWeAsk: "Får vi fråga dig något?",
    samePrices: "Du bestämmer, och får betalt för ett svar. Priserna är desamma vad du än säger.",
    questions: {
      outdoors: { title: "Det som passar dina utflykter", text: "Så att du först ser det som passar." },
      messages: { title: "Din tid på dagen", text: "Så att vi skriver när det passar dig." },
      purchases: {
        title: "Tack för att du kommer",
        text: "Något extra varje månad för dem som kommer ofta.",
      },
    },
    answer: "Svara på din egen sida",
    code: "Svara med en annan enhet",
    waiting: "Inget svar än.",
    known: (group) => `Besvarat: grupp ${group}.`,
    yourCode: "Dina köp som kort",
    codeText: "Kopiera koden till din egen sida under ”En butik som känner mig”.",
    closed: "Butiken är stängd. Ladda om sidan.",
  },
  de: {
    ...sharedWords.de,
    loggedInAs: "Angemeldet als",
    nobody: "niemand",
    customer: (number) => `Kunde ${number}`,
    title: "Für drinnen und draußen",
    general: "Das sehen alle.",
    forYou: (shelf) => `Für dich zuerst: ${shelf}`,
    because: "Dazu hast du Ja gesagt. Beende es auf deiner eigenen Seite, und diese ist wie zuvor.",
    shelves: {
      home: {
        name: "Zu Hause",
        goods: [
          ["Leselampe", "39 €"],
          ["Wolldecke", "59 €"],
        ],
      },
      daysOut: {
        name: "Ausflüge",
        goods: [
          ["Picknickkorb", "45 €"],
          ["Regenjacke", "89 €"],
        ],
      },
      outdoor: {
        name: "Draußen",
        goods: [
          ["Zelt für zwei", "219 €"],
          ["Geländeschuhe", "129 €"],
        ],
      },
    },
    mayWeAsk: "Dürfen wir dich etwas fragen?",
    samePrices:
      "Du entscheidest und wirst für eine Antwort bezahlt. Die Preise bleiben gleich, was du auch sagst.",
    questions: {
      outdoors: { title: "Was zu deinen Ausflügen passt", text: "Damit du zuerst siehst, was passt." },
      messages: { title: "Deine Tageszeit", text: "Damit wir schreiben, wann es dir passt." },
      purchases: {
        title: "Schön, dass du kommst",
        text: "Jeden Monat etwas extra für alle, die oft kommen.",
      },
    },
    answer: "Auf deiner eigenen Seite antworten",
    code: "Mit einem anderen Gerät antworten",
    waiting: "Noch keine Antwort.",
    known: (group) => `Beantwortet: Gruppe ${group}.`,
    yourCode: "Deine Einkäufe als Karte",
    codeText: "Kopiere diesen Code auf deine eigene Seite, unter „Ein Geschäft, das mich kennt“.",
    closed: "Das Geschäft ist geschlossen. Lade die Seite neu.",
  },
};
