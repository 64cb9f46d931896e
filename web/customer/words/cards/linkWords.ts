import type { Catalogue } from "../../../shared/words/language.ts";

/** What is said about the link by which a request came. */
export interface LinkWords {
  /** The brand made the link for this customer. */
  readonly knowsYou: (brand: string) => string;
  /** The link is for whoever opens it first. */
  readonly pageIsTold: (brand: string) => string;
  readonly answerWithout: string;
}

export const linkWords: Catalogue<LinkWords> = {
  en: {
    knowsYou: (brand) =>
      `${brand} made this link for you. With your yes it knows that the answer is yours, and its page can show what fits.`,
    pageIsTold: (brand) =>
      `With your yes, the page of ${brand} on which you found this learns your group, and can show what fits. It does not learn who you are.`,
    answerWithout: "Answer without telling them that",
  },
  nl: {
    knowsYou: (brand) =>
      `${brand} heeft deze link voor jou gemaakt. Met je ja weet het dat het antwoord van jou is, en kan zijn pagina laten zien wat past.`,
    pageIsTold: (brand) =>
      `Met je ja hoort de pagina van ${brand} waarop je dit vond jouw groep, en kan ze laten zien wat past. Wie je bent, hoort ze niet.`,
    answerWithout: "Antwoorden zonder dat te vertellen",
  },
  sv: {
    knowsYou: (brand) =>
      `${brand} gjorde den här länken åt dig. Med ditt ja vet de att svaret är ditt, och deras sida kan visa det som passar.`,
    pageIsTold: (brand) =>
      `Med ditt ja får sidan hos ${brand} där du hittade det här veta din grupp, och kan visa det som passar. Vem du är får den inte veta.`,
    answerWithout: "Svara utan att berätta det",
  },
  de: {
    knowsYou: (brand) =>
      `${brand} hat diesen Link für dich gemacht. Mit deinem Ja weiß man dort, dass die Antwort von dir ist, und die Seite kann zeigen, was passt.`,
    pageIsTold: (brand) =>
      `Mit deinem Ja erfährt die Seite von ${brand}, auf der du dies gefunden hast, deine Gruppe und kann zeigen, was passt. Wer du bist, erfährt sie nicht.`,
    answerWithout: "Antworten, ohne das mitzuteilen",
  },
};
