import { type Proportion, proportionOf } from "../insights/proportion.ts";

/**
 * How many of those who were shown a request answered it. Who said no is not known and not counted: a brand is told nothing
 * before a yes. Throws `InvalidValueError` for more answers than requests shown.
 */
export function engagementOf({
  shown,
  answered,
}: {
  readonly shown: number;
  readonly answered: number;
}): Proportion {
  return proportionOf(answered, shown);
}
