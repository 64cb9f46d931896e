import { type Address, parseEther } from "viem";
import { channelRecipe } from "../../src/brand/recipes/channel.ts";
import { loyaltyRecipe } from "../../src/brand/recipes/loyalty.ts";
import { productRecipe } from "../../src/brand/recipes/product.ts";
import { documentOf, lintRecipe, type Recipe } from "../../src/brand/recipes/recipe.ts";
import { openCampaign } from "../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../src/chain/actions/campaignFunding.ts";
import { registerModel } from "../../src/chain/actions/model.ts";
import { publishTerms } from "../../src/chain/actions/terms.ts";
import type { Deployment } from "../../src/chain/deployment.ts";
import type { SigningClient } from "../../src/chain/transact.ts";
import { plainRendering } from "../../src/consent/terms/plainRendering.ts";
import { canonicalTerms } from "../../src/consent/terms/reading.ts";
import { signRendering } from "../../src/consent/terms/renderingSignature.ts";
import type { Terms } from "../../src/consent/terms/terms.ts";
import {
  hashOfDocument,
  readCampaignDocument,
  writeCampaignDocument,
} from "../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../src/format/campaign/publishedCampaign.ts";
import { requestFrom } from "../../src/format/campaign/requestWords.ts";
import type { Schema } from "../../src/request/schema.ts";
import { DOMAIN, meridian } from "./brand.ts";

const DAY = 86_400;
const ANSWERS = 1000;

/** A campaign that is open, and the text that customers get of it. */
export interface OpenedCampaign {
  readonly campaign: bigint;
  readonly name: string;
  readonly text: string;
}

/** Where the cards for the demo's campaigns come from: names of the gateway's issuers. */
export type CampaignSource = "outdoors" | "messages" | "purchases";

/** The demo's campaigns, by the issuer whose cards they take. */
export function demoRecipes(engagement: Schema): Readonly<Record<CampaignSource, Recipe>> {
  const loyalty = loyaltyRecipe(meridian);
  const bands = engagement.attributes.find(({ name }) => name === "frequency");
  const [, some, many, most] = bands !== undefined && "categories" in bands ? bands.categories : [];
  return {
    outdoors: byOwnWord(productRecipe(meridian)),
    messages: channelRecipe(meridian),
    purchases: {
      ...withTerms(loyalty, {
        ...loyalty.terms,
        data: [{ category: "pd:ServiceConsumptionBehaviour", attributes: ["frequency"], source: "brand" }],
        inferences: [{ category: "pd:Reliability", from: ["frequency"] }],
      }),
      schema: engagement,
      rules: [{ attribute: "frequency", is: "present" }],
      model: {
        points: { frequency: { categories: { [some!]: 5, [many!]: 10, [most!]: 15 } } },
        cutoffs: [5, 15],
      },
    },
  };
}

/** The same recipe for cards with what customers say themselves, so that everybody can try it. */
function byOwnWord(recipe: Recipe): Recipe {
  const { terms } = recipe;
  const data = terms.data.map((need) => ({ ...need, source: "ownWord" as const }));
  const recipients = terms.recipients.map((one) =>
    one.role === "issuer" ? { ...one, name: meridian.issuers.ownWord! } : one,
  );
  return { ...withTerms(recipe, { ...terms, data, recipients }), acceptsOwnWord: true };
}

/** The same recipe under other terms, with words that say what these do. */
function withTerms(recipe: Recipe, terms: Terms): Recipe {
  const { title, purpose } = recipe.rendering;
  return { ...recipe, terms, rendering: { ...plainRendering(terms), title, purpose } };
}

/** Publishes what a recipe promises, opens its campaign for one issuer's cards, and pays its budget in. */
export async function openByRecipe(
  brand: SigningClient,
  { deployment, token }: { readonly deployment: Deployment; readonly token: Address },
  { recipe, issuer }: { readonly recipe: Recipe; readonly issuer: bigint },
): Promise<OpenedCampaign> {
  const errors = lintRecipe(recipe).filter(({ severity }) => severity === "error");
  if (errors.length > 0)
    throw new Error(`"${recipe.name}" is not fit to be asked: ${JSON.stringify(errors)}`);
  const { terms } = recipe;
  const published = await publishTerms(brand, deployment, { core: canonicalTerms(terms), uri: "" });
  const { schema, rules, model } = requestFrom(recipe);
  const registered = recipe.model && (await registerModel(brand, deployment, { model }));
  const reward = parseEther(recipe.reward.amount);
  const document = readCampaignDocument(writeCampaignDocument(documentOf(recipe)));
  const { campaign } = await openCampaign(brand, deployment, {
    ...{
      terms: published.terms,
      schema,
      rules,
      issuers: [issuer],
      acceptsSelfDeclared: recipe.acceptsOwnWord,
    },
    ...{ token, reward, periodLength: recipe.periodLength, answersPerPeriod: ANSWERS, notice: DAY },
    settler: brand.account.address,
    documentUri: `https://${DOMAIN}/.well-known/decdp/campaign.json`,
    documentHash: hashOfDocument(document),
    ...(registered && { model: registered.model }),
  });
  await fundCampaign(brand, deployment, { campaign, amount: reward * BigInt(ANSWERS) });
  const rendering = await signRendering(brand, deployment, { terms, rendering: recipe.rendering });
  const { chainId, campaigns } = deployment;
  const text = writePublishedCampaign({ campaign, chainId, campaigns, document, renderings: [rendering] });
  return { campaign, name: recipe.name, text };
}
