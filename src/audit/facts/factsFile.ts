import * as z from "zod/v4";
import { InvalidValueError } from "../../errors.ts";
import { uint256 } from "../../format/reading/fields.ts";
import { toFileText } from "../../format/reading/json.ts";
import { campaignsPlace } from "../../format/reading/place.ts";
import { type Reader, readShape } from "../../format/reading/reading.ts";
import { eventShape, readToShape, stateShape } from "./eventShapes.ts";
import { comparePlaces, type Place } from "./events.ts";
import { type Facts, openingOf } from "./facts.ts";

const FORMAT = "decdp-audit-facts-1";

const factsShape = z.strictObject({
  format: z.literal(FORMAT),
  ...campaignsPlace,
  campaign: uint256,
  readTo: readToShape,
  events: z.array(eventShape),
  state: stateShape,
});

/**
 * Reads facts, as `Reader` says. Also throws `InvalidValueError` if they cannot be those of any chain: two events at one
 * place, one block with two times, times that run backwards, events later than the last block, none or several openings. Events may stand in any order.
 */
export const readFacts: Reader<Facts> = (content, name = "The facts") => {
  const { format: _, events, ...rest } = readShape(factsShape, content, name);
  const facts: Facts = { ...rest, events: [...events].sort(comparePlaces) };
  requireChain(facts, name);
  openingOf(facts);
  return facts;
};

/** The file of facts. */
export function writeFacts({ chainId, campaigns, campaign, readTo, events, state }: Facts): string {
  return toFileText({ format: FORMAT, chainId, campaigns, campaign, readTo, events, state });
}

function requireChain({ events, readTo }: Facts, name: string): void {
  events.forEach((event, index) => {
    const previous = events[index - 1];
    const problem = (previous && problemBetween(previous, event)) ?? problemAtEnd(event, readTo);
    if (problem === undefined) return;
    throw new InvalidValueError(
      `${name} cannot be of any chain: the ${event.event} at place ${event.index} of block ${event.block} ${problem}.`,
      {
        details: { name, block: event.block, index: event.index, time: event.time },
        hint: "docs/audit.md says what places and times must be.",
      },
    );
  });
}

function problemBetween(previous: Place, { block, index, time }: Place): string | undefined {
  if (time < previous.time)
    return `has the time ${time}, and block ${previous.block} before it ${previous.time}`;
  if (block > previous.block) return undefined;
  if (time !== previous.time) return `gives its block the time ${time}, another event ${previous.time}`;
  return index === previous.index ? "shares its place with another event" : undefined;
}

function problemAtEnd({ block, time }: Place, readTo: Facts["readTo"]): string | undefined {
  if (block > readTo.block) return `is later than the last block that was read, ${readTo.block}`;
  return time > readTo.time
    ? `is later than the time of the last block that was read, ${readTo.time}`
    : undefined;
}
