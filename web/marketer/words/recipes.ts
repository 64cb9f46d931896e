import type { MixElement } from "../../../src/brand/recipes/recipes.ts";
import type { Catalogue } from "../../shared/words/language.ts";

/** What recipes are called and ask, for marketers; what customers read stays in the recipe's own words. */
export interface RecipeWords {
  readonly title: string;
  readonly why: string;
  readonly recipes: Readonly<Record<MixElement, { readonly name: string; readonly question: string }>>;
  readonly asks: string;
  readonly groups: string;
  readonly measured: string;
  readonly use: (name: string) => string;
  readonly seen: string;
  readonly own: string;
  readonly ownWhy: string;
  readonly file: string;
}

export const recipeWords: Catalogue<RecipeWords> = {
  en: {
    title: "New campaign",
    why: "Each recipe is a whole campaign: question, terms, words, reward, and how to know what it did. You can change all of it.",
    recipes: {
      product: { name: "Product", question: "Which part of our range does this customer want to see first?" },
      price: { name: "Price", question: "Who gets the family price?" },
      channel: { name: "Channel", question: "At which time of day is a message welcome?" },
      promotion: { name: "Promotion", question: "Who wants to hear of an offer?" },
      service: { name: "Service", question: "Whom do we call before they call again?" },
      loyalty: { name: "Loyalty", question: "Who gets the extra thank-you this month?" },
    },
    asks: "Looks at",
    groups: "Groups",
    measured: "Measured by who",
    use: (name) => `Use the recipe "${name}"`,
    seen: "What a customer sees",
    own: "A question of your own",
    ownWhy: "Take the file of a schema that an issuer publishes, or the card of a trained model.",
    file: "Schema or model card",
  },
  nl: {
    title: "Nieuwe campagne",
    why: "Elk recept is een hele campagne: vraag, voorwaarden, woorden, beloning, en hoe je ziet wat ze deed. Je kunt alles aanpassen.",
    recipes: {
      product: { name: "Product", question: "Welk deel van ons aanbod wil deze klant het eerst zien?" },
      price: { name: "Prijs", question: "Wie krijgt de gezinsprijs?" },
      channel: { name: "Kanaal", question: "Op welk moment van de dag is een bericht welkom?" },
      promotion: { name: "Promotie", question: "Wie wil van een aanbieding horen?" },
      service: { name: "Service", question: "Wie bellen we voordat ze weer bellen?" },
      loyalty: { name: "Trouw", question: "Wie krijgt deze maand het extra bedankje?" },
    },
    asks: "Kijkt naar",
    groups: "Groepen",
    measured: "Gemeten aan wie (Engels)",
    use: (name) => `Neem het recept "${name}"`,
    seen: "Wat een klant ziet",
    own: "Een eigen vraag",
    ownWhy:
      "Neem het bestand van een schema dat een uitgever publiceert, of de kaart van een getraind model.",
    file: "Schema of modelkaart",
  },
  sv: {
    title: "Ny kampanj",
    why: "Varje recept är en hel kampanj: fråga, villkor, ord, belöning, och hur man ser vad den gjorde. Du kan ändra allt.",
    recipes: {
      product: { name: "Produkt", question: "Vilken del av vårt utbud vill kunden se först?" },
      price: { name: "Pris", question: "Vem får familjepriset?" },
      channel: { name: "Kanal", question: "Vid vilken tid på dagen är ett meddelande välkommet?" },
      promotion: { name: "Erbjudande", question: "Vem vill höra om ett erbjudande?" },
      service: { name: "Service", question: "Vem ringer vi innan de ringer igen?" },
      loyalty: { name: "Lojalitet", question: "Vem får månadens extra tack?" },
    },
    asks: "Ser på",
    groups: "Grupper",
    measured: "Mäts på vem som (engelska)",
    use: (name) => `Ta receptet "${name}"`,
    seen: "Vad en kund ser",
    own: "En egen fråga",
    ownWhy: "Ta filen med ett schema som en utfärdare publicerar, eller kortet till en tränad modell.",
    file: "Schema eller modellkort",
  },
  de: {
    title: "Neue Kampagne",
    why: "Jedes Rezept ist eine ganze Kampagne: Frage, Bedingungen, Worte, Belohnung, und woran man sieht, was sie bewirkt hat. Du kannst alles ändern.",
    recipes: {
      product: {
        name: "Produkt",
        question: "Welchen Teil unseres Angebots möchte dieser Mensch zuerst sehen?",
      },
      price: { name: "Preis", question: "Wer bekommt den Familienpreis?" },
      channel: { name: "Kanal", question: "Zu welcher Tageszeit ist eine Nachricht willkommen?" },
      promotion: { name: "Aktion", question: "Wer möchte von einem Angebot hören?" },
      service: { name: "Service", question: "Wen rufen wir an, bevor er wieder anruft?" },
      loyalty: { name: "Treue", question: "Wer bekommt in diesem Monat das besondere Dankeschön?" },
    },
    asks: "Betrachtet",
    groups: "Gruppen",
    measured: "Gemessen daran, wer (englisch)",
    use: (name) => `Rezept "${name}" nehmen`,
    seen: "Was Kunden sehen",
    own: "Eine eigene Frage",
    ownWhy:
      "Nimm die Datei eines Schemas, das ein Aussteller veröffentlicht, oder die Karte eines gelernten Modells.",
    file: "Schema oder Modellkarte",
  },
};
