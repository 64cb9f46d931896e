import type { RequestFacts } from "../../../src/consent/settings/facts.ts";
import type { HistoryEvent } from "../../../src/consent/settings/history.ts";
import type { Rule } from "../../../src/consent/settings/policy.ts";
import type { TermField } from "../../../src/consent/settings/vocabulary.ts";
import { DAY } from "./settings.ts";
import { vocabulary } from "./vocabulary.ts";

// What a refusal means, written a second time and plainly, for the brands of random requests.

/** A term and everything above it. */
function lineage(field: TermField, term: string): string[] {
  const above = vocabulary[field].broader[term] ?? "";
  return [
    term,
    ...above
      .split(" ")
      .filter(Boolean)
      .flatMap((next) => lineage(field, next)),
  ];
}

const registered = (brand: string | undefined) =>
  brand
    ?.split(".")
    .slice(brand.endsWith(".co.uk") ? -3 : -2)
    .join(".");
const days = (duration: string) => Number(duration.split(" ")[0]) * DAY;

/** Whether a rule covers a request. */
export function covers({ when }: Rule, facts: RequestFacts, events: readonly HistoryEvent[]): boolean {
  const own = events.filter(({ brand }) => registered(brand) === registered(facts.brand));
  const agreed = own.flatMap((event) =>
    event.kind === "consented" && event.by === "person" && event.brand === facts.brand ? [event.at] : [],
  );
  const answers = own.flatMap((event) => (event.kind === "answered" ? [event.at] : []));
  const knownFor = agreed.length === 0 ? 0 : facts.now - Math.min(...agreed);
  const broken = own.filter(({ kind }) => kind === "brokePromise").length;
  const named = (field: TermField, values: readonly string[]) =>
    when[field] === undefined ||
    values.some((value) => lineage(field, value).some((term) => when[field]!.includes(term)));
  const listed = (list: readonly string[] | undefined, values: readonly string[]) =>
    list === undefined || values.some((value) => list.includes(value));
  const within = (low: number | undefined, value: number, high: number | undefined) =>
    value >= (low ?? -Infinity) && value <= (high ?? Infinity);
  const lasting = (
    bounds: { atLeast?: string | undefined; atMost?: string | undefined } | undefined,
    value: number,
  ) =>
    within(
      (bounds?.atLeast && days(bounds.atLeast)) || undefined,
      value,
      bounds?.atMost ? days(bounds.atMost) : undefined,
    );
  const recent =
    when.frequency === undefined
      ? 0
      : 1 + answers.filter((at) => at > facts.now - days(when.frequency!.within)).length;
  return (
    (when.brands === undefined ||
      when.brands.some((brand) => facts.brand === brand || facts.brand?.endsWith(`.${brand}`))) &&
    named("purposes", [facts.purpose]) &&
    named("channels", [facts.channel]) &&
    named("categories", facts.categories) &&
    named("recipients", facts.recipients) &&
    listed(when.attributes, facts.attributes) &&
    listed(when.issuerKinds, facts.issuerKinds) &&
    listed(when.uses, facts.uses) &&
    within(when.level?.atLeast, facts.level, when.level?.atMost) &&
    lasting(when.retention, facts.retention) &&
    lasting(when.knownFor, knownFor) &&
    within(when.answersSoFar?.atLeast, answers.length, when.answersSoFar?.atMost) &&
    within(when.frequency?.atLeast, recent, when.frequency?.atMost) &&
    within(when.brokenPromises?.atLeast, broken, when.brokenPromises?.atMost)
  );
}
