import type { SourceKind } from "../../../../src/chain/actions/issuer.ts";
import type { Catalogue } from "../../../shared/words/language.ts";

/** What a kind of source is called, and what is read there. */
type SourceWords = readonly [title: string, text: string];

/** What the customer's cards and the ways to them say. */
export interface CardWords {
  readonly add: string;
  readonly addText: string;
  readonly nobodyIssues: string;
  readonly sources: Readonly<Record<SourceKind, SourceWords>>;
  readonly issuedBy: (host: string) => string;
  readonly whatIsRead: string;
  readonly whatTheyKeep: string;
  readonly theyKeep: string;
  readonly howLong: string;
  readonly days: (days: number) => string;
  readonly shopsCode: string;
  readonly shopsCodeHint: string;
  readonly webId: string;
  readonly webIdHint: string;
  readonly rather: string;
  readonly chooseSomething: string;
  readonly allow: string;
  readonly allowAndGo: string;
  readonly allowing: string;
  readonly useWallet: (wallet: string) => string;
  readonly present: string;
  readonly presentText: string;
  readonly unknownStep: string;
  readonly newCard: string;
  readonly listing: string;
  readonly listed: string;
  readonly receiptKept: string;
  readonly backToRequest: string;
  readonly missingTitle: string;
  readonly missingText: (brand: string, details: readonly string[]) => string;
  readonly nobodyOffers: string;
  readonly waitsForList: string;
  readonly finish: string;
  readonly nothingBegun: string;
  readonly takeBack: string;
  readonly takeBackText: string;
  readonly takenBack: (day: string) => string;
  readonly fromFile: string;
}

const lists = {
  en: new Intl.ListFormat("en"),
  nl: new Intl.ListFormat("nl"),
  sv: new Intl.ListFormat("sv"),
  de: new Intl.ListFormat("de"),
};

export const cardWords: Catalogue<CardWords> = {
  en: {
    add: "Add a card",
    addText:
      "A card holds details that somebody vouches for. It goes from there to this device, and to no shop.",
    nobodyIssues: "Whoever runs this page names nobody who issues cards.",
    sources: {
      SelfDeclared: ["My own word", "You state your details yourself. Some shops accept that."],
      EthereumWallet: ["A wallet", "What an account holds and how long it has been in use, roughly."],
      SolidPod: ["My pod", "Details that you keep in a Solid pod and let be read once."],
      DataVault: ["A data vault", "Details from your vault or from your wallet app."],
      BankAccount: ["A bank account", "Income and spending of six months, roughly, read once."],
      Brand: ["A shop that knows me", "What a shop has seen of your purchases, roughly."],
    },
    issuedBy: (host) => `Read and vouched for by ${host}`,
    whatIsRead: "What is read",
    whatTheyKeep: "What they keep",
    theyKeep: "That there is a card, and your permission, as digests. None of the values.",
    howLong: "For how long",
    days: (days) => `${days} days`,
    shopsCode: "Code from the shop",
    shopsCodeHint: "Log in at the shop; it shows you the code.",
    webId: "Address of your profile (WebID)",
    webIdHint: "Such as https://pods.example/you/profile/card#me",
    rather: "not said",
    chooseSomething: "State at least one detail.",
    allow: "Allow, and get the card",
    allowAndGo: "Allow, and go there",
    allowing: "Getting your card ...",
    useWallet: (wallet) => `Allow, and sign with ${wallet}`,
    present: "Open your wallet app",
    presentText: "Your wallet app shows what is asked. When you have agreed there, it brings you back here.",
    unknownStep: "This issuer asks for something that this page does not know.",
    newCard: "Your new card",
    listing: "The card is on this device. Its issuer lists it within about a minute; from then on it counts.",
    listed: "It counts from now on.",
    receiptKept: "The issuer has signed that it got your permission. The receipt is kept on this device.",
    backToRequest: "Back to the request",
    missingTitle: "You need a card for this",
    missingText: (brand, details) =>
      `${brand} asks about your ${lists.en.format(details)}. Get a card with that; your answer is worked out from it on this device.`,
    nobodyOffers: "Nobody whom this page names issues such a card.",
    waitsForList: "Your card for this is not listed yet. It takes about a minute; this page looks by itself.",
    finish: "Back from there",
    nothingBegun: "There is no card that waits to be finished on this device. Begin again.",
    takeBack: "Take the permission back",
    takeBackText: "The card ends, and no shop can be answered with it any more.",
    takenBack: (day) => `You took the permission back on ${day}.`,
    fromFile: "Add a card from a file",
  },
  nl: {
    add: "Een kaart toevoegen",
    addText:
      "Op een kaart staan gegevens waarvoor iemand instaat. Ze gaat van daar naar dit apparaat, en naar geen enkele winkel.",
    nobodyIssues: "Wie deze pagina beheert, noemt niemand die kaarten uitgeeft.",
    sources: {
      SelfDeclared: ["Mijn eigen woord", "Je geeft je gegevens zelf op. Sommige winkels vinden dat goed."],
      EthereumWallet: [
        "Een wallet",
        "Wat er op een account staat en hoe lang het al in gebruik is, bij benadering.",
      ],
      SolidPod: ["Mijn pod", "Gegevens die je in een Solid-pod bewaart en één keer laat lezen."],
      DataVault: ["Een datakluis", "Gegevens uit je kluis of uit je wallet-app."],
      BankAccount: [
        "Een bankrekening",
        "Inkomsten en uitgaven van zes maanden, bij benadering, één keer gelezen.",
      ],
      Brand: ["Een winkel die me kent", "Wat een winkel van je aankopen heeft gezien, bij benadering."],
    },
    issuedBy: (host) => `Gelezen en bevestigd door ${host}`,
    whatIsRead: "Wat er wordt gelezen",
    whatTheyKeep: "Wat ze bewaren",
    theyKeep: "Dat er een kaart is, en je toestemming, als controlegetallen. Geen van de waarden.",
    howLong: "Hoelang",
    days: (days) => `${days} dagen`,
    shopsCode: "Code van de winkel",
    shopsCodeHint: "Log in bij de winkel; daar zie je de code.",
    webId: "Adres van je profiel (WebID)",
    webIdHint: "Zoals https://pods.example/jij/profile/card#me",
    rather: "niet opgegeven",
    chooseSomething: "Geef minstens één gegeven op.",
    allow: "Toestaan en de kaart krijgen",
    allowAndGo: "Toestaan en erheen gaan",
    allowing: "Je kaart wordt gehaald ...",
    useWallet: (wallet) => `Toestaan en tekenen met ${wallet}`,
    present: "Open je wallet-app",
    presentText: "Je wallet-app laat zien wat er wordt gevraagd. Na je akkoord daar kom je hier terug.",
    unknownStep: "Deze uitgever vraagt iets wat deze pagina niet kent.",
    newCard: "Je nieuwe kaart",
    listing:
      "De kaart staat op dit apparaat. De uitgever zet haar binnen ongeveer een minuut op de lijst; vanaf dan telt ze.",
    listed: "Ze telt vanaf nu.",
    receiptKept:
      "De uitgever heeft ondertekend dat je toestemming is aangekomen. De ontvangstbevestiging staat op dit apparaat.",
    backToRequest: "Terug naar de vraag",
    missingTitle: "Hiervoor heb je een kaart nodig",
    missingText: (brand, details) =>
      `${brand} vraagt naar je ${lists.nl.format(details)}. Haal een kaart waar dat op staat; je antwoord wordt daaruit op dit apparaat berekend.`,
    nobodyOffers: "Niemand die deze pagina noemt, geeft zo'n kaart uit.",
    waitsForList:
      "Je kaart hiervoor staat nog niet op de lijst. Dat duurt ongeveer een minuut; deze pagina kijkt zelf.",
    finish: "Terug van daar",
    nothingBegun: "Op dit apparaat wacht geen kaart om af te maken. Begin opnieuw.",
    takeBack: "De toestemming intrekken",
    takeBackText: "De kaart eindigt, en je kunt er geen winkel meer mee antwoorden.",
    takenBack: (day) => `Je hebt de toestemming op ${day} ingetrokken.`,
    fromFile: "Een kaart uit een bestand toevoegen",
  },
  sv: {
    add: "Lägg till ett kort",
    addText:
      "På ett kort står uppgifter som någon går i god för. Det går därifrån till den här enheten, och inte till någon butik.",
    nobodyIssues: "Den som driver den här sidan anger ingen som ger ut kort.",
    sources: {
      SelfDeclared: ["Mina egna ord", "Du anger dina uppgifter själv. Vissa butiker godtar det."],
      EthereumWallet: ["En plånbok", "Vad ett konto innehåller och hur länge det har använts, ungefär."],
      SolidPod: ["Min pod", "Uppgifter som du har i en Solid-pod och låter läsas en gång."],
      DataVault: ["Ett datavalv", "Uppgifter från ditt valv eller från din plånboksapp."],
      BankAccount: ["Ett bankkonto", "Inkomster och utgifter under sex månader, ungefär, lästa en gång."],
      Brand: ["En butik som känner mig", "Vad en butik har sett av dina köp, ungefär."],
    },
    issuedBy: (host) => `Läses och intygas av ${host}`,
    whatIsRead: "Vad som läses",
    whatTheyKeep: "Vad de sparar",
    theyKeep: "Att det finns ett kort, och ditt tillstånd, som kontrollsummor. Inga av värdena.",
    howLong: "Hur länge",
    days: (days) => `${days} dagar`,
    shopsCode: "Kod från butiken",
    shopsCodeHint: "Logga in i butiken; där visas koden.",
    webId: "Adress till din profil (WebID)",
    webIdHint: "Till exempel https://pods.example/du/profile/card#me",
    rather: "inte angivet",
    chooseSomething: "Ange minst en uppgift.",
    allow: "Tillåt och hämta kortet",
    allowAndGo: "Tillåt och gå dit",
    allowing: "Kortet hämtas ...",
    useWallet: (wallet) => `Tillåt och signera med ${wallet}`,
    present: "Öppna din plånboksapp",
    presentText: "Din plånboksapp visar vad som efterfrågas. När du har godkänt där kommer du tillbaka hit.",
    unknownStep: "Den här utgivaren ber om något som sidan inte känner till.",
    newCard: "Ditt nya kort",
    listing:
      "Kortet finns på den här enheten. Utgivaren för upp det på listan inom ungefär en minut; från och med då gäller det.",
    listed: "Det gäller från och med nu.",
    receiptKept: "Utgivaren har signerat att ditt tillstånd kom fram. Kvittot sparas på den här enheten.",
    backToRequest: "Tillbaka till frågan",
    missingTitle: "Du behöver ett kort för det här",
    missingText: (brand, details) =>
      `${brand} frågar om ${lists.sv.format(details)}. Hämta ett kort där det står; ditt svar räknas ut från det på den här enheten.`,
    nobodyOffers: "Ingen som sidan anger ger ut ett sådant kort.",
    waitsForList:
      "Ditt kort för det här står inte på listan än. Det tar ungefär en minut; sidan tittar själv.",
    finish: "Tillbaka därifrån",
    nothingBegun: "Det finns inget påbörjat kort på den här enheten. Börja om.",
    takeBack: "Ta tillbaka tillståndet",
    takeBackText: "Kortet slutar gälla, och ingen butik kan besvaras med det längre.",
    takenBack: (day) => `Du tog tillbaka tillståndet den ${day}.`,
    fromFile: "Lägg till ett kort från en fil",
  },
  de: {
    add: "Karte hinzufügen",
    addText:
      "Auf einer Karte stehen Angaben, für die jemand bürgt. Sie geht von dort auf dieses Gerät und zu keinem Geschäft.",
    nobodyIssues: "Wer diese Seite betreibt, nennt niemanden, der Karten ausstellt.",
    sources: {
      SelfDeclared: ["Mein eigenes Wort", "Du machst deine Angaben selbst. Manchen Geschäften genügt das."],
      EthereumWallet: ["Ein Wallet", "Was ein Konto enthält und wie lange es schon benutzt wird, ungefähr."],
      SolidPod: ["Mein Pod", "Angaben, die du in einem Solid-Pod hast und einmal lesen lässt."],
      DataVault: ["Ein Datentresor", "Angaben aus deinem Tresor oder deiner Wallet-App."],
      BankAccount: ["Ein Bankkonto", "Einnahmen und Ausgaben von sechs Monaten, ungefähr, einmal gelesen."],
      Brand: ["Ein Geschäft, das mich kennt", "Was ein Geschäft von deinen Einkäufen gesehen hat, ungefähr."],
    },
    issuedBy: (host) => `Gelesen und bestätigt von ${host}`,
    whatIsRead: "Was gelesen wird",
    whatTheyKeep: "Was sie aufbewahren",
    theyKeep: "Dass es eine Karte gibt, und deine Erlaubnis, als Prüfwerte. Keinen der Werte.",
    howLong: "Wie lange",
    days: (days) => `${days} Tage`,
    shopsCode: "Code des Geschäfts",
    shopsCodeHint: "Melde dich im Geschäft an; es zeigt dir den Code.",
    webId: "Adresse deines Profils (WebID)",
    webIdHint: "Etwa https://pods.example/du/profile/card#me",
    rather: "keine Angabe",
    chooseSomething: "Mach mindestens eine Angabe.",
    allow: "Erlauben und Karte holen",
    allowAndGo: "Erlauben und dorthin gehen",
    allowing: "Deine Karte wird geholt ...",
    useWallet: (wallet) => `Erlauben und mit ${wallet} unterschreiben`,
    present: "Wallet-App öffnen",
    presentText:
      "Deine Wallet-App zeigt, was gefragt wird. Wenn du dort zugestimmt hast, bringt sie dich hierher zurück.",
    unknownStep: "Dieser Aussteller verlangt etwas, das diese Seite nicht kennt.",
    newCard: "Deine neue Karte",
    listing:
      "Die Karte ist auf diesem Gerät. Ihr Aussteller führt sie nach etwa einer Minute in seiner Liste; ab dann zählt sie.",
    listed: "Sie zählt ab jetzt.",
    receiptKept:
      "Der Aussteller hat unterschrieben, dass er deine Erlaubnis bekommen hat. Der Beleg bleibt auf diesem Gerät.",
    backToRequest: "Zurück zur Anfrage",
    missingTitle: "Dafür brauchst du eine Karte",
    missingText: (brand, details) =>
      `${brand} fragt nach: ${lists.de.format(details)}. Hol dir eine Karte damit; deine Antwort wird daraus auf diesem Gerät berechnet.`,
    nobodyOffers: "Niemand, den diese Seite nennt, stellt eine solche Karte aus.",
    waitsForList:
      "Deine Karte dafür steht noch nicht in der Liste. Das dauert etwa eine Minute; diese Seite sieht selbst nach.",
    finish: "Zurück von dort",
    nothingBegun: "Auf diesem Gerät wartet keine Karte auf ihren Abschluss. Fang noch einmal an.",
    takeBack: "Erlaubnis zurücknehmen",
    takeBackText: "Die Karte endet, und keinem Geschäft kann mehr mit ihr geantwortet werden.",
    takenBack: (day) => `Du hast die Erlaubnis am ${day} zurückgenommen.`,
    fromFile: "Karte aus einer Datei hinzufügen",
  },
};
