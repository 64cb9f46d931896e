import type { Prover } from "../../../src/answer/prover.ts";
import { DecdpError } from "../../../src/errors.ts";
import { decodeAttributes } from "../../../src/request/schema.ts";
import { answerWith, inputFor, leavesWith } from "./answer.ts";
import { openCampaignFor } from "./campaign.ts";
import type { Begun, SourcesCustomer } from "./customer.ts";
import type { Place } from "./places/place.ts";
import type { SourcesWorld } from "./world.ts";

/** What came of one place. */
export interface Outcome {
  readonly title: string;
  /** Name of the issuer. */
  readonly name: string;
  /** What the card vouches for. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly campaign: bigint;
  /** The group that the brand learnt. */
  readonly group: number;
  /** How access ended. */
  readonly ended: string;
}

/** What has been done with one place, and what has to fail later. */
export interface Walked {
  readonly place: Place;
  readonly outcome: Omit<Outcome, "ended">;
  readonly answering: Parameters<typeof inputFor>[2];
  /** A session in which access was given, and nothing read yet. */
  readonly late: Begun;
  readonly given: unknown;
}

/** Gets a card from a place, takes the access back, and answers with the card. Then gives access again. */
export async function walk(
  { chain, gateway }: SourcesWorld,
  prover: Prover,
  customer: SourcesCustomer,
  place: Place,
): Promise<Walked> {
  const card = await customer.collect(place);
  await place.end();
  const leaves = await leavesWith(chain, gateway.url, card);
  const campaign = await openCampaignFor(chain, place, card);
  const answering = { card, campaign, leaves };
  const group = await answerWith(chain, prover, customer, answering);
  if (group !== 1) throw new DecdpError(`The customer is in group ${group} of ${place.title}, not in 1.`);
  const values = decodeAttributes(card.schema, card.attributes);
  const outcome = { title: place.title, name: place.name, values, campaign: campaign.id, group };
  const late = await customer.begin(place);
  return { place, outcome, answering, late, given: await place.answer(late.session.ask) };
}

/**
 * Throws unless all has ended that was permitted until now: the card answers nothing, the session that was begun reads
 * nothing, and the place does not let the gateway in. Says what ended.
 */
export async function requireOver(
  { chain }: SourcesWorld,
  customer: SourcesCustomer,
  { place, answering, late, given }: Walked,
): Promise<string> {
  await requireFails(inputFor(chain, customer, answering), /The credential ends at/);
  await requireFails(customer.complete(late, given), /session is over|no such session|expired/i);
  return place.end();
}

async function requireFails(work: Promise<unknown>, words: RegExp): Promise<void> {
  const error = await work.then(
    () => new DecdpError("Something that should have ended still works."),
    (thrown: Error) => thrown,
  );
  if (!words.test(error.message)) throw error;
}
