import type { Catalogue } from "../../shared/words/language.ts";

/** What the room of rewards says. */
export interface RewardsWords {
  readonly none: string;
  readonly noEnd: string;
  readonly looking: string;
  readonly states: { readonly earned: string; readonly claimed: string; readonly paid: string };
  readonly answers: (count: number) => string;
  readonly paidTo: string;
  readonly claim: (amount: string) => string;
  readonly toOwn: string;
  readonly elsewhere: string;
  readonly account: string;
  readonly links: string;
  readonly claimElsewhere: string;
  readonly wrongAccount: string;
  readonly noRelayer: string;
  readonly lastTry: string;
}

export const rewardsWords: Catalogue<RewardsWords> = {
  en: {
    none: "You have earned nothing yet. A reward is yours as soon as your answer is settled.",
    noEnd: "You can claim a reward whenever you like: it has no end, and no shop can take it back.",
    looking: "Asking the chain ...",
    states: { earned: "yours to claim", claimed: "claimed, on its way", paid: "paid" },
    answers: (count) => (count === 1 ? "1 answer" : `${count} answers`),
    paidTo: "Paid to",
    claim: (amount) => `Claim ${amount}`,
    toOwn: "It goes to an account that you have for this shop alone, so nobody can link it to others.",
    elsewhere: "Have it paid to another account",
    account: "Account",
    links:
      "Everybody can see who is paid. If several shops pay one account, everybody can tell that you are one person to all of them.",
    claimElsewhere: "Claim to this account",
    wrongAccount: "This is no account: 0x and 40 digits, copied whole.",
    noRelayer:
      "This page knows nobody who brings claims to the chain. Yours is signed and kept until it does.",
    lastTry: "The last attempt",
  },
  nl: {
    none: "Je hebt nog niets verdiend. Een beloning is van jou zodra je antwoord is afgehandeld.",
    noEnd:
      "Je kunt een beloning opvragen wanneer je wilt: ze verloopt niet, en geen winkel kan haar terugnemen.",
    looking: "De keten wordt gevraagd ...",
    states: { earned: "kun je opvragen", claimed: "opgevraagd, onderweg", paid: "betaald" },
    answers: (count) => (count === 1 ? "1 antwoord" : `${count} antwoorden`),
    paidTo: "Betaald aan",
    claim: (amount) => `${amount} opvragen`,
    toOwn:
      "Het gaat naar een rekening die je alleen voor deze winkel hebt, zodat niemand haar met andere kan verbinden.",
    elsewhere: "Op een andere rekening laten betalen",
    account: "Rekening",
    links:
      "Iedereen kan zien wie er wordt betaald. Betalen meerdere winkels één rekening, dan kan iedereen zien dat jij voor hen allemaal dezelfde persoon bent.",
    claimElsewhere: "Naar deze rekening opvragen",
    wrongAccount: "Dit is geen rekening: 0x en 40 tekens, in hun geheel gekopieerd.",
    noRelayer:
      "Deze pagina kent niemand die opvragingen naar de keten brengt. De jouwe is ondertekend en wordt bewaard tot het kan.",
    lastTry: "De laatste poging",
  },
  sv: {
    none: "Du har inte tjänat något än. En belöning är din så snart ditt svar är avräknat.",
    noEnd: "Du kan hämta en belöning när du vill: den går inte ut, och ingen butik kan ta tillbaka den.",
    looking: "Frågar kedjan ...",
    states: { earned: "kan hämtas", claimed: "begärd, på väg", paid: "utbetald" },
    answers: (count) => `${count} svar`,
    paidTo: "Utbetald till",
    claim: (amount) => `Hämta ${amount}`,
    toOwn: "Den går till ett konto som du har bara för den här butiken, så ingen kan koppla det till andra.",
    elsewhere: "Få den utbetald till ett annat konto",
    account: "Konto",
    links:
      "Alla kan se vem som får betalt. Om flera butiker betalar till ett konto kan alla se att du är samma person för dem alla.",
    claimElsewhere: "Hämta till det här kontot",
    wrongAccount: "Det här är inget konto: 0x och 40 tecken, kopierade i sin helhet.",
    noRelayer:
      "Sidan känner ingen som för begäranden till kedjan. Din är undertecknad och sparas tills det går.",
    lastTry: "Senaste försöket",
  },
  de: {
    none: "Du hast noch nichts verdient. Eine Belohnung gehört dir, sobald deine Antwort abgerechnet ist.",
    noEnd:
      "Du kannst eine Belohnung abholen, wann du willst: Sie verfällt nicht, und kein Laden kann sie zurücknehmen.",
    looking: "Die Chain wird gefragt ...",
    states: { earned: "kannst du abholen", claimed: "angefordert, unterwegs", paid: "ausgezahlt" },
    answers: (count) => (count === 1 ? "1 Antwort" : `${count} Antworten`),
    paidTo: "Ausgezahlt an",
    claim: (amount) => `${amount} abholen`,
    toOwn:
      "Sie geht auf ein Konto, das du nur für diesen Laden hast, damit niemand es mit anderen verbinden kann.",
    elsewhere: "Auf ein anderes Konto auszahlen lassen",
    account: "Konto",
    links:
      "Jeder kann sehen, wer ausgezahlt wird. Zahlen mehrere Läden auf ein Konto, kann jeder erkennen, dass du für alle dieselbe Person bist.",
    claimElsewhere: "Auf dieses Konto abholen",
    wrongAccount: "Das ist kein Konto: 0x und 40 Zeichen, vollständig kopiert.",
    noRelayer:
      "Diese Seite kennt niemanden, der Anforderungen auf die Chain bringt. Deine ist unterschrieben und wird aufbewahrt, bis es geht.",
    lastTry: "Der letzte Versuch",
  },
};
