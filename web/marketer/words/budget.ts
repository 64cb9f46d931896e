import type { Catalogue } from "../../shared/words/language.ts";

/** What is said where the budget is made, and how a campaign is shown. */
export interface BudgetWords {
  readonly title: string;
  readonly campaignName: string;
  readonly reward: (symbol: string) => string;
  readonly answers: string;
  readonly perPeriod: string;
  readonly period: string;
  readonly periodWhy: string;
  readonly line: (answers: string, reward: string, total: string, fees: string) => string;
  readonly funded: (there: string) => string;
  readonly underfunded: (there: string, missing: string) => string;
  readonly issuers: string;
  readonly noIssuers: string;
  readonly shown: string;
  readonly control: string;
  readonly controlWhy: string;
  readonly cap: string;
  readonly capDays: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly zone: string;
  readonly counts: string;
  readonly window: string;
}

export const budgetWords: Catalogue<BudgetWords> = {
  en: {
    title: "Budget",
    campaignName: "What you call the campaign",
    reward: (symbol) => `Reward for one answer, in ${symbol}`,
    answers: "Answers that are paid",
    perPeriod: "Answers in one period at most",
    period: "Days until a customer may answer again",
    periodWhy: "0: once only",
    line: (answers, reward, total, fees) => `${answers} × ${reward} = ${total}, and about ${fees} for fees`,
    funded: (there) => `The brand's account has ${there}.`,
    underfunded: (there, missing) =>
      `The brand's account has ${there}: ${missing} is missing. Until then it stays a draft.`,
    issuers: "Whose cards are accepted",
    noIssuers: "Accept at least one issuer: nobody could answer.",
    shown: "How it is shown",
    control: "One of so many customers gets no offer, to compare with (0: nobody)",
    controlWhy: "Chance decides, and nobody can change it later.",
    cap: "Shown at most so often (0: no limit)",
    capDays: "within days",
    quietFrom: "Quiet from",
    quietTo: "until",
    zone: "Time zone",
    counts: "What counts as success",
    window: "Days in which it counts",
  },
  nl: {
    title: "Budget",
    campaignName: "Hoe je de campagne noemt",
    reward: (symbol) => `Beloning voor één antwoord, in ${symbol}`,
    answers: "Antwoorden die betaald worden",
    perPeriod: "Hoogste aantal antwoorden in één periode",
    period: "Dagen tot een klant opnieuw mag antwoorden",
    periodWhy: "0: maar één keer",
    line: (answers, reward, total, fees) =>
      `${answers} × ${reward} = ${total}, plus ongeveer ${fees} aan transactiekosten`,
    funded: (there) => `Op de rekening van het merk staat ${there}.`,
    underfunded: (there, missing) =>
      `Op de rekening van het merk staat ${there}: er ontbreekt ${missing}. Tot dan blijft het een concept.`,
    issuers: "Wiens kaarten tellen",
    noIssuers: "Neem minstens één uitgever: anders kan niemand antwoorden.",
    shown: "Hoe het getoond wordt",
    control: "Een op zoveel klanten krijgt geen aanbod, ter vergelijking (0: niemand)",
    controlWhy: "Het toeval beslist, en niemand kan dat later veranderen.",
    cap: "Hoogstens zo vaak getoond (0: geen grens)",
    capDays: "binnen dagen",
    quietFrom: "Stil vanaf",
    quietTo: "tot",
    zone: "Tijdzone",
    counts: "Wat als succes telt (in het Engels)",
    window: "Dagen waarin het telt",
  },
  sv: {
    title: "Budget",
    campaignName: "Vad du kallar kampanjen",
    reward: (symbol) => `Belöning för ett svar, i ${symbol}`,
    answers: "Svar som betalas",
    perPeriod: "Högst så många svar i en period",
    period: "Dagar tills en kund får svara igen",
    periodWhy: "0: bara en gång",
    line: (answers, reward, total, fees) =>
      `${answers} × ${reward} = ${total}, och ungefär ${fees} i avgifter`,
    funded: (there) => `På varumärkets konto finns ${there}.`,
    underfunded: (there, missing) =>
      `På varumärkets konto finns ${there}: ${missing} saknas. Till dess förblir det ett utkast.`,
    issuers: "Vems kort som godtas",
    noIssuers: "Godta minst en utfärdare: annars kan ingen svara.",
    shown: "Hur det visas",
    control: "En av så många kunder får inget erbjudande, att jämföra med (0: ingen)",
    controlWhy: "Slumpen avgör, och ingen kan ändra det senare.",
    cap: "Visas högst så ofta (0: ingen gräns)",
    capDays: "inom dagar",
    quietFrom: "Tyst från",
    quietTo: "till",
    zone: "Tidszon",
    counts: "Vad som räknas som framgång (på engelska)",
    window: "Dagar då det räknas",
  },
  de: {
    title: "Budget",
    campaignName: "Wie du die Kampagne nennst",
    reward: (symbol) => `Belohnung für eine Antwort, in ${symbol}`,
    answers: "Antworten, die bezahlt werden",
    perPeriod: "Höchstens so viele Antworten in einem Zeitraum",
    period: "Tage, bis jemand wieder antworten darf",
    periodWhy: "0: nur einmal",
    line: (answers, reward, total, fees) =>
      `${answers} × ${reward} = ${total}, dazu etwa ${fees} an Gebühren`,
    funded: (there) => `Auf dem Konto der Marke sind ${there}.`,
    underfunded: (there, missing) =>
      `Auf dem Konto der Marke sind ${there}: Es fehlen ${missing}. Bis dahin bleibt es ein Entwurf.`,
    issuers: "Wessen Karten gelten",
    noIssuers: "Nimm wenigstens einen Aussteller: Sonst kann niemand antworten.",
    shown: "Wie es gezeigt wird",
    control: "Einer von so vielen bekommt kein Angebot, zum Vergleich (0: niemand)",
    controlWhy: "Der Zufall entscheidet, und niemand kann das später ändern.",
    cap: "Höchstens so oft gezeigt (0: ohne Grenze)",
    capDays: "innerhalb von Tagen",
    quietFrom: "Ruhe von",
    quietTo: "bis",
    zone: "Zeitzone",
    counts: "Was als Erfolg zählt (auf Englisch)",
    window: "Tage, in denen es zählt",
  },
};
