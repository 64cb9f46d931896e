import type { Catalogue } from "../../shared/words/language.ts";

/** What the screens of permissions say beside the page's own words. */
export interface PermissionsWords {
  readonly has: string;
  readonly ended: (date: string) => string;
  readonly receipt: string;
  readonly countersigned: string;
  readonly silent: string;
  readonly asked: string;
  readonly onItsWay: string;
  readonly lookAtReceipt: string;
  readonly partners: string;
  readonly refusePartner: (partner: string) => string;
  readonly refusePartnerText: string;
  readonly noes: string;
  readonly noesText: string;
  readonly saidNo: (date: string) => string;
  readonly quiet: (time: string) => string;
  readonly lookAgain: string;
  readonly late: string;
  readonly complain: string;
  readonly alsoErase: string;
  readonly remains: string;
  readonly remainsThere: (brand: string, retention: string) => string;
  readonly remainsKeys: string;
  readonly remainsChain: string;
  readonly remainsPartners: (partners: string) => string;
  readonly remainsHere: string;
  readonly eraseAsk: string;
  readonly eraseAsked: string;
  readonly rulesRefuse: string;
}

export const permissionsWords: Catalogue<PermissionsWords> = {
  en: {
    has: "What they have",
    ended: (date) => `ended on ${date}`,
    receipt: "Receipt",
    countersigned: "signed by you and by them",
    silent: "signed by you; they said nothing in time",
    asked: "signed by you; theirs is asked for",
    onItsWay: "on its way",
    lookAtReceipt: "Look at the receipt",
    partners: "Who else gets something",
    refusePartner: (partner) => `Not to ${partner}`,
    refusePartnerText:
      "They get your signed objection and have a month to follow it; the rest goes on. To be sure at once, stop.",
    noes: "You said no",
    noesText: "A no stays a no until you say otherwise.",
    saidNo: (date) => `No since ${date}`,
    quiet: (time) => `You are not asked the same again for ${time}.`,
    lookAgain: "Look again",
    late: "promised for earlier",
    complain: "They are late: complain",
    alsoErase: "Also erase?",
    remains: "This is left after the stop:",
    remainsThere: (brand, retention) => `${brand} may keep your group for ${retention}, without using it.`,
    remainsKeys: "They have a key with which your sealed answer can be read from the chain.",
    remainsChain:
      "The chain keeps that somebody agreed, answered and stopped, under a name that only this shop knows. Nobody can erase that.",
    remainsPartners: (partners) => `What ${partners} received.`,
    remainsHere: "Your own receipts, on this device.",
    eraseAsk: "Ask them to erase it",
    eraseAsked: "You have asked them to erase it.",
    rulesRefuse: "Your rules would refuse this. You can still say yes yourself.",
  },
  nl: {
    has: "Wat ze hebben",
    ended: (date) => `afgelopen op ${date}`,
    receipt: "Ontvangstbewijs",
    countersigned: "ondertekend door jou en door hen",
    silent: "ondertekend door jou; zij zwegen",
    asked: "ondertekend door jou; hun handtekening is gevraagd",
    onItsWay: "onderweg",
    lookAtReceipt: "Het ontvangstbewijs bekijken",
    partners: "Wie nog iets krijgt",
    refusePartner: (partner) => `Niet aan ${partner}`,
    refusePartnerText:
      "Ze krijgen je ondertekende bezwaar en hebben een maand om het te volgen; de rest gaat door. Wil je meteen zeker zijn, stop dan.",
    noes: "Je zei nee",
    noesText: "Een nee blijft een nee tot jij anders zegt.",
    saidNo: (date) => `Nee sinds ${date}`,
    quiet: (time) => `Je wordt ${time} lang niet opnieuw hetzelfde gevraagd.`,
    lookAgain: "Opnieuw bekijken",
    late: "eerder beloofd",
    complain: "Ze zijn te laat: klagen",
    alsoErase: "Ook wissen?",
    remains: "Dit is er na het stoppen nog:",
    remainsThere: (brand, retention) =>
      `${brand} mag je groep ${retention} bewaren, zonder haar te gebruiken.`,
    remainsKeys: "Ze hebben een sleutel waarmee je verzegelde antwoord van de keten kan worden gelezen.",
    remainsChain:
      "De keten bewaart dat iemand instemde, antwoordde en stopte, onder een naam die alleen deze winkel kent. Dat kan niemand wissen.",
    remainsPartners: (partners) => `Wat ${partners} heeft gekregen.`,
    remainsHere: "Je eigen ontvangstbewijzen, op dit apparaat.",
    eraseAsk: "Vragen om het te wissen",
    eraseAsked: "Je hebt hun gevraagd het te wissen.",
    rulesRefuse: "Jouw regels zouden dit weigeren. Je kunt zelf toch ja zeggen.",
  },
  sv: {
    has: "Vad de har",
    ended: (date) => `slutade ${date}`,
    receipt: "Kvitto",
    countersigned: "undertecknat av dig och av dem",
    silent: "undertecknat av dig; de svarade inte",
    asked: "undertecknat av dig; deras är begärt",
    onItsWay: "på väg",
    lookAtReceipt: "Titta på kvittot",
    partners: "Vilka mer som får något",
    refusePartner: (partner) => `Inte till ${partner}`,
    refusePartnerText:
      "De får din undertecknade invändning och har en månad på sig att följa den; resten fortsätter. Stoppa om du vill vara säker genast.",
    noes: "Du sa nej",
    noesText: "Ett nej är ett nej tills du säger något annat.",
    saidNo: (date) => `Nej sedan ${date}`,
    quiet: (time) => `Du får inte samma fråga igen på ${time}.`,
    lookAgain: "Titta igen",
    late: "utlovat tidigare",
    complain: "De är sena: klaga",
    alsoErase: "Radera också?",
    remains: "Det här är kvar efter stoppet:",
    remainsThere: (brand, retention) =>
      `${brand} får ha kvar din grupp i ${retention}, utan att använda den.`,
    remainsKeys: "De har en nyckel som gör att ditt förseglade svar kan läsas från kedjan.",
    remainsChain:
      "Kedjan har kvar att någon sa ja, svarade och stoppade, under ett namn som bara den här butiken känner. Det kan ingen radera.",
    remainsPartners: (partners) => `Det som ${partners} har fått.`,
    remainsHere: "Dina egna kvitton, på den här enheten.",
    eraseAsk: "Be dem radera det",
    eraseAsked: "Du har bett dem radera det.",
    rulesRefuse: "Dina regler skulle avvisa det här. Du kan ändå säga ja själv.",
  },
  de: {
    has: "Was sie haben",
    ended: (date) => `endete am ${date}`,
    receipt: "Quittung",
    countersigned: "von dir und von ihnen unterschrieben",
    silent: "von dir unterschrieben; sie haben geschwiegen",
    asked: "von dir unterschrieben; ihre Unterschrift ist verlangt",
    onItsWay: "unterwegs",
    lookAtReceipt: "Die Quittung ansehen",
    partners: "Wer noch etwas bekommt",
    refusePartner: (partner) => `Nicht an ${partner}`,
    refusePartnerText:
      "Sie bekommen deinen unterschriebenen Widerspruch und haben einen Monat, ihm zu folgen; alles andere geht weiter. Willst du sofort sicher sein, dann stopp es.",
    noes: "Du hast Nein gesagt",
    noesText: "Ein Nein bleibt ein Nein, bis du etwas anderes sagst.",
    saidNo: (date) => `Nein seit ${date}`,
    quiet: (time) => `Dasselbe wirst du ${time} lang nicht wieder gefragt.`,
    lookAgain: "Noch einmal ansehen",
    late: "für früher versprochen",
    complain: "Sie sind zu spät: beschweren",
    alsoErase: "Auch löschen?",
    remains: "Das bleibt nach dem Stopp:",
    remainsThere: (brand, retention) =>
      `${brand} darf deine Gruppe ${retention} aufbewahren, ohne sie zu verwenden.`,
    remainsKeys:
      "Sie haben einen Schlüssel, mit dem deine versiegelte Antwort von der Chain gelesen werden kann.",
    remainsChain:
      "Die Chain behält, dass jemand zugestimmt, geantwortet und gestoppt hat, unter einem Namen, den nur dieser Laden kennt. Das kann niemand löschen.",
    remainsPartners: (partners) => `Was ${partners} bekommen hat.`,
    remainsHere: "Deine eigenen Quittungen, auf diesem Gerät.",
    eraseAsk: "Sie auffordern, es zu löschen",
    eraseAsked: "Du hast sie aufgefordert, es zu löschen.",
    rulesRefuse: "Deine Regeln würden das ablehnen. Du kannst trotzdem selbst Ja sagen.",
  },
};
