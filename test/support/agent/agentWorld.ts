import { readFileSync } from "node:fs";
import { createWalletClient, http, zeroHash } from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import { type Agent, createAgent } from "../../../src/agent/agent.ts";
import type { Answering } from "../../../src/agent/answer/answer.ts";
import { writeBrandFile } from "../../../src/agent/request/brandFile.ts";
import type { BrandMessage, Surroundings } from "../../../src/agent/surroundings.ts";
import { createProver } from "../../../src/answer/prover.ts";
import { createSealKey, shuffledSealedValues } from "../../../src/answer/sealing.ts";
import { takeRights } from "../../../src/brand/rights/take.ts";
import { acknowledgeStop } from "../../../src/brand/stop.ts";
import { openCampaign } from "../../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../../src/chain/actions/campaignFunding.ts";
import { publishRoot, registerIssuer } from "../../../src/chain/actions/issuer.ts";
import { settleAnswer, signTicket } from "../../../src/chain/actions/settlement.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { requireSealRequest } from "../../../src/chain/requests/sealRequest.ts";
import { signSeal } from "../../../src/chain/settler/seal.ts";
import { blockTime } from "../../../src/chain/signingTime.ts";
import { writeReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import { readUncountersignedReceipt } from "../../../src/consent/receipt/file/uncountersigned.ts";
import { countersignReceipt } from "../../../src/consent/receipt/proof/sign.ts";
import { canonicalTerms } from "../../../src/consent/terms/reading.ts";
import type { SignedRendering } from "../../../src/consent/terms/signedRendering.ts";
import type { Terms } from "../../../src/consent/terms/terms.ts";
import { commitmentOf, leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treeRoot } from "../../../src/credential/issuerTree.ts";
import { blindingFor, createCustomerKeys, secretOf } from "../../../src/customer/keys.ts";
import { readAnswerFile } from "../../../src/format/answer/answerFile.ts";
import { writeBox } from "../../../src/format/answer/box.ts";
import { writeSeal } from "../../../src/format/answer/seal.ts";
import { readSealRequestFile } from "../../../src/format/answer/sealRequestFile.ts";
import { writeTicket } from "../../../src/format/answer/ticket.ts";
import {
  hashOfDocument,
  readCampaignDocument,
  writeCampaignDocument,
} from "../../../src/format/campaign/campaignDocument.ts";
import { writePublishedCampaign } from "../../../src/format/campaign/publishedCampaign.ts";
import { type ConditionWords, requestFrom } from "../../../src/format/campaign/requestWords.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { loyaltyTokenAbi } from "../../../src/generated/abis.ts";
import { defineSchema } from "../../../src/request/schema.ts";
import { memoryStore } from "../../../src/store.ts";
import { schema as gymSchema, terms as gymTerms } from "../cli/gym.ts";
import { openCrowdChain } from "../crowd/crowdChain.ts";

const DAY = 86_400;
export const DOMAIN = "gym.example";

/** What a campaign of the world's brand differs in. */
export interface Opening {
  readonly name?: string;
  readonly terms?: Partial<Terms>;
  readonly rules?: ConditionWords[];
  readonly sealed?: boolean;
  readonly periodLength?: number;
  readonly renderings?: readonly SignedRendering[];
  readonly documentUri?: string;
  /** By default the world's own, which is not one of customers' own word. */
  readonly issuers?: readonly bigint[];
  readonly acceptsSelfDeclared?: boolean;
}

export type AgentWorld = Awaited<ReturnType<typeof openAgentWorld>>;

/**
 * A chain, a brand that answers its customers, an issuer, and a customer with a card who is 40.
 *
 * @param startsLater Seconds by which the chain is younger than the crowd's.
 */
export async function openAgentWorld({ startsLater = 0 } = {}) {
  const chain = await openCrowdChain({ startsLater });
  const { deployment, client, brand, relayer } = chain;
  const schema = defineSchema(gymSchema.name, gymSchema.attributes);
  const keys = createCustomerKeys();
  const { issuer } = await registerIssuer(relayer, deployment, {
    ...{ kind: "DataVault", minimumInterval: 3600, grace: 3600, metadataUri: "" },
  });
  const validUntil = (await blockTime(client, deployment)) + 365 * DAY;
  const attributes = Array.from({ length: 16 }, (_, index) => (index === 0 ? 41 : 0));
  const commitment = commitmentOf(
    secretOf(keys),
    blindingFor(keys, deployment.chainId, deployment.issuerRegistry, issuer),
  );
  const leaves = [11n, leafOf({ schema: schema.id, commitment, validUntil, attributes }), 12n];
  await publishRoot(relayer, deployment, {
    ...{ issuer, root: treeRoot(createIssuerTree(leaves)), uri: "", leafCount: 3, digest: zeroHash },
  });
  const card: Card = {
    ...{
      format: "decdp-card-1",
      ...deployment,
      issuer,
      index: 1,
      commitment,
      validUntil,
      attributes,
      schema,
    },
  } as Card;

  const heard: BrandMessage[] = [];
  const sealKeys = new Map<bigint, bigint>();
  const world = {
    ...chain,
    issuer,
    keys,
    card,
    leaves,
    /** What the brand was told. */
    heard,
    /** What the brand keeps. */
    records: memoryStore(),
    /** What the brand does with a message; undefined is silence. */
    reply: async ({ kind, body }: BrandMessage): Promise<string | undefined> => {
      if (kind === "stop") {
        return acknowledgeStop(brand, deployment, { notice: body, records: memoryStore(), now: world.time });
      }
      if (kind === "rights") {
        return takeRights(brand, deployment, { text: body, store: world.records, now: world.time });
      }
      if (kind !== "receipt") return undefined;
      return writeReceipt(await countersignReceipt(brand, readUncountersignedReceipt(body)));
    },
    /** The file of the brand's domain. */
    brandFile: writeBrandFile({
      domain: DOMAIN,
      accounts: [{ chainId: deployment.chainId, account: brand.account.address }],
    }) as string | undefined,
    /** Seconds by which the customer's clock runs ahead of the chain's first block. */
    time: validUntil - 365 * DAY,

    /** Opens and funds a campaign; returns the text that customers get. */
    async open({
      name = "course",
      sealed = false,
      rules = [{ attribute: "age", atLeast: 18 }],
      ...more
    }: Opening) {
      const terms = { ...gymTerms, ...more.terms };
      const document = readCampaignDocument(writeCampaignDocument({ name, terms, schema, rules, sealed }));
      const published = await publishTerms(brand, deployment, { core: canonicalTerms(terms), uri: "" });
      const request = requestFrom(document);
      const { campaign } = await openCampaign(brand, deployment, {
        ...{
          terms: published.terms,
          schema: request.schema,
          rules: request.rules,
          issuers: more.issuers ?? [issuer],
        },
        ...{ acceptsSelfDeclared: more.acceptsSelfDeclared ?? false },
        ...{ token: chain.token, reward: 5n, answersPerPeriod: 100, notice: DAY },
        ...(sealed && { settler: brand.account.address }),
        periodLength: more.periodLength ?? 0,
        documentUri: more.documentUri ?? `https://${DOMAIN}/campaign.json`,
        documentHash: hashOfDocument(document),
      });
      const mint = { abi: loyaltyTokenAbi, address: chain.token, functionName: "mint" } as const;
      await brand.writeContract({ ...mint, args: [brand.account.address, 500n] });
      await fundCampaign(brand, deployment, { campaign, amount: 500n });
      const { chainId, campaigns } = deployment;
      const { renderings = [] } = more;
      return {
        campaign,
        text: writePublishedCampaign({ campaign, chainId, campaigns, document, renderings }),
      };
    },

    /** The boxes with which the brand replies to a request for a seal, with a ticket or without. */
    async sealFor(text: string, { now }: { readonly now: number }) {
      const { request } = readSealRequestFile(text);
      await requireSealRequest(deployment, { request, period: 0, now });
      const sealKey = sealKeys.get(request.scope) ?? createSealKey();
      sealKeys.set(request.scope, sealKey);
      const seal = writeSeal({
        ...deployment,
        ...(await signSeal(brand, deployment, { ...request, sealKey })),
      });
      const { campaign, scope, nullifier, subject } = request;
      const expiry = now + DAY;
      const promise = { campaign, scope, nullifier, subject, expiry };
      const ticket = await signTicket(brand, deployment, {
        ...promise,
        sealedValues: shuffledSealedValues(sealKey),
      });
      return {
        seal: writeBox(deployment, request, seal),
        ticket: writeBox(deployment, request, writeTicket({ ...deployment, ticket })),
      };
    },

    /** The brand settles an answer that it was told. */
    async settleTold({ body }: BrandMessage) {
      const { answer, consent } = readAnswerFile(body);
      await settleAnswer(brand, deployment, { answer, consent });
    },

    /** What surrounds the customer's agent here. */
    surroundings(changes: Partial<Surroundings> = {}): Surroundings {
      const options = { chain: client.chain, transport: http(chain.url), pollingInterval: 20 };
      const read = (file: string) => readFileSync(fromRoot("circuits/keys", file));
      return {
        keys,
        store: memoryStore(),
        reader: createWalletClient(options),
        deployment,
        firstBlock: 0n,
        createProver: () => createProver({ wasm: read("answer.wasm"), zkey: read("answer.zkey") }),
        leavesOf: async () => leaves,
        brandFileOf: async () => world.brandFile,
        relayers: [],
        account: createWalletClient({ ...options, account: relayer.account }),
        tell: async (_brand, message) => {
          const reply = await world.reply(message);
          heard.push(message);
          return reply;
        },
        plausible: { age: 110 },
        software: { name: "decdp-agent", version: "0.1.0" },
        now: () => world.time,
        ...changes,
      };
    },

    /** The customer looks at a request, and says yes to what it reads. */
    async yes(agent: Agent, campaign: bigint, given: Partial<Answering> = {}) {
      const { words } = await agent.look(campaign);
      return agent.answer(campaign, { words, ...given });
    },

    /** An agent that goes on with what a store has. */
    agentOn: (changes: Partial<Surroundings>) => createAgent(world.surroundings(changes)),

    /** An agent with the customer's card. */
    async agent(changes: Partial<Surroundings> = {}) {
      const agent = createAgent(world.surroundings(changes));
      await agent.keepCard(card);
      return agent;
    },
  };
  return world;
}
