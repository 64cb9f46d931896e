import type { ExplanationWords } from "./words.ts";

export const dutch: ExplanationWords = {
  language: "nl",
  atLeast: (value) => `minstens ${value}`,
  atMost: (value) => `hoogstens ${value}`,
  between: (low, high) => `van ${low} tot en met ${high}`,
  oneOf: (values) => values.join(" of "),
  not: (condition) => `bekend en niet ${condition}`,
  known: "bekend",
  notKnown: "niet bekend",
  anything: "om het even wat",
  or: "of",
  and: "en",
  together: (left, right) => `${left} samen met ${right}`,

  group: (segment, highest) => `U zit in groep ${segment} van 1 tot en met ${highest}.`,
  outside: "U zit in groep 0: niet aan alle voorwaarden is voldaan.",
  procedure:
    "Eerst worden de voorwaarden nagegaan. Daarna levert elk gegeven de punten op die ervoor in de gepubliceerde tabel van het merk staan, en de som bepaalt de groep. Verder telt niets mee, en het bewijs toont aan dat precies deze tabel is gebruikt.",

  conditionsHeading: "De voorwaarden",
  holds: "klopt",
  fails: "klopt niet",
  condition: (condition, value, holds) => `${condition}: klopt${holds ? "" : " niet"}, bij u ${value}`,
  noConditions: "Er zijn er geen: iedereen is bedoeld.",

  pointsHeading: "Hoe uw punten worden opgeteld",
  points: (points, isOne) => `${points} ${isOne ? "punt" : "punten"}`,
  sum: "samen",
  groupFrom: (segment, points) => `groep ${segment} vanaf ${points} punten`,
  missing: "niet op uw kaart, en telt dus als niet bekend",
  noPoints: "Er worden geen punten gegeven: wie aan de voorwaarden voldoet, zit in groep 1.",

  reasonsHeading: {
    best: "Wat het meest in uw nadeel telde, vergeleken met het hoogste dat elk gegeven kan opleveren",
    average: "Wat het zwaarst telde, vergeleken met het gemiddelde van de mensen op wie het model berust",
  },
  fewer: (points) => `${points} minder`,
  more: (points) => `${points} meer`,
  ofMost: (best) => `dan het hoogste, ${best}`,
  ofAverage: (average) => `dan het gemiddelde, ${average}`,
  noReasons: "Niets: elk gegeven levert op wat het kan opleveren.",

  changesHeading: "Wat uw groep zou veranderen",
  change: (steps, segment) =>
    segment === 0
      ? `Met ${steps.join(" en ")} zou niet aan de voorwaarden zijn voldaan: groep 0.`
      : `Met ${steps.join(" en ")} zou u in groep ${segment} zitten.`,
  step: (name, wanted, now) => `${name} ${wanted} (nu ${now})`,
  noChanges:
    "Geen verandering van een of twee gegevens die iemand kan veranderen leidt naar een andere groep.",
  fixed: (names) => `Niet bekeken, omdat niemand het kan veranderen: ${names.join(", ")}.`,

  rightsHeading: "Als u het er niet mee eens bent",
  rights: (brand, contact) =>
    `U kunt iemand bij ${brand} er opnieuw naar laten kijken, uw standpunt geven, de groep aanvechten (AVG art. 22, lid 3) en bezwaar maken tegen profilering (art. 21)${contact === undefined ? "" : `: ${contact}`}.`,

  detail: "gegeven",
  value: "waarde",
  yours: "uw punten",
  least: "laagste",
  most: "hoogste",
  average: "gemiddelde",
};
