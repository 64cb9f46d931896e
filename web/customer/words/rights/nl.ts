import type { RightsWords } from "./words.ts";

export const dutch: RightsWords = {
  intro:
    "Een winkel heeft één maand om te antwoorden. Duurt het langer, dan moet hij dat op tijd zeggen, en waarom.",
  none: "Je hebt nog nergens om gevraagd.",
  noBrand: "Hier staan winkels die je hebt geantwoord. Er is er nog geen.",
  ask: "Een winkel vragen",
  askTitle: "Waar vraag je om?",
  which: "Winkel en verzoek",
  what: "Jouw recht",
  actions: {
    access: {
      name: "Zien wat ze van mij bewaren",
      text: "Ze geven je toestemmingen, groepen en sleutels. Alleen jij kunt de lijst openen.",
    },
    rectification: { name: "Verbeteren", text: "Zeg hieronder wat er niet klopt." },
    deletion: {
      name: "Wissen",
      text: "Ze wissen je antwoorden. Wat op de keten staat, blijft; dat kan niemand wissen.",
    },
    objection: {
      name: "Ik maak bezwaar",
      text: "Ze moeten stoppen met waar je bezwaar tegen maakt, of zeggen waarom ze door mogen gaan.",
    },
    "sale:opt-out": { name: "Niet verkopen", text: "Ze mogen niet verkopen wat ze van je bewaren." },
    contest: { name: "Mijn groep klopt niet", text: "Een mens bekijkt hoe je groep is berekend." },
  },
  ownWords: "In je eigen woorden",
  ownWordsHint: "Zij lezen dit, door jou ondertekend. Laat het leeg als je niets wilt toevoegen.",
  notTo: (partner) =>
    `Ik maak bezwaar tegen het doorgeven van iets van mij aan ${partner}. Al het andere mag doorgaan.`,
  send: "Ondertekenen en versturen",
  sent: "Verstuurd",
  open: "Bekijken",

  states: {
    waiting: "nog niet door hen bevestigd",
    open: "door hen ontvangen",
    in_progress: "in behandeling",
    fulfilled: "gedaan",
    denied: "geweigerd",
    revoked: "teruggenomen",
    expired: "verlopen",
  },
  asked: "Gevraagd op",
  state: "Hoe het ervoor staat",
  theySay: "Zij zeggen",
  due: "Uiterlijk op",
  daysLeft: (days) => (days === 1 ? "nog 1 dag" : `nog ${days} dagen`),
  late: (days) => (days <= 1 ? "Sinds gisteren te laat" : `${days} dagen te laat`),
  clock: "Hoeveel van hun tijd voorbij is",
  takenBack: "Je hebt het teruggenomen; zij horen het nog.",
  takeBack: "Terugnemen",

  kept: "Wat ze van je bewaren",
  keptText: "Volgens hun eigen woord, in een lijst die alleen jij kon openen.",
  keptAnswer: (group, until) => `Je groep ${group}, te vergeten op ${until}`,
  keptConsent: (until) => `Een toestemming tot ${until}`,
  keptWithdrawn: (since) => `Een toestemming die je op ${since} hebt gestopt`,
  keptKeys: (count) =>
    count === 1 ? "1 sleutel van een verzegeld antwoord" : `${count} sleutels van verzegelde antwoorden`,
  keptNothing: "Niets.",
  saveRecord: "Deze lijst bewaren",

  complain: "Klagen",
  complainText:
    "De brief is klaar, en het bewijs ook: wat jij en zij hebben ondertekend. Jij beslist of hij wordt verstuurd.",
  complainTo: "Aan",
  letter: "De brief lezen",
  saveComplaint: "Brief en bewijs bewaren",
  stopComplaint: (brand) => `${brand} is niet op tijd gestopt`,
  notLate: "Niemand is te laat: er is niets om over te klagen.",
};
