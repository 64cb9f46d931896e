import { readFileSync } from "node:fs";
import { type Hex, parseEther, zeroHash } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import { answerInput, validAtFor } from "../../../src/answer/input.ts";
import { createProver } from "../../../src/answer/prover.ts";
import { createSealKey, openSegment } from "../../../src/answer/sealing.ts";
import { verifyAnswer } from "../../../src/answer/verification.ts";
import type { TriedValues } from "../../../src/brand/recipes/preview.ts";
import { documentOf, type Recipe } from "../../../src/brand/recipes/recipe.ts";
import { openCampaign } from "../../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../../src/chain/actions/campaignFunding.ts";
import { readCampaign } from "../../../src/chain/actions/campaignState.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { publishRoot, registerIssuer } from "../../../src/chain/actions/issuer.ts";
import { registerModel } from "../../../src/chain/actions/model.ts";
import { settleAnswer } from "../../../src/chain/actions/settlement.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { blockTime } from "../../../src/chain/signingTime.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import { wordsOfRendering } from "../../../src/consent/terms/rendering.ts";
import { type Credential, commitmentOf, leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treePath, treeRoot } from "../../../src/credential/issuerTree.ts";
import { hashOfDocument } from "../../../src/format/campaign/campaignDocument.ts";
import { requestFrom } from "../../../src/format/campaign/requestWords.ts";
import { encodeAttributes } from "../../../src/request/schema.ts";
import { deployProtocol } from "../deployProtocol.ts";

const YEAR = 31_536_000;
const [secret, blinding] = [0x5ec4e7n, 0xb11d13n];

/** A campaign on chain, with the customer's card for it. */
export interface Served {
  readonly recipe: Recipe;
  readonly campaign: bigint;
  readonly terms: Hex;
  readonly issuer: bigint;
  readonly credential: Credential;
}

/** What the brand has of a settled answer. */
export interface Eaten {
  readonly answer: Answer;
  readonly sealKey: bigint;
  readonly segment: number;
  readonly block: bigint;
}

export type Kitchen = Awaited<ReturnType<typeof openKitchen>>;

/** A chain with a brand that opens campaigns by recipes, one customer, who has a card for each, and a prover. */
export async function openKitchen() {
  const chain = await deployProtocol();
  const { deployment, brand, issuer, settler, loyaltyToken: token } = chain;
  const read = (name: string) => readFileSync(fromRoot("circuits/keys", name));
  const prover = await createProver({ wasm: read("answer.wasm"), zkey: read("answer.zkey") });
  const customer = chain.createSubject();
  const now = () => blockTime(chain.publicClient, deployment);
  const profile = { minimumInterval: 60, grace: 3_600, metadataUri: "" };
  const { issuer: vault } = await registerIssuer(issuer, deployment, { kind: "DataVault", ...profile });
  const { issuer: ownWord } = await registerIssuer(issuer, deployment, { kind: "SelfDeclared", ...profile });
  await token.write.mint([brand.account.address, parseEther("1000")], { account: brand.account });
  let leaves: bigint[] = [];

  return {
    ...chain,
    customer,
    now,
    /** Opens campaigns; the customer gets a card with these values for each. */
    async serve(
      wanted: readonly { readonly recipe: Recipe; readonly values: TriedValues }[],
    ): Promise<Served[]> {
      const validUntil = (await now()) + YEAR;
      const served: Served[] = [];
      for (const { recipe, values } of wanted) {
        const { schema, rules, model } = requestFrom(recipe);
        const { terms } = await publishTerms(brand, deployment, {
          core: canonicalTerms(recipe.terms),
          uri: "",
        });
        const from = recipe.acceptsOwnWord ? ownWord : vault;
        const registered = recipe.model && (await registerModel(brand, deployment, { model }));
        const reward = parseEther(recipe.reward.amount);
        const { campaign } = await openCampaign(brand, deployment, {
          ...{ terms, schema, rules, issuers: [from], acceptsSelfDeclared: recipe.acceptsOwnWord },
          ...{ token: token.address, reward, periodLength: recipe.periodLength, answersPerPeriod: 10 },
          ...{ notice: 86_400, documentUri: "", documentHash: hashOfDocument(documentOf(recipe)) },
          settler: settler.account.address,
          ...(registered && { model: registered.model }),
        });
        await fundCampaign(brand, deployment, { campaign, amount: reward * 10n });
        const attributes = encodeAttributes(recipe.schema, values as Parameters<typeof encodeAttributes>[1]);
        const commitment = commitmentOf(secret, blinding);
        const credential = { schema, commitment, validUntil, attributes };
        leaves.push(leafOf(credential));
        served.push({ recipe, campaign, terms, issuer: from, credential });
      }
      const root = treeRoot(createIssuerTree(leaves));
      for (const from of [vault, ownWord])
        await publishRoot(issuer, deployment, {
          issuer: from,
          root,
          uri: "",
          leafCount: leaves.length,
          digest: zeroHash,
        });
      return served;
    },
    /** The customer consents and proves; the brand checks, settles and reads the segment. */
    async eat({ recipe, campaign, terms, issuer: from, credential }: Served): Promise<Eaten> {
      const {
        scope,
        folded,
        currentPeriod: period,
      } = await readCampaign(chain.publicClient, deployment, { campaign });
      const sealKey = createSealKey();
      const consent = await signConsent(customer, deployment, {
        terms,
        until: (await now()) + recipe.consentFor,
        words: wordsOfRendering(recipe.rendering),
      });
      const tree = createIssuerTree(leaves);
      const input = answerInput({
        ...{ request: requestFrom(recipe), credential, secret, blinding },
        path: treePath(tree, leaves.indexOf(leafOf(credential))),
        ...{ subject: customer.account.address, scope, validAt: validAtFor(await now()), sealKey },
      });
      const proved = await prover.prove(input);
      if (!(await verifyAnswer(folded, proved))) throw new Error("The proof does not hold.");
      const answer = { campaign, proof: proved.proof, ...proved.signals, issuer: from, period };
      await settleAnswer(settler, deployment, { answer, consent });
      const block = await chain.publicClient.getBlockNumber({ cacheTime: 0 });
      return { answer, sealKey, segment: openSegment(sealKey, answer.sealedSegment), block };
    },
    async close() {
      await prover.close();
      leaves = [];
      await chain.connection.close();
    },
  };
}
