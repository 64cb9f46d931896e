import type { Catalogue } from "../../shared/words/language.ts";

/** What is said where a campaign is tried and published. */
export interface FinishWords {
  readonly tryTitle: string;
  readonly tryWhy: string;
  readonly unknown: string;
  readonly expected: string;
  readonly answer: string;
  readonly isIn: (group: string) => string;
  readonly asExpected: string;
  readonly notAsExpected: (expected: string) => string;
  readonly pausedBy: (found: string, expected: string) => string;
  readonly triedWell: string;
  readonly publishTitle: string;
  readonly history: string;
  readonly note: string;
  readonly submit: string;
  readonly publish: string;
  readonly again: string;
  readonly blocked: string;
  readonly mendTerms: string;
  readonly mendQuestion: string;
  readonly mendBudget: string;
  readonly waits: string;
  readonly mayPublish: string;
  readonly onItsWay: string;
  readonly done: (number: string) => string;
  readonly look: string;
  readonly returned: string;
  readonly paused: string;
}

export const finishWords: Catalogue<FinishWords> = {
  en: {
    tryTitle: "Test customer",
    tryWhy:
      "Somebody made up, on this page only: nothing is sent. If the group is another one than you expect, the campaign is paused.",
    unknown: "not known",
    expected: "The group that you expect",
    answer: "Let the test customer answer",
    isIn: (group) => `The test customer is in group "${group}".`,
    asExpected: "As you expected.",
    notAsExpected: (expected) => `You expected "${expected}": the campaign is paused until it is changed.`,
    pausedBy: (found, expected) => `A test customer was in group "${found}" instead of "${expected}".`,
    triedWell: "Tried with a test customer",
    publishTitle: "Publish",
    history: "History",
    note: "A note to the privacy officer",
    submit: "Hand it to the privacy officer",
    publish: "Publish",
    again: "Try again now",
    blocked: "Before that:",
    mendTerms: "mend what the terms say",
    mendQuestion: "ask only for what the terms name, and name what is asked for",
    mendBudget: "bring the budget and the brand's account together",
    waits: "The privacy officer looks at it. Each change takes it back.",
    mayPublish: "The privacy officer has approved exactly this. Each change takes the approval back.",
    onItsWay: "On its way to the chain. You may close this page.",
    done: (number) => `Published as campaign ${number}.`,
    look: "Look at the campaign",
    returned: "The privacy officer has returned it:",
    paused: "Paused:",
  },
  nl: {
    tryTitle: "Testklant",
    tryWhy:
      "Iemand die verzonnen is, alleen op deze pagina: er wordt niets verstuurd. Is de groep anders dan je verwacht, dan wordt de campagne gepauzeerd.",
    unknown: "niet bekend",
    expected: "De groep die je verwacht",
    answer: "Laat de testklant antwoorden",
    isIn: (group) => `De testklant zit in groep "${group}".`,
    asExpected: "Zoals je verwachtte.",
    notAsExpected: (expected) =>
      `Je verwachtte "${expected}": de campagne is gepauzeerd tot ze gewijzigd is.`,
    pausedBy: (found, expected) => `Een testklant zat in groep "${found}" in plaats van "${expected}".`,
    triedWell: "Geprobeerd met een testklant",
    publishTitle: "Publiceren",
    history: "Geschiedenis",
    note: "Een briefje aan de privacy officer",
    submit: "Aan de privacy officer geven",
    publish: "Publiceren",
    again: "Nu opnieuw proberen",
    blocked: "Eerst nog:",
    mendTerms: "herstel wat de voorwaarden zeggen",
    mendQuestion: "vraag alleen wat de voorwaarden noemen, en noem wat je vraagt",
    mendBudget: "breng het budget en de rekening van het merk bij elkaar",
    waits: "De privacy officer kijkt ernaar. Elke wijziging haalt het terug.",
    mayPublish: "De privacy officer heeft precies dit goedgekeurd. Elke wijziging trekt dat weer in.",
    onItsWay: "Onderweg naar de keten. Je mag deze pagina sluiten.",
    done: (number) => `Gepubliceerd als campagne ${number}.`,
    look: "Bekijk de campagne",
    returned: "De privacy officer heeft het teruggestuurd:",
    paused: "Gepauzeerd:",
  },
  sv: {
    tryTitle: "Testkund",
    tryWhy:
      "Någon påhittad, bara på den här sidan: inget skickas. Blir gruppen en annan än du väntar dig pausas kampanjen.",
    unknown: "inte känd",
    expected: "Gruppen du väntar dig",
    answer: "Låt testkunden svara",
    isIn: (group) => `Testkunden är i grupp "${group}".`,
    asExpected: "Som du väntade dig.",
    notAsExpected: (expected) => `Du väntade dig "${expected}": kampanjen är pausad tills den ändras.`,
    pausedBy: (found, expected) => `En testkund var i grupp "${found}" i stället för "${expected}".`,
    triedWell: "Prövad med en testkund",
    publishTitle: "Publicera",
    history: "Historik",
    note: "En rad till dataskyddsombudet",
    submit: "Lämna till dataskyddsombudet",
    publish: "Publicera",
    again: "Försök igen nu",
    blocked: "Först:",
    mendTerms: "rätta det som villkoren säger",
    mendQuestion: "fråga bara efter det som villkoren nämner, och nämn det som efterfrågas",
    mendBudget: "få budgeten och varumärkets konto att gå ihop",
    waits: "Dataskyddsombudet tittar på den. Varje ändring tar den tillbaka.",
    mayPublish: "Dataskyddsombudet har godkänt exakt detta. Varje ändring tar tillbaka godkännandet.",
    onItsWay: "På väg till kedjan. Du kan stänga sidan.",
    done: (number) => `Publicerad som kampanj ${number}.`,
    look: "Se kampanjen",
    returned: "Dataskyddsombudet har skickat tillbaka den:",
    paused: "Pausad:",
  },
  de: {
    tryTitle: "Testkunde",
    tryWhy:
      "Jemand Erfundenes, nur auf dieser Seite: Nichts wird gesendet. Ist die Gruppe eine andere, als du erwartest, wird die Kampagne angehalten.",
    unknown: "nicht bekannt",
    expected: "Die Gruppe, die du erwartest",
    answer: "Testkunden antworten lassen",
    isIn: (group) => `Der Testkunde ist in Gruppe "${group}".`,
    asExpected: "Wie du es erwartet hast.",
    notAsExpected: (expected) =>
      `Du hast "${expected}" erwartet: Die Kampagne ist angehalten, bis sie geändert wird.`,
    pausedBy: (found, expected) => `Ein Testkunde war in Gruppe "${found}" statt in "${expected}".`,
    triedWell: "Mit einem Testkunden ausprobiert",
    publishTitle: "Veröffentlichen",
    history: "Verlauf",
    note: "Eine Notiz für die Datenschutzbeauftragte",
    submit: "Der Datenschutzbeauftragten vorlegen",
    publish: "Veröffentlichen",
    again: "Jetzt noch einmal versuchen",
    blocked: "Vorher:",
    mendTerms: "behebe, was die Bedingungen sagen",
    mendQuestion: "frage nur nach dem, was die Bedingungen nennen, und nenne, wonach gefragt wird",
    mendBudget: "bring das Budget und das Konto der Marke zusammen",
    waits: "Die Datenschutzbeauftragte sieht sie sich an. Jede Änderung holt sie zurück.",
    mayPublish:
      "Die Datenschutzbeauftragte hat genau dies freigegeben. Jede Änderung nimmt die Freigabe zurück.",
    onItsWay: "Auf dem Weg zur Chain. Du kannst diese Seite schließen.",
    done: (number) => `Veröffentlicht als Kampagne ${number}.`,
    look: "Kampagne ansehen",
    returned: "Die Datenschutzbeauftragte hat sie zurückgegeben:",
    paused: "Angehalten:",
  },
};
