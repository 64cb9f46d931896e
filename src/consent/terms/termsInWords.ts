import type { Terms } from "./terms.ts";
import { inWords } from "./wording.ts";

// The codes of terms in plain English.

/** Each category of data with its attributes and where they are from, and what is inferred. */
export function dataInWords({ data, inferences }: Terms): string[] {
  return [
    ...data.map(
      ({ category, attributes, source }) =>
        `${inWords(category)} (${attributes.join(", ")}) from ${inWords(source)}`,
    ),
    ...inferences.map(({ category, from }) => `infers ${inWords(category)} from ${from.join(", ")}`),
  ];
}

/** Who receives what, where, and for how long, the brand first. */
export function recipientsInWords({ brand, recipients, storage, retention }: Terms): string[] {
  const places = (all: Terms["storage"]) =>
    all.map(({ place }) => (place === "worldwide" ? "all over the world" : `in ${place}`)).join(", ");
  return [
    `${brand.name} ${places(storage)}, kept for ${retention}`,
    ...recipients.map(
      ({ name, role, receives, places: where, retention: kept }) =>
        `${name} (${inWords(role)}) ${places(where)}: ${receives.map(inWords).join(", ")}; ${kept === "endless" ? "kept for ever" : `kept for ${kept}`}`,
    ),
  ];
}

export function refusalInWords({ ifYouSayNo }: Terms): string {
  const withheld = ifYouSayNo.map(inWords).join(", ");
  return withheld ? `nothing changes, but you do not get: ${withheld}` : "nothing changes";
}
