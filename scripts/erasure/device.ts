import type { Address, Hex } from "viem";
import { forget } from "../../src/agent/forget.ts";
import { memoryIn } from "../../src/agent/memory/memory.ts";
import type { CustomerKeys } from "../../src/customer/keys.ts";
import { memoryStore, type Store } from "../../src/store.ts";
import { nullifierOf, OPEN, UNTIL } from "./life.ts";
import type { Person } from "./people.ts";

const DAY = 86_400;
const DOMAIN = "shop.example";

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
  return { person, store, keys: person.keys };
}

/** Has the agent forget the brand, and destroys the keys. */
export async function forgetOn({ person, store }: Device): Promise<Device> {
  await forget(memoryIn(store), DOMAIN, UNTIL);
  return { person, store, keys: undefined };
}

/** What a device still says of the brand: answers by their nullifiers, and when things happened. */
export async function saidBy({
  store,
}: Device): Promise<{ nullifiers: bigint[]; answeredAt: number | undefined; isDayOnly: boolean }> {
  const memory = memoryIn(store);
  const requests = await memory.read("requests");
  const history = await memory.read("history");
  const answeredAt = history.find(({ kind }) => kind === "answered")?.at;
  return {
    nullifiers: requests.flatMap(({ answer }) => (answer ? [answer.nullifier] : [])),
    answeredAt,
    // The agent keeps no more than the day, once it has forgotten the brand.
    isDayOnly: answeredAt !== undefined && answeredAt % DAY === 0,
  };
}
