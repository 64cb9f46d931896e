import type { AssessmentWords } from "./words.ts";

const list = new Intl.ListFormat("de");

export const german: AssessmentWords = {
  title: (campaign) => `Folgenabschätzung von „${campaign}“: ein Entwurf`,
  draftNote:
    "Gemacht aus den Bedingungen, den Regeln und dem Modell der Kampagne. Was ein Mensch beurteilen muss, steht am Ende offen.",

  needHeading: "Ist eine Abschätzung nötig?",
  needed: "Ja: Zwei oder mehr der neun Kriterien der Aufsichtsbehörden sind erfüllt (Leitlinien WP 248).",
  notNeeded:
    "Weniger als zwei der neun Kriterien der Aufsichtsbehörden sind erfüllt (Leitlinien WP 248). Bewahre dies als Begründung auf.",
  criteria: {
    evaluation: "Menschen werden bewertet oder in Gruppen eingeteilt.",
    automatedDecision: "Maschinen entscheiden allein, mit erheblichen Folgen.",
    monitoring: "Menschen werden immer wieder gefragt.",
    sensitive: "Es gibt besondere Kategorien von Daten.",
    largeScale: "Es geschieht in großem Umfang.",
    matching: "Daten aus mehreren Quellen kommen zusammen.",
    vulnerable: "Unter den Gefragten können Minderjährige sein.",
    newTechnology: "Die Technik ist neu: Beweise ohne Wissen und eine öffentliche Kette.",
    preventsService: "Es kann Menschen von einem Dienst oder einem Vertrag abhalten.",
  },

  processingHeading: "Was geschieht",
  controller: (name, contact) => `Verantwortlicher: ${name} (${contact}).`,
  purpose: (purpose, channel) => `Zweck: ${purpose}. Kanal: ${channel}.`,
  asked: (attributes) => `Ein Nachweis entsteht aus: ${list.format(attributes)}.`,
  told: (groups) =>
    `Die Marke erfährt eines: in welcher von ${groups} Gruppen eine Kundin oder ein Kunde ist, Gruppe 0 mitgezählt.`,
  onDevice: "Die Angaben selbst bleiben auf dem Gerät. Die Marke bekommt weder sie noch eine Kopie.",
  recipients: (names) => `Empfänger außer der Marke: ${list.format(names)}.`,
  kept: (answers, evidence) =>
    `Speicherdauer der Antworten: ${answers}. Speicherdauer der Einwilligungsnachweise: ${evidence}.`,
  scale: (answers) => `Bezahlt werden höchstens ${answers} Antworten.`,

  necessityHeading: "Notwendigkeit und Verhältnismäßigkeit",
  basis: (basis) => `Rechtsgrundlage: ${basis}.`,
  allUsed: "Jede Angabe, nach der gefragt wird, nutzen die Regeln oder das Modell.",
  notUsed: (attributes) => `Gefragt und nicht genutzt: ${list.format(attributes)}. Nimm sie heraus.`,
  freeNo: (withheld) =>
    withheld.length === 0 ? "Ein Nein kostet nichts." : `Nach einem Nein entfällt: ${list.format(withheld)}.`,
  paid: (reward, cap) =>
    `Für eine Antwort gibt es ${reward}, was sie auch sagt; unangemessen wäre mehr als ${cap}.`,

  risksHeading: "Risiken für Kunden, und was dagegen getan wird",
  risks: {
    special: [
      "Besondere Kategorien von Daten, oder Schlüsse auf sie.",
      "Verzichte darauf: Diese Software ist nicht dafür gemacht.",
    ],
    significant: [
      "Eine Maschine entscheidet allein über etwas, das zählt.",
      "Ein Mensch sieht es sich auf Wunsch noch einmal an; die Logik wird vor der Einwilligung gezeigt.",
    ],
    minors: [
      "Minderjährige willigen vielleicht in etwas ein, das sie nicht überblicken.",
      "Hebe das Mindestalter auf 18 an.",
    ],
    open: [
      "Gruppen sind auf der Kette für alle lesbar, neben einem Pseudonym.",
      "Versiegle die Antworten, damit nur die Marke sie lesen kann.",
    ],
    narrow: [
      "Eine einzige Antwort lässt von einer Angabe so wenige Werte übrig, dass sie fast bekannt ist.",
      "Mache die Bereiche weiter. Die Software der Kunden lehnt solche Anfragen von selbst ab.",
    ],
    together: [
      "Zusammen mit einer früheren Antwort bleiben von einer Angabe so wenige Werte übrig, dass sie fast bekannt ist.",
      "Mache die Bereiche weiter, oder vergiss zuerst die früheren Antworten. Die Software der Kunden führt Buch und lehnt ab.",
    ],
    price: [
      "Preise hängen von der Antwort ab, also kann ein Nein teuer werden.",
      "Wer Nein sagt, zahlt den allgemeinen Preis mit jedem allgemeinen Rabatt; am Preis steht, dass er personalisiert ist.",
    ],
    pressure: [
      "Die Belohnung kann Menschen drängen, die das Geld brauchen.",
      "Zahle weniger; die Grenze ist, was die Marke unangemessen nennt.",
    ],
    passedOn: [
      "Antworten gelangen zu anderen, die sie für sich selbst nutzen.",
      "Eigene Bedingungen und eine eigene Einwilligung für jeden Empfänger.",
    ],
    transfer: [
      "Etwas verlässt den Europäischen Wirtschaftsraum.",
      "Nur was die Bedingungen nennen, verlässt ihn, unter der Garantie, die sie nennen.",
    ],
    slowStop: [
      "Ein Widerruf wirkt erst nach mehr als einem Tag.",
      "Höre sofort auf; die Kette meldet es in wenigen Minuten.",
    ],
    profiling: [
      "Menschen werden nach Punkten unterschieden und wissen vielleicht nicht, warum.",
      "Alle lesen vor der Einwilligung, wie die Gruppe entsteht, aus denselben Regeln und demselben Modell wie der Nachweis.",
    ],
    forever: [
      "Die Kette vergisst nicht: Einwilligungen, Nachweise und versiegelte Gruppen bleiben, unter einem Pseudonym je Marke.",
      "Das Pseudonym dient keiner anderen Marke; ist die Verbindung zur Person gelöscht, kann sie niemand wiederherstellen.",
    ],
  },
  left: (attribute, after, all) =>
    all === undefined
      ? `${attribute}: Niemand hat gesagt, wie viele Werte plausibel sind, also kann niemand sagen, wie viele übrig bleiben.`
      : `${attribute}: Mindestens ${after} von ${all} Werten bleiben übrig.`,

  rightsHeading: "Rechte der Kunden",
  stop: (within) =>
    `Ein Widerruf braucht zwei Tipper und wirkt innerhalb von: ${within}. Das Verdiente bleibt.`,
  contest: (contact) => `Ein Mensch sieht sich eine Gruppe noch einmal an: ${contact}.`,
  noContact: "Die Bedingungen nennen niemanden, der sich eine Gruppe noch einmal ansieht.",
  complain: (authority) => `Beschwerden gehen an: ${authority}.`,

  conclusionHeading: "Von Menschen zu entscheiden",
  toFill: [
    "Standpunkt der Kunden oder ihrer Vertreter (Art. 35 Abs. 9):",
    "Rat des Datenschutzbeauftragten (Art. 35 Abs. 2):",
    "Verbleibende Risiken, und ob die Behörde zu konsultieren ist (Art. 36):",
    "Entscheidung, Name und Datum:",
  ],
};
