import { modelOfCard } from "../../src/model/card/read.ts";
import { type Explanation, explainerOf } from "../../src/model/explanation/explanation.ts";
import { populationOf } from "../../src/model/explanation/population.ts";
import type { Asking } from "../../src/model/explanation/words/sections.ts";
import type { SimulationResult } from "./run.ts";

/** Why one customer is in their group, as their own device shows it before they agree. */
export interface ExplainedCustomer {
  readonly name: string;
  readonly explanation: Explanation;
  readonly asking: Asking;
}

/** Of somebody who was asked about the course, whom the trained model put into a group if there is one. */
export function explainedCustomer({ simulation, settlements }: SimulationResult): ExplainedCustomer {
  const { card, campaigns } = simulation;
  const { plan, id, issuer } = campaigns.course;
  const asked = settlements.filter(({ campaign }) => campaign.id === id);
  const { customer } = asked.find(({ segment }) => segment > 0) ?? asked[0]!;
  const { schema } = plan.request.words;
  const population = populationOf(schema, modelOfCard(card), card.features);
  const { credential } = customer.credentials.get(issuer.id)!;
  const { brand, decision } = plan.text;
  return {
    name: customer.name,
    explanation: explainerOf({ schema, request: plan.request }, population).explain(credential.attributes),
    asking: { brand: brand.name, humanContact: decision.humanContact },
  };
}
