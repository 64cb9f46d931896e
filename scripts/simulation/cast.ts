import type { Prover } from "../../src/answer/prover.ts";
import { memoryStore, type Store } from "../../src/store.ts";
import { type OpenCampaign, openPlannedCampaign } from "./campaigns.ts";
import type { Chain } from "./chain.ts";
import { type Customer, createCustomer, obtainCredential } from "./customers.ts";
import { type Office, openOffice, publish } from "./issuance.ts";
import type { Measures } from "./measures.ts";
import { drawPeople } from "./people.ts";
import { coursePlan, memberPlan, savingsPlan } from "./plans.ts";
import { bankSchema, engagementSchema, vaultSchema } from "./schemas.ts";

const QUARTER = 90 * 24 * 60 * 60;

/** Everybody and everything that a story is told with. */
export interface Stage {
  readonly chain: Chain;
  readonly prover: Prover;
  readonly measures: Measures;
  readonly offices: { readonly vault: Office; readonly bank: Office; readonly engagement: Office };
  readonly campaigns: {
    readonly course: OpenCampaign;
    readonly savings: OpenCampaign;
    readonly member: OpenCampaign;
  };
  readonly customers: readonly Customer[];
  /** The brand's light records. */
  readonly records: Store;
}

/** Opens three issuers, issues every customer's credentials, and opens the three campaigns. */
export async function setStage(
  chain: Chain,
  prover: Prover,
  measures: Measures,
  { customers: count, seed }: { readonly customers: number; readonly seed: number },
): Promise<Stage> {
  const offices = {
    vault: await openOffice(chain, measures, chain.issuers.vault, "DataVault"),
    bank: await openOffice(chain, measures, chain.issuers.bank, "BankAccount"),
    engagement: await openOffice(chain, measures, chain.issuers.engagement, "Brand"),
  };
  const validUntil = (await chain.now()) + QUARTER;
  const customers = drawPeople(count, seed).map((person, index) => {
    const customer = createCustomer(chain, seed, index, person);
    obtainCredential(chain, customer, offices.vault, vaultSchema, person.vault, validUntil);
    obtainCredential(chain, customer, offices.bank, bankSchema, person.bank, validUntil);
    obtainCredential(chain, customer, offices.engagement, engagementSchema, person.engagement, validUntil);
    return customer;
  });
  for (const office of Object.values(offices)) await publish(chain, measures, office);

  await mintBudget(chain);
  const campaigns = {
    course: await openPlannedCampaign(chain, measures, offices.vault, coursePlan),
    savings: await openPlannedCampaign(chain, measures, offices.bank, savingsPlan),
    member: await openPlannedCampaign(chain, measures, offices.engagement, memberPlan),
  };
  return { chain, prover, measures, offices, campaigns, customers, records: memoryStore() };
}

/** The brand makes itself enough tokens for every budget. */
async function mintBudget(chain: Chain): Promise<void> {
  await chain.token.write.mint([chain.brand.account.address, 10n ** 21n], { account: chain.brand.account });
}
