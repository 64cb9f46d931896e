import type { Address, Hex } from "viem";
import { forget } from "../../src/agent/forget.ts";
import { memoryIn } from "../../src/agent/memory/memory.ts";
import { recordDisclosure } from "../../src/consent/ledger/ledger.ts";
import type { Question } from "../../src/consent/ledger/question.ts";
import type { CustomerKeys } from "../../src/customer/keys.ts";
import { memoryStore, type Store } from "../../src/store.ts";
import type { CrowdChain } from "../../test/support/crowd/crowdChain.ts";
import { nullifierOf, OPEN, UNTIL } from "./life.ts";
import type { Person } from "./people.ts";

const DAY = 86_400;
const DOMAIN = "shop.example";
/** What it asks does not matter; that it was answered with a group does. */
const question: Question = {
  attributes: [{ name: "age", meaning: "years", last: 120 }],
  clauses: [],
  groups: [],
  features: [{ attribute: 0, edges: [30], points: [0, 1] }],
  cutoffs: [1],
};

/** A customer's own device: what the agent remembers, and the keys until they are destroyed. */
export interface Device {
  readonly person: Person;
  readonly store: Store;
  readonly keys: CustomerKeys | undefined;
}

/** The device of somebody who answered and withdrew, as the agent keeps it. */
export async function deviceOf(
  person: Person,
  { brand, terms, start }: { readonly brand: Address; readonly terms: Hex; readonly start: number },
): Promise<Device> {
  const store = memoryStore();
  const memory = memoryIn(store);
  const at = start + person.visitedAt;
  const purpose = "dpv:PersonalisedAdvertising";
  await memory.change("history", () => [
    { kind: "answered" as const, brand: DOMAIN, at },
    { kind: "withdrew" as const, brand: DOMAIN, at: start + person.asksAt!, purpose },
  ]);
  await memory.change("requests", () => [
    {
      ...{ campaign: OPEN, brand, domain: DOMAIN, terms, purpose, receivedAt: at },
      state: "withdrawn" as const,
      answer: { period: 0, nullifier: nullifierOf(person, OPEN), segment: person.groups[0] },
      ...{ withdrawnAt: start + person.asksAt!, happenings: [], language: "en", text: "" },
    },
  ]);
  await memory.change("stops", () => [
    {
      ...{ campaign: OPEN, terms, recipient: "the brand", accounts: [brand] },
      ...{ withdrawnAt: start + person.asksAt!, dueAt: start + person.asksAt! + DAY },
    },
  ]);
  await memory.change("ledger", (before) =>
    recordDisclosure(before, DOMAIN, { question, segment: person.groups[0], at }),
  );
  return { person, store, keys: person.keys };
}

/** Has the agent forget the brand, and destroys the keys. */
export async function forgetOn(
  { client: reader, deployment }: CrowdChain,
  { person, store }: Device,
): Promise<Device> {
  await forget({ reader, deployment, now: () => UNTIL }, memoryIn(store), DOMAIN);
  return { person, store, keys: undefined };
}

/** What a device still says of the brand. Times are Unix seconds. */
export interface Said {
  readonly nullifiers: readonly bigint[];
  readonly answeredAt: number | undefined;
  readonly withdrewAt: number | undefined;
  /** The group in the open campaign. */
  readonly group: number | undefined;
}

/** Reads what a device still says. */
export async function saidBy({ store }: Device): Promise<Said> {
  const memory = memoryIn(store);
  const requests = await memory.read("requests");
  const history = await memory.read("history");
  const [stop] = await memory.read("stops");
  const { accounts } = await memory.read("ledger");
  const timeOf = (kind: string) => history.find((event) => event.kind === kind)?.at;
  return {
    nullifiers: requests.flatMap(({ answer }) => (answer ? [answer.nullifier] : [])),
    answeredAt: timeOf("answered"),
    withdrewAt: stop?.withdrawnAt ?? timeOf("withdrew"),
    group: accounts[0]?.answers[0]?.segment,
  };
}
