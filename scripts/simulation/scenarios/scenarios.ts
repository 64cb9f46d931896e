/** How somebody answers for the first time. */
export interface Scenario {
  readonly who: string;
  /** From which people of the survey this one is drawn. */
  readonly drawnFrom: "everybody" | "people over 45";
  readonly campaign: "course" | "savings" | "member";
  /** Recorded by a transaction of its own, or by the one that settles the answer. */
  readonly consent: "recorded in advance" | "recorded with the answer";
  readonly ending: "settled" | "settled with a ticket" | "refused after a withdrawal";
  /** Who sees the answer before it is settled, and submits it as their own. */
  readonly copiedBy?: string;
}

/** Something that one of the lead roles does after everybody has answered once. */
export interface Act {
  readonly who: string;
  readonly does:
    | "answers twice in one period"
    | "claims in another campaign"
    | "answers the smallest request"
    | "answers the largest request"
    | "presents a revoked credential";
}

const settled = { drawnFrom: "everybody", ending: "settled" } as const;
const [inAdvance, withAnswer] = ["recorded in advance", "recorded with the answer"] as const;

/** Everybody with a part of their own, in the order in which they answer. */
const leads: readonly Scenario[] = [
  {
    ...settled,
    who: "Alma",
    campaign: "course",
    consent: inAdvance,
    drawnFrom: "people over 45",
    copiedBy: "Emil",
  },
  { ...settled, who: "Boris", campaign: "savings", consent: withAnswer },
  { ...settled, who: "Clara", campaign: "member", consent: inAdvance },
  { ...settled, who: "Dora", campaign: "course", consent: inAdvance, ending: "refused after a withdrawal" },
  { ...settled, who: "Emil", campaign: "savings", consent: inAdvance, ending: "settled with a ticket" },
  { ...settled, who: "Frida", campaign: "member", consent: withAnswer },
  { ...settled, who: "Gustav", campaign: "course", consent: inAdvance },
];

/** What the others do, in turn. */
const others: readonly Omit<Scenario, "who">[] = [
  { ...settled, campaign: "savings", consent: withAnswer },
  { ...settled, campaign: "member", consent: inAdvance },
  { ...settled, campaign: "course", consent: withAnswer },
  { ...settled, campaign: "savings", consent: inAdvance },
  { ...settled, campaign: "member", consent: withAnswer },
  { ...settled, campaign: "course", consent: inAdvance },
];

/** Once everybody has answered. */
export const afterwards: readonly Act[] = [
  { who: "Boris", does: "answers twice in one period" },
  { who: "Alma", does: "claims in another campaign" },
  { who: "Gustav", does: "answers the smallest request" },
  { who: "Gustav", does: "answers the largest request" },
];

/** When the member campaign asks again. */
export const aMonthLater: readonly Act[] = [{ who: "Clara", does: "presents a revoked credential" }];

/** Fewest customers with whom every part is played. */
export const fewestCustomers = leads.length;
/** Most customers for whom the proofs stay within `mostProofs`. */
export const mostCustomers = 34;
/** Proofs of one run at most. */
export const mostProofs = 40;

/** The scenarios of a run with so many customers. */
export function scenariosOf(customers: number): Scenario[] {
  return Array.from(
    { length: customers },
    (_, index) =>
      leads[index] ?? { who: `customer ${index + 1}`, ...others[(index - leads.length) % others.length]! },
  );
}

/** Proofs that a run with so many customers makes. */
export function proofsOf(customers: number): number {
  return proofsBeforeMembersReturn(customers) + returningMembers(scenariosOf(customers)).length;
}

/** The members who answer again after a month: as many as `mostProofs` allows. */
export function returningMembers(scenarios: readonly Scenario[]): Scenario[] {
  const members = scenarios.filter(
    ({ who, campaign }) => campaign === "member" && aMonthLater.every((act) => act.who !== who),
  );
  return members.slice(0, mostProofs - proofsBeforeMembersReturn(scenarios.length));
}

/** One for each customer's first answer and for each act but the claim. */
function proofsBeforeMembersReturn(customers: number): number {
  const acts = [...afterwards, ...aMonthLater];
  return customers + acts.filter(({ does }) => does !== "claims in another campaign").length;
}
