import type { Check } from "../../../src/audit/checks/finding.ts";
import type { EventName, EventOf, FactEvent } from "../../../src/audit/facts/events.ts";
import type { ContractState, Facts } from "../../../src/audit/facts/facts.ts";
import type { Receipt } from "../../../src/consent/receipt/file/receipt.ts";
import type { SoundCase } from "./story.ts";

/** A campaign in which something was changed by hand, and what an audit must find in it: that, and nothing else. */
export interface CookedCase {
  readonly name: string;
  readonly finds: readonly Check[];
  cook(sound: SoundCase): GivenCase;
}

/** What an audit is made with; of a brand perhaps nothing. */
export type GivenCase = Pick<SoundCase, "facts"> &
  Partial<SoundCase> & { readonly receipts?: readonly Receipt[] };

/** Changes facts. */
type CookFacts = (sound: GivenCase) => GivenCase;

/** Changes the facts. Records and use log are left out: they would be of the chain as it was. */
export function withFacts(change: (facts: Facts) => Facts): CookFacts {
  return ({ facts }) => ({ facts: change(facts) });
}

/** Changes the n-th event of a kind, counted from 0; from the end if it is negative. */
export function changed<Name extends EventName>(
  name: Name,
  nth: number,
  change: (event: EventOf<Name>, facts: Facts) => Partial<EventOf<Name>>,
): CookFacts {
  return withFacts((facts) => {
    const event = eventAt(facts, name, nth);
    const next = { ...event, ...change(event, facts) } as FactEvent;
    return { ...facts, events: facts.events.map((one) => (one === event ? next : one)) };
  });
}

/** Leaves out the n-th event of a kind. */
export function without(name: EventName, nth: number): CookFacts {
  return withFacts((facts) => {
    const event = eventAt(facts, name, nth);
    return { ...facts, events: facts.events.filter((one) => one !== event) };
  });
}

/** Moves the n-th event of a kind behind another one, into the same block. */
export function behind(name: EventName, nth: number, other: EventName, otherNth: number): CookFacts {
  return changed(name, nth, (_event, facts) => {
    const { block, index, time } = eventAt(facts, other, otherNth);
    return { block, time, index: index + 1_000 };
  });
}

/** Adds an event before another one, in the same block. */
export function addedBefore<Name extends EventName>(
  other: EventName,
  nth: number,
  event: Name,
  fields: (before: FactEvent, facts: Facts) => object,
): CookFacts {
  return withFacts((facts) => {
    const before = eventAt(facts, other, nth);
    const { block, index, time, transaction } = before;
    // Room for one more: places of the same block only need an order.
    const events = facts.events.map((one) => (one.block === block ? { ...one, index: one.index + 1 } : one));
    const place = { block, index: Math.max(0, index), time, transaction };
    const added = { event, ...place, ...fields(before, facts) } as FactEvent;
    const shifted = events.map((one) =>
      one.block === block && one.index <= index ? { ...one, index: one.index - 1 } : one,
    );
    return { ...facts, events: [...shifted, added] };
  });
}

/** Changes the contract's figures. */
export function withState(change: (state: ContractState) => Partial<ContractState>): CookFacts {
  return withFacts((facts) => ({ ...facts, state: { ...facts.state, ...change(facts.state) } }));
}

/** Does one thing after the other. */
export function both(...cooks: readonly CookFacts[]): CookFacts {
  return (sound) => cooks.reduce((given, cook) => cook(given), sound);
}

/** The n-th event of a kind, counted from 0; from the end if it is negative. */
export function eventAt<Name extends EventName>(
  { events }: Facts,
  name: Name,
  nth: number,
): EventOf<Name> & FactEvent {
  const found = events.filter(({ event }) => event === name).at(nth);
  if (found === undefined) throw new Error(`The story has no ${name} number ${nth}.`);
  return found as EventOf<Name> & FactEvent;
}
