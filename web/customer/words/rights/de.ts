import type { RightsWords } from "./words.ts";

export const german: RightsWords = {
  intro: "Ein Laden hat einen Monat Zeit. Dauert es länger, muss er das rechtzeitig sagen, und warum.",
  none: "Du hast noch nichts verlangt.",
  noBrand: "Hier stehen Läden, denen du geantwortet hast. Noch ist es keiner.",
  ask: "Einen Laden fragen",
  askTitle: "Was verlangst du?",
  which: "Laden und Anfrage",
  what: "Dein Recht",
  actions: {
    access: {
      name: "Sehen, was sie von mir haben",
      text: "Sie nennen deine Erlaubnisse, Gruppen und Schlüssel. Nur du kannst die Liste öffnen.",
    },
    rectification: { name: "Berichtigen", text: "Schreib unten, was falsch ist." },
    deletion: {
      name: "Löschen",
      text: "Sie löschen deine Antworten. Was auf der Chain steht, bleibt; das kann niemand löschen.",
    },
    objection: {
      name: "Ich widerspreche",
      text: "Sie müssen beenden, wogegen du dich wendest, oder sagen, warum sie weitermachen dürfen.",
    },
    "sale:opt-out": { name: "Nicht verkaufen", text: "Sie dürfen nicht verkaufen, was sie von dir haben." },
    contest: {
      name: "Meine Gruppe stimmt nicht",
      text: "Ein Mensch sieht sich an, wie deine Gruppe berechnet wurde.",
    },
  },
  ownWords: "In deinen Worten",
  ownWordsHint: "Das lesen sie, von dir unterschrieben. Lass es leer, wenn du nichts hinzufügen willst.",
  notTo: (partner) =>
    `Ich widerspreche, dass etwas von mir an ${partner} geht. Alles andere darf weitergehen.`,
  send: "Unterschreiben und senden",
  sent: "Gesendet",
  open: "Ansehen",

  states: {
    waiting: "von ihnen noch nicht bestätigt",
    open: "bei ihnen eingegangen",
    in_progress: "in Arbeit",
    fulfilled: "erledigt",
    denied: "abgelehnt",
    revoked: "zurückgenommen",
    expired: "verfallen",
  },
  asked: "Verlangt am",
  state: "Wie es steht",
  theySay: "Sie sagen",
  due: "Fällig bis",
  daysLeft: (days) => (days === 1 ? "noch 1 Tag" : `noch ${days} Tage`),
  late: (days) => (days <= 1 ? "Seit gestern zu spät" : `${days} Tage zu spät`),
  clock: "Wie viel von ihrer Zeit um ist",
  takenBack: "Du hast es zurückgenommen; sie hören davon.",
  takeBack: "Zurücknehmen",

  kept: "Was sie von dir haben",
  keptText: "Nach ihrem eigenen Wort, in einer Liste, die nur du öffnen konntest.",
  keptAnswer: (group, until) => `Deine Gruppe ${group}, wird am ${until} vergessen`,
  keptConsent: (until) => `Eine Erlaubnis bis ${until}`,
  keptWithdrawn: (since) => `Eine Erlaubnis, die du am ${since} gestoppt hast`,
  keptKeys: (count) =>
    count === 1 ? "1 Schlüssel einer versiegelten Antwort" : `${count} Schlüssel versiegelter Antworten`,
  keptNothing: "Nichts.",
  saveRecord: "Diese Liste sichern",

  complain: "Beschweren",
  complainText:
    "Der Brief ist fertig, und die Belege auch: was du und was sie unterschrieben haben. Du entscheidest, ob er hinausgeht.",
  complainTo: "An",
  letter: "Den Brief lesen",
  saveComplaint: "Brief und Belege sichern",
  stopComplaint: (brand) => `${brand} hat nicht rechtzeitig gestoppt`,
  notLate: "Niemand ist zu spät: Es gibt nichts zu beanstanden.",
};
