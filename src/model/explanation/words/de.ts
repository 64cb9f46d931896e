import type { ExplanationWords } from "./words.ts";

export const german: ExplanationWords = {
  language: "de",
  atLeast: (value) => `mindestens ${value}`,
  atMost: (value) => `höchstens ${value}`,
  between: (low, high) => `von ${low} bis ${high}`,
  oneOf: (values) => values.join(" oder "),
  not: (condition) => `bekannt und nicht ${condition}`,
  known: "bekannt",
  notKnown: "nicht bekannt",
  anything: "beliebig",
  or: "oder",
  and: "und",
  together: (left, right) => `${left} zusammen mit ${right}`,

  group: (segment, highest) => `Sie sind in Gruppe ${segment} von 1 bis ${highest}.`,
  outside: "Sie sind in Gruppe 0: Nicht alle Bedingungen sind erfüllt.",
  procedure:
    "Zuerst werden die Bedingungen geprüft. Dann bringt jede Angabe die Punkte, die in der veröffentlichten Tabelle der Marke für sie stehen, und die Summe entscheidet über die Gruppe. Sonst zählt nichts, und der Beweis zeigt, dass genau diese Tabelle verwendet wurde.",

  conditionsHeading: "Die Bedingungen",
  holds: "erfüllt",
  fails: "nicht erfüllt",
  condition: (condition, value, holds) =>
    `${condition}: ${holds ? "erfüllt" : "nicht erfüllt"}, bei Ihnen ${value}`,
  noConditions: "Es gibt keine: Alle sind gemeint.",

  pointsHeading: "So ergibt sich Ihre Punktzahl",
  points: (points, isOne) => `${points} ${isOne ? "Punkt" : "Punkte"}`,
  sum: "zusammen",
  groupFrom: (segment, points) => `Gruppe ${segment} ab ${points} Punkten`,
  missing: "nicht auf Ihrer Karte und zählt daher als nicht bekannt",
  noPoints: "Es gibt keine Punkte: Wer die Bedingungen erfüllt, ist in Gruppe 1.",

  reasonsHeading: {
    best: "Was am meisten gegen Sie zählte, verglichen mit dem Höchsten, was jede Angabe bringen kann",
    average:
      "Was am meisten zählte, verglichen mit dem Durchschnitt der Menschen, auf denen das Modell beruht",
  },
  fewer: (points) => `${points} weniger`,
  more: (points) => `${points} mehr`,
  ofMost: (best) => `als das Höchste, ${best}`,
  ofAverage: (average) => `als der Durchschnitt, ${average}`,
  noReasons: "Nichts: Jede Angabe bringt so viel, wie sie kann.",

  changesHeading: "Was Ihre Gruppe ändern würde",
  change: (steps, segment) =>
    segment === 0
      ? `Mit ${steps.join(" und ")} wären die Bedingungen nicht erfüllt: Gruppe 0.`
      : `Mit ${steps.join(" und ")} wären Sie in Gruppe ${segment}.`,
  step: (name, wanted, now) => `${name} ${wanted} (jetzt ${now})`,
  noChanges:
    "Keine Änderung von einer oder zwei Angaben, die ein Mensch ändern kann, führt in eine andere Gruppe.",
  fixed: (names) => `Nicht betrachtet, weil niemand es ändern kann: ${names.join(", ")}.`,

  rightsHeading: "Wenn Sie anderer Meinung sind",
  rights: (brand, contact) =>
    `Sie können einen Menschen bei ${brand} noch einmal darauf schauen lassen, Ihren Standpunkt darlegen, die Gruppe anfechten (DSGVO Art. 22 Abs. 3) und dem Profiling widersprechen (Art. 21)${contact === undefined ? "" : `: ${contact}`}.`,

  detail: "Angabe",
  value: "Wert",
  yours: "Ihre Punkte",
  least: "niedrigste",
  most: "höchste",
  average: "Durchschnitt",
};
