import type { Catalogue } from "../../shared/words/language.ts";

/** What is said of a campaign that is published. */
export interface CampaignWords {
  readonly groups: string;
  readonly group: string;
  readonly people: string;
  readonly share: string;
  readonly hidden: string;
  readonly between: (share: string, low: string, high: string) => string;
  readonly tooFew: string;
  readonly growth: string;
  readonly days: string;
  readonly cameThen: string;
  readonly inAll: string;
  readonly overlap: string;
  readonly campaign: string;
  readonly inBoth: string;
  readonly onlyHere: string;
  readonly used: string;
  readonly channel: string;
  readonly reach: string;
  readonly uses: string;
  readonly usedFor: string;
  readonly targets: string;
  readonly noTargets: string;
  readonly target: string;
  readonly approved: string;
  readonly waiting: string;
  readonly dead: string;
  readonly funnel: string;
  readonly links: string;
  readonly answered: string;
  readonly settled: string;
  readonly live: string;
  readonly withdrawn: string;
  readonly lift: string;
  readonly liftWhy: (counts: string, days: string) => string;
  readonly offered: string;
  readonly offeredBought: string;
  readonly control: string;
  readonly controlBought: string;
  readonly liftKnown: (low: string, high: string) => string;
  readonly liftUnknown: (low: string, high: string) => string;
  readonly noControl: string;
  readonly moreThanPeople: string;
  readonly money: string;
  readonly paid: string;
  readonly left: string;
  readonly answersLeft: string;
  readonly perAnswer: string;
  readonly fees: string;
  readonly exports: string;
  readonly exportsWhy: string;
  readonly budgetLeft: (left: string, total: string) => string;
  readonly release: (epsilon: string) => string;
  readonly withNoise: (noise: string) => string;
  readonly save: string;
  readonly alerts: string;
  readonly noAlerts: string;
  readonly fewLeft: (left: string) => string;
  readonly noneLeft: string;
  readonly closing: (day: string) => string;
  readonly notApproved: (host: string) => string;
  readonly deadLetters: (host: string, count: string) => string;
  readonly nodeGone: string;
}

export const campaignWords: Catalogue<CampaignWords> = {
  en: {
    groups: "Groups",
    group: "Group",
    people: "Customers",
    share: "Share",
    hidden: "hidden",
    between: (share, low, high) => `${share} (${low} to ${high})`,
    tooFew: "Too few have answered to say anything about them.",
    growth: "Size over time",
    days: "Days",
    cameThen: "Came",
    inAll: "In all",
    overlap: "Who is in other campaigns, too",
    campaign: "Campaign",
    inBoth: "In both",
    onlyHere: "Only here",
    used: "Where it is used",
    channel: "Channel",
    reach: "Can be reached by name",
    uses: "Shown in 90 days",
    usedFor: "To customers",
    targets: "Copies outside",
    noTargets: "Nothing is sent anywhere.",
    target: "Target",
    approved: "Approved",
    waiting: "Waiting",
    dead: "Put aside",
    funnel: "From link to answer",
    links: "Links, open or of last week",
    answered: "Answers that may be used",
    settled: "Answers that were paid",
    live: "Permissions",
    withdrawn: "Stopped",
    lift: "What it did",
    liftWhy: (counts, days) =>
      `Count who ${counts} within ${days} days, in both groups; your shop knows. What you type stays on this page.`,
    offered: "Got the offer",
    offeredBought: "of them successes",
    control: "Control group",
    controlBought: "of them successes",
    liftKnown: (low, high) => `Between ${low} and ${high} of 100 customers more, because of the offer.`,
    liftUnknown: (low, high) => `Not yet known: between ${low} and ${high} of 100 customers.`,
    noControl: "There is no control group: what the offer did cannot be known.",
    moreThanPeople: "More successes than people.",
    money: "Cost",
    paid: "Paid to customers",
    left: "Left",
    answersLeft: "Answers that can still be paid",
    perAnswer: "For one answer",
    fees: "Fees",
    exports: "Export",
    exportsWhy:
      "What leaves the brand has noise, so that nobody can be made out. All exports share one budget, which is never raised.",
    budgetLeft: (left, total) => `${left} of ${total} is left.`,
    release: (epsilon) => `Make an export for ${epsilon}`,
    withNoise: (noise) => `Each number may be off by ${noise}.`,
    save: "Save as a table (CSV)",
    alerts: "Alerts",
    noAlerts: "Nothing needs you.",
    fewLeft: (left) => `Only ${left} more answers can be paid.`,
    noneLeft: "Nothing is left to pay answers: customers are told that it is over.",
    closing: (day) => `It closes on ${day}.`,
    notApproved: (host) => `${host} gets nothing: the privacy officer has not approved it.`,
    deadLetters: (host, count) => `${count} could not be sent to ${host}.`,
    nodeGone: "The node does not answer: what the chain says of money is not known now.",
  },
  nl: {
    groups: "Groepen",
    group: "Groep",
    people: "Klanten",
    share: "Aandeel",
    hidden: "verborgen",
    between: (share, low, high) => `${share} (${low} tot ${high})`,
    tooFew: "Er hebben er te weinig geantwoord om iets over hen te zeggen.",
    growth: "Grootte in de tijd",
    days: "Dagen",
    cameThen: "Erbij",
    inAll: "In totaal",
    overlap: "Wie ook in andere campagnes zit",
    campaign: "Campagne",
    inBoth: "In allebei",
    onlyHere: "Alleen hier",
    used: "Waar het gebruikt wordt",
    channel: "Kanaal",
    reach: "Bij naam te bereiken",
    uses: "Getoond in 90 dagen",
    usedFor: "Aan klanten",
    targets: "Kopieën buiten",
    noTargets: "Er wordt niets verstuurd.",
    target: "Bestemming",
    approved: "Goedgekeurd",
    waiting: "Wacht",
    dead: "Opzijgezet",
    funnel: "Van link tot antwoord",
    links: "Links, open of van afgelopen week",
    answered: "Antwoorden die gebruikt mogen worden",
    settled: "Antwoorden die betaald zijn",
    live: "Toestemmingen",
    withdrawn: "Gestopt",
    lift: "Wat het deed",
    liftWhy: (counts, days) =>
      `Tel wie (in het Engels: "${counts}") binnen ${days} dagen, in beide groepen; je winkel weet het. Wat je typt, blijft op deze pagina.`,
    offered: "Kreeg het aanbod",
    offeredBought: "waarvan successen",
    control: "Controlegroep",
    controlBought: "waarvan successen",
    liftKnown: (low, high) => `Tussen ${low} en ${high} van 100 klanten meer, door het aanbod.`,
    liftUnknown: (low, high) => `Nog niet bekend: tussen ${low} en ${high} van 100 klanten.`,
    noControl: "Er is geen controlegroep: wat het aanbod deed, is niet te weten.",
    moreThanPeople: "Meer successen dan mensen.",
    money: "Kosten",
    paid: "Aan klanten betaald",
    left: "Over",
    answersLeft: "Antwoorden die nog betaald kunnen worden",
    perAnswer: "Per antwoord",
    fees: "Transactiekosten",
    exports: "Export",
    exportsWhy:
      "Wat het merk verlaat, heeft ruis, zodat niemand te herkennen is. Alle exports delen één budget, dat nooit hoger wordt.",
    budgetLeft: (left, total) => `Er is ${left} van ${total} over.`,
    release: (epsilon) => `Maak een export voor ${epsilon}`,
    withNoise: (noise) => `Elk getal kan er ${noise} naast zitten.`,
    save: "Als tabel opslaan (CSV)",
    alerts: "Meldingen",
    noAlerts: "Niets heeft je nodig.",
    fewLeft: (left) => `Er kunnen nog maar ${left} antwoorden betaald worden.`,
    noneLeft: "Er is niets over om antwoorden te betalen: klanten horen dat het voorbij is.",
    closing: (day) => `Ze sluit op ${day}.`,
    notApproved: (host) => `${host} krijgt niets: de privacy officer heeft het niet goedgekeurd.`,
    deadLetters: (host, count) => `${count} konden niet naar ${host} gestuurd worden.`,
    nodeGone: "De node antwoordt niet: wat de keten over geld zegt, is nu niet bekend.",
  },
  sv: {
    groups: "Grupper",
    group: "Grupp",
    people: "Kunder",
    share: "Andel",
    hidden: "dolt",
    between: (share, low, high) => `${share} (${low} till ${high})`,
    tooFew: "För få har svarat för att säga något om dem.",
    growth: "Storlek över tid",
    days: "Dagar",
    cameThen: "Kom till",
    inAll: "Totalt",
    overlap: "Vilka som också är i andra kampanjer",
    campaign: "Kampanj",
    inBoth: "I båda",
    onlyHere: "Bara här",
    used: "Var det används",
    channel: "Kanal",
    reach: "Kan nås vid namn",
    uses: "Visat på 90 dagar",
    usedFor: "För kunder",
    targets: "Kopior utanför",
    noTargets: "Inget skickas någonstans.",
    target: "Mål",
    approved: "Godkänt",
    waiting: "Väntar",
    dead: "Lagt åt sidan",
    funnel: "Från länk till svar",
    links: "Länkar, öppna eller från senaste veckan",
    answered: "Svar som får användas",
    settled: "Svar som betalats",
    live: "Tillstånd",
    withdrawn: "Stoppade",
    lift: "Vad det gjorde",
    liftWhy: (counts, days) =>
      `Räkna vilka som (på engelska: "${counts}") inom ${days} dagar, i båda grupperna; din butik vet. Det du skriver stannar på sidan.`,
    offered: "Fick erbjudandet",
    offeredBought: "varav lyckade",
    control: "Kontrollgrupp",
    controlBought: "varav lyckade",
    liftKnown: (low, high) => `Mellan ${low} och ${high} av 100 kunder fler, tack vare erbjudandet.`,
    liftUnknown: (low, high) => `Ännu inte känt: mellan ${low} och ${high} av 100 kunder.`,
    noControl: "Det finns ingen kontrollgrupp: vad erbjudandet gjorde går inte att veta.",
    moreThanPeople: "Fler lyckade än människor.",
    money: "Kostnad",
    paid: "Betalat till kunder",
    left: "Kvar",
    answersLeft: "Svar som ännu kan betalas",
    perAnswer: "För ett svar",
    fees: "Avgifter",
    exports: "Export",
    exportsWhy:
      "Det som lämnar varumärket har brus, så att ingen kan urskiljas. Alla exporter delar en budget som aldrig höjs.",
    budgetLeft: (left, total) => `${left} av ${total} är kvar.`,
    release: (epsilon) => `Gör en export för ${epsilon}`,
    withNoise: (noise) => `Varje tal kan vara fel med ${noise}.`,
    save: "Spara som tabell (CSV)",
    alerts: "Varningar",
    noAlerts: "Inget behöver dig.",
    fewLeft: (left) => `Bara ${left} svar till kan betalas.`,
    noneLeft: "Inget är kvar att betala svar med: kunderna får höra att det är slut.",
    closing: (day) => `Den stänger ${day}.`,
    notApproved: (host) => `${host} får inget: dataskyddsombudet har inte godkänt det.`,
    deadLetters: (host, count) => `${count} kunde inte skickas till ${host}.`,
    nodeGone: "Noden svarar inte: vad kedjan säger om pengar är inte känt nu.",
  },
  de: {
    groups: "Gruppen",
    group: "Gruppe",
    people: "Kunden",
    share: "Anteil",
    hidden: "verborgen",
    between: (share, low, high) => `${share} (${low} bis ${high})`,
    tooFew: "Zu wenige haben geantwortet, um etwas über sie zu sagen.",
    growth: "Größe im Lauf der Zeit",
    days: "Tage",
    cameThen: "Dazu",
    inAll: "Insgesamt",
    overlap: "Wer auch in anderen Kampagnen ist",
    campaign: "Kampagne",
    inBoth: "In beiden",
    onlyHere: "Nur hier",
    used: "Wo es genutzt wird",
    channel: "Kanal",
    reach: "Mit Namen erreichbar",
    uses: "In 90 Tagen gezeigt",
    usedFor: "Kunden",
    targets: "Kopien außerhalb",
    noTargets: "Nichts wird irgendwohin gesendet.",
    target: "Ziel",
    approved: "Freigegeben",
    waiting: "Wartet",
    dead: "Beiseitegelegt",
    funnel: "Vom Link zur Antwort",
    links: "Links, offen oder aus der letzten Woche",
    answered: "Antworten, die genutzt werden dürfen",
    settled: "Antworten, die bezahlt wurden",
    live: "Erlaubnisse",
    withdrawn: "Gestoppt",
    lift: "Was es bewirkt hat",
    liftWhy: (counts, days) =>
      `Zähle, wer (auf Englisch: „${counts}“) innerhalb von ${days} Tagen, in beiden Gruppen; dein Shop weiß es. Was du eintippst, bleibt auf dieser Seite.`,
    offered: "Bekam das Angebot",
    offeredBought: "davon Erfolge",
    control: "Kontrollgruppe",
    controlBought: "davon Erfolge",
    liftKnown: (low, high) => `Zwischen ${low} und ${high} von 100 Kunden mehr, wegen des Angebots.`,
    liftUnknown: (low, high) => `Noch nicht bekannt: zwischen ${low} und ${high} von 100 Kunden.`,
    noControl: "Es gibt keine Kontrollgruppe: Was das Angebot bewirkt hat, lässt sich nicht wissen.",
    moreThanPeople: "Mehr Erfolge als Menschen.",
    money: "Kosten",
    paid: "An Kunden gezahlt",
    left: "Übrig",
    answersLeft: "Antworten, die noch bezahlt werden können",
    perAnswer: "Für eine Antwort",
    fees: "Gebühren",
    exports: "Export",
    exportsWhy:
      "Was die Marke verlässt, ist verrauscht, sodass niemand zu erkennen ist. Alle Exporte teilen sich ein Budget, das nie erhöht wird.",
    budgetLeft: (left, total) => `${left} von ${total} sind übrig.`,
    release: (epsilon) => `Einen Export für ${epsilon} machen`,
    withNoise: (noise) => `Jede Zahl kann um ${noise} danebenliegen.`,
    save: "Als Tabelle sichern (CSV)",
    alerts: "Hinweise",
    noAlerts: "Nichts braucht dich.",
    fewLeft: (left) => `Nur noch ${left} Antworten können bezahlt werden.`,
    noneLeft: "Nichts ist übrig, um Antworten zu bezahlen: Kunden erfahren, dass es vorbei ist.",
    closing: (day) => `Sie schließt am ${day}.`,
    notApproved: (host) => `${host} bekommt nichts: Die Datenschutzbeauftragte hat es nicht freigegeben.`,
    deadLetters: (host, count) => `${count} konnten nicht an ${host} gesendet werden.`,
    nodeGone: "Der Knoten antwortet nicht: Was die Chain über Geld sagt, ist gerade nicht bekannt.",
  },
};
