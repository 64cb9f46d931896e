import type { Prover } from "../../src/answer/prover.ts";
import type { ModelCard } from "../../src/model/card/card.ts";
import { memoryStore, type Store } from "../../src/store.ts";
import { type OpenCampaign, openPlannedCampaign } from "./campaigns.ts";
import { type Customer, createCustomer, obtainCredential } from "./cast/customers.ts";
import { createIssuer, type Issuer, publish } from "./cast/issuers.ts";
import { drawPeople } from "./cast/people.ts";
import { bankSchema, engagementSchema, vaultSchema } from "./cast/schemas.ts";
import type { Chain } from "./chain.ts";
import type { Measures } from "./measures.ts";
import { trainCourseModel } from "./model.ts";
import { coursePlan, memberPlan, savingsPlan } from "./plans.ts";
import { worded } from "./requests.ts";
import { type Scenario, scenariosOf } from "./scenarios/scenarios.ts";

const QUARTER = 90 * 24 * 60 * 60;

/** Everything that the scenarios of one run are played with. */
export interface Simulation {
  readonly chain: Chain;
  readonly prover: Prover;
  readonly measures: Measures;
  readonly issuers: { readonly vault: Issuer; readonly bank: Issuer; readonly engagement: Issuer };
  readonly campaigns: {
    readonly course: OpenCampaign;
    readonly savings: OpenCampaign;
    readonly member: OpenCampaign;
  };
  /** Of the model of the course campaign. */
  readonly card: ModelCard;
  readonly scenarios: readonly Scenario[];
  /** One for each scenario, by name and in the same order. */
  readonly customers: readonly Customer[];
  /** A customer with an agent. */
  readonly guest: Customer;
  /** The brand's light records. */
  readonly records: Store;
}

/** Opens three issuers, issues every customer's credentials, and opens the three campaigns. */
export async function prepareSimulation(
  chain: Chain,
  prover: Prover,
  measures: Measures,
  { customers: count, seed }: { readonly customers: number; readonly seed: number },
): Promise<Simulation> {
  const issuers = {
    vault: await createIssuer(chain, measures, chain.issuerAccounts.vault, "DataVault"),
    bank: await createIssuer(chain, measures, chain.issuerAccounts.bank, "BankAccount"),
    engagement: await createIssuer(chain, measures, chain.issuerAccounts.engagement, "Brand"),
  };
  const validUntil = (await chain.now()) + QUARTER;
  const scenarios = scenariosOf(count);
  const customers = drawPeople(scenarios, seed).map((person, index) => {
    const customer = createCustomer(chain, scenarios[index]!.who, person, { seed, index });
    obtainCredential(chain, customer, issuers.vault, vaultSchema, person.vault, validUntil);
    obtainCredential(chain, customer, issuers.bank, bankSchema, person.bank, validUntil);
    obtainCredential(chain, customer, issuers.engagement, engagementSchema, person.engagement, validUntil);
    return customer;
  });
  const [guestPerson] = drawPeople(scenarios, seed + 1);
  const guest = createCustomer(chain, "Agnes", guestPerson!, { seed, index: customers.length });
  obtainCredential(chain, guest, issuers.vault, vaultSchema, guestPerson!.vault, validUntil);
  for (const issuer of Object.values(issuers)) await publish(chain, measures, issuer);

  await mintBudget(chain);
  const card = trainCourseModel();
  const request = worded({ ...coursePlan.request.words, model: card.model });
  const campaigns = {
    course: await openPlannedCampaign(chain, measures, issuers.vault, { ...coursePlan, request }),
    savings: await openPlannedCampaign(chain, measures, issuers.bank, savingsPlan),
    member: await openPlannedCampaign(chain, measures, issuers.engagement, memberPlan),
  };
  return {
    ...{ chain, prover, measures, issuers, campaigns, card, scenarios, customers, guest },
    records: memoryStore(),
  };
}

/** Mints the brand enough tokens for every budget. */
async function mintBudget(chain: Chain): Promise<void> {
  await chain.token.write.mint([chain.brand.account.address, 10n ** 21n], { account: chain.brand.account });
}
