import { InvalidRequestError } from "../../errors.ts";
import type { Attribute } from "../../request/schema.ts";
import type { CardBin, CardFeature } from "../card/card.ts";
import { english } from "../explanation/words/en.ts";
import { rangeInWords } from "../explanation/words/values.ts";
import type { Direction } from "../training/cardShape.ts";
import { monotone } from "../training/pieces.ts";

/** A feature with one bin in place of several neighbours. Throws `InvalidRequestError` for bins that it does not have. */
export function merged(
  feature: CardFeature,
  attribute: Attribute,
  { first, last }: { readonly first: number; readonly last: number },
): CardFeature {
  const { bins } = feature;
  const [from, to] = [binAt(feature, first), binAt(feature, last)];
  if (first >= last) {
    throw new InvalidRequestError(
      `Bins ${first} to ${last} of "${feature.attribute}" are not several neighbours.`,
      {
        hint: "Name the lower one first, such as 2-3.",
      },
    );
  }
  if (from.to === 0) {
    throw new InvalidRequestError(
      `Bin ${first} of "${feature.attribute}" is "missing", which has no neighbour.`,
      {
        hint: "To score it like another bin, set its points.",
      },
    );
  }
  const together = bins.slice(first - 1, last);
  const people = together.reduce((sum, { n }) => sum + n, 0);
  const events = together.reduce((sum, bin) => sum + bin.events, 0);
  const weight = (bin: CardBin) => (people > 0 ? bin.n / people : 1 / together.length);
  const bin: CardBin = {
    ...{ from: from.from, to: to.to, words: wordsOf(attribute, from.from, to.to), n: people, events },
    ...{ rate: people > 0 ? events / people : null, weightOfEvidence: null, informationValue: 0 },
    points: Math.round(together.reduce((sum, one) => sum + weight(one) * one.points, 0)),
  };
  return withFigures({ ...feature, bins: bins.toSpliced(first - 1, together.length, bin) });
}

/** A feature with other points for one bin. */
export function withPoints(feature: CardFeature, number: number, points: number): CardFeature {
  const bin = binAt(feature, number);
  return withFigures({ ...feature, bins: feature.bins.with(number - 1, { ...bin, points }) });
}

/** A feature whose points rise or fall from bin to bin: least weighted squares, each bin weighed by its people. */
export function withDirection(feature: CardFeature, direction: Direction): CardFeature {
  const { bins } = feature;
  const first = bins[0]?.to === 0 ? 1 : 0;
  const given = Float64Array.from(bins, ({ points }) => points);
  // A bin that nobody is in still has to stand somewhere between its neighbours.
  const weights = Float64Array.from(bins, ({ n }) => Math.max(n, 1e-6));
  const projected = monotone(given, weights, direction, first);
  return withFigures({
    ...feature,
    direction,
    bins: bins.map((bin, index) => ({ ...bin, points: Math.round(projected[index]!) })),
  });
}

function binAt({ attribute, bins }: CardFeature, number: number): CardBin {
  const bin = bins[number - 1];
  if (bin !== undefined) return bin;
  throw new InvalidRequestError(`"${attribute}" has no bin ${number}.`, {
    details: { attribute, bin: number },
    hint: `It has ${bins.length}: ${bins.map(({ words }, index) => `${index + 1} ${words}`).join("; ")}.`,
  });
}

/** What follows from people, events and points of the bins. */
function withFigures(feature: CardFeature): CardFeature {
  const { bins } = feature;
  const people = bins.reduce((sum, { n }) => sum + n, 0);
  const events = bins.reduce((sum, bin) => sum + bin.events, 0);
  const figured = bins.map((bin) => ({ ...bin, ...evidenceOf(bin, { people, events }) }));
  const mean = bins.reduce((sum, { n, points }) => sum + n * points, 0) / Math.max(people, 1);
  return {
    ...feature,
    bins: figured,
    informationValue: figured.reduce((sum, bin) => sum + bin.informationValue, 0),
    importance:
      bins.reduce((sum, { n, points }) => sum + n * Math.abs(points - mean), 0) / Math.max(people, 1),
  };
}

function evidenceOf(
  { n, events }: CardBin,
  all: { readonly people: number; readonly events: number },
): Pick<CardBin, "weightOfEvidence" | "informationValue"> {
  const positive = events / all.events;
  const negative = (n - events) / (all.people - all.events);
  if (!(positive > 0 && negative > 0)) return { weightOfEvidence: null, informationValue: 0 };
  const weightOfEvidence = Math.log(positive / negative);
  return { weightOfEvidence, informationValue: (positive - negative) * weightOfEvidence };
}

function wordsOf(attribute: Attribute, low: number, high: number): string {
  const slot = { name: attribute.name, attribute, of: [], isFixed: false };
  return rangeInWords(slot, { low, high }, english);
}
