import { attributeKey, type Floor } from "./floor.ts";
import { heardBy, type Ledger } from "./ledger.ts";
import type { Question } from "./question.ts";
import type { AttributeReview } from "./review.ts";
import { reviewRequest } from "./review.ts";

/** Any floor: nothing is asked here. */
const NO_FLOOR: Floor = { everywhere: { values: 1, share: 0 } };

/** What a brand may know by now of each attribute that it has asked about, in bits. */
export function disclosedTo(ledger: Ledger, brand: string | undefined): AttributeReview[] {
  const asked = heardBy(ledger, brand)
    .flat()
    .flatMap(({ question }) => question.attributes);
  const names = new Map(asked.map((attribute) => [attributeKey(attribute.name), attribute]));
  return [...names].map(([key, attribute]) => {
    const nothing: Question = { attributes: [attribute], clauses: [], groups: [], features: [], cutoffs: [] };
    const { attributes } = reviewRequest(ledger, brand, nothing, NO_FLOOR);
    return attributes.find(({ name }) => attributeKey(name) === key)!;
  });
}
