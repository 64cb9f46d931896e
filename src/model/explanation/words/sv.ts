import type { ExplanationWords } from "./words.ts";

export const swedish: ExplanationWords = {
  language: "sv",
  atLeast: (value) => `minst ${value}`,
  atMost: (value) => `högst ${value}`,
  between: (low, high) => `från ${low} till ${high}`,
  oneOf: (values) => values.join(" eller "),
  not: (condition) => `känt och inte ${condition}`,
  known: "känt",
  notKnown: "okänt",
  anything: "vad som helst",
  or: "eller",
  and: "och",
  together: (left, right) => `${left} tillsammans med ${right}`,

  group: (segment, highest) => `Du är i grupp ${segment} av 1 till ${highest}.`,
  outside: "Du är i grupp 0: alla villkor är inte uppfyllda.",
  procedure:
    "Först prövas villkoren. Sedan ger varje uppgift de poäng som varumärkets publicerade tabell har för den, och summan avgör gruppen. Inget annat räknas, och beviset visar att just den här tabellen har använts.",

  conditionsHeading: "Villkoren",
  holds: "uppfyllt",
  fails: "inte uppfyllt",
  condition: (condition, value, holds) =>
    `${condition}: ${holds ? "uppfyllt" : "inte uppfyllt"}, hos dig ${value}`,
  noConditions: "Det finns inga: alla är avsedda.",

  pointsHeading: "Så räknas dina poäng ihop",
  points: (points) => `${points} poäng`,
  sum: "tillsammans",
  groupFrom: (segment, points) => `grupp ${segment} från ${points} poäng`,
  missing: "finns inte på ditt kort och räknas därför som okänt",
  noPoints: "Inga poäng ges: den som uppfyller villkoren är i grupp 1.",

  reasonsHeading: {
    best: "Det som talade mest emot dig, jämfört med det mesta som varje uppgift kan ge",
    average: "Det som vägde tyngst, jämfört med genomsnittet av de personer som modellen bygger på",
  },
  fewer: (points) => `${points} färre`,
  more: (points) => `${points} fler`,
  ofMost: (best) => `än det mesta, ${best}`,
  ofAverage: (average) => `än genomsnittet, ${average}`,
  noReasons: "Inget: varje uppgift ger så mycket som den kan.",

  changesHeading: "Det som skulle ändra din grupp",
  change: (steps, segment) =>
    segment === 0
      ? `Med ${steps.join(" och ")} skulle villkoren inte vara uppfyllda: grupp 0.`
      : `Med ${steps.join(" och ")} skulle du vara i grupp ${segment}.`,
  step: (name, wanted, now) => `${name} ${wanted} (nu ${now})`,
  noChanges: "Ingen ändring av en eller två uppgifter som en person kan ändra leder till en annan grupp.",
  fixed: (names) => `Inte prövat, eftersom ingen kan ändra det: ${names.join(", ")}.`,

  rightsHeading: "Om du inte håller med",
  rights: (brand, contact) =>
    `Du kan låta en människa hos ${brand} se på det igen, framföra din syn, bestrida gruppen (GDPR art. 22.3) och invända mot profilering (art. 21)${contact === undefined ? "" : `: ${contact}`}.`,

  detail: "uppgift",
  value: "värde",
  yours: "dina poäng",
  least: "minst",
  most: "mest",
  average: "genomsnitt",
};
