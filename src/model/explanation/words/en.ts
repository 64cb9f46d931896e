import type { ExplanationWords } from "./words.ts";

export const english: ExplanationWords = {
  language: "en",
  atLeast: (value) => `at least ${value}`,
  atMost: (value) => `at most ${value}`,
  between: (low, high) => `between ${low} and ${high}`,
  oneOf: (values) => values.join(" or "),
  not: (condition) => `known and not ${condition}`,
  known: "known",
  notKnown: "not known",
  anything: "anything",
  or: "or",
  and: "and",
  together: (left, right) => `${left} together with ${right}`,

  group: (segment, highest) => `You are in group ${segment} of 1 to ${highest}.`,
  outside: "You are in group 0: not all conditions hold.",
  procedure:
    "First the conditions are checked. Then each detail gives the points that the brand's published table has for it, and the sum decides the group. Nothing else counts, and the proof shows that this very table was used.",

  conditionsHeading: "The conditions",
  holds: "holds",
  fails: "does not hold",
  condition: (condition, value, holds) =>
    `${condition}: ${holds ? "holds" : "does not hold"}, yours is ${value}`,
  noConditions: "There are none: everybody is meant.",

  pointsHeading: "How your points add up",
  points: (points, isOne) => `${points} ${isOne ? "point" : "points"}`,
  sum: "together",
  groupFrom: (segment, points) => `group ${segment} from ${points} points`,
  missing: "not on your card, so it counts as not known",
  noPoints: "No points are given: whoever meets the conditions is in group 1.",

  reasonsHeading: {
    best: "What counted against you most, compared with the most that each detail can give",
    average: "What counted most, compared with the average of the people the model was made from",
  },
  fewer: (points) => `${points} fewer`,
  more: (points) => `${points} more`,
  ofMost: (best) => `than the most, ${best}`,
  ofAverage: (average) => `than the average, ${average}`,
  noReasons: "Nothing: every detail gives as much as it can.",

  changesHeading: "What would change your group",
  change: (steps, segment) =>
    segment === 0
      ? `If ${steps.join(" and ")}, the conditions would not hold: group 0.`
      : `If ${steps.join(" and ")}, you would be in group ${segment}.`,
  step: (name, wanted, now) => `${name} were ${wanted} (now ${now})`,
  noChanges: "No change of one or two details that a person can change leads to another group.",
  fixed: (names) => `Not looked at, because nobody can change it: ${names.join(", ")}.`,

  rightsHeading: "If you disagree",
  rights: (brand, contact) =>
    `You can have a person at ${brand} look at it again, say how you see it, contest the group (GDPR art. 22(3)) and object to being profiled (art. 21)${contact === undefined ? "" : `: ${contact}`}.`,

  detail: "detail",
  value: "value",
  yours: "your points",
  least: "least",
  most: "most",
  average: "average",
};
