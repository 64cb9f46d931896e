import assert from "node:assert/strict";
import { artifacts, network } from "hardhat";
import {
  type Address,
  createTestClient,
  createWalletClient,
  type Hex,
  http,
  parseEther,
  publicActions,
  walletActions,
  zeroHash,
} from "viem";
import { hardhat } from "viem/chains";
import { request } from "../../../scripts/answers/plan.ts";
import { openCampaign } from "../../../src/chain/actions/campaign.ts";
import { fundCampaign } from "../../../src/chain/actions/campaignFunding.ts";
import { publishRoot, registerIssuer } from "../../../src/chain/actions/issuer.ts";
import { registerModel } from "../../../src/chain/actions/model.ts";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import { campaignsAbi, loyaltyTokenAbi } from "../../../src/generated/abis.ts";
import { CROWD_ISSUER, crowdAccount, readCrowd, START } from "./crowd.ts";

/** The proofs are made for the first contract of this account. */
const DEPLOYER: Address = "0x00000000000000000000000000000000dec0de00";
const DAY = 86_400;
const REWARD = 10n;
const ANSWERS = 1_000_000;

export type CrowdChain = Awaited<ReturnType<typeof openCrowdChain>>;

/**
 * A chain in this process that listens on a free port, with the protocol where the crowd's proofs expect it, the
 * issuers' roots, and funded campaigns from number 1 on that accept all of them, under terms with the text `core`. It starts at `START`,
 * or so many seconds later, and makes a block for each transaction; a transaction that reverts leaves a receipt, as on a
 * real chain.
 */
export async function openCrowdChain({ campaigns = 1, startsLater = 0, core = "terms" } = {}) {
  const initialDate = new Date((START + startsLater) * 1000);
  const override = { initialDate, throwOnTransactionFailures: false };
  const server = await network.createServer({ network: "default", override }, "127.0.0.1", 0);
  const url = `http://127.0.0.1:${(await server.listen()).port}`;
  try {
    return { url, ...(await setUp(url, campaigns, core)), close: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function setUp(url: string, campaignCount: number, core: string) {
  const crowd = readCrowd();
  const chain = { ...hardhat, rpcUrls: { default: { http: [url] } } };
  const options = { chain, transport: http(url), pollingInterval: 20 };
  const client = createTestClient({ mode: "hardhat", ...options })
    .extend(publicActions)
    .extend(walletActions);
  const [brandAddress, issuerAddress, relayerAddress] = await client.getAddresses();
  const walletOf = (account: Address) => createWalletClient({ account, ...options });
  const brand = walletOf(brandAddress!);
  const issuer = walletOf(issuerAddress!);

  const deploy = async (name: string, args: readonly unknown[] = [], account = brandAddress!) => {
    const { abi, bytecode } = await artifacts.readArtifact(name);
    const hash = await client.deployContract({ abi, bytecode: bytecode as Hex, args, account });
    const { contractAddress } = await client.waitForTransactionReceipt({ hash });
    return contractAddress!;
  };
  await client.impersonateAccount({ address: DEPLOYER });
  await client.setBalance({ address: DEPLOYER, value: parseEther("10") });
  const tables = [await deploy("AnswerKeyTableA"), await deploy("AnswerKeyTableB")];
  const issuerRegistry = await deploy("IssuerRegistry");
  const consentRegistry = await deploy("ConsentRegistry");
  const campaigns = await deploy("Campaigns", [issuerRegistry, consentRegistry, ...tables], DEPLOYER);
  assert.equal(campaigns.toLowerCase(), crowd.campaigns.toLowerCase(), "The proofs are for this address.");
  const contract = { abi: campaignsAbi, address: campaigns } as const;
  const verifier = await client.readContract({ ...contract, functionName: "verifier" });
  const relay = await client.readContract({ ...contract, functionName: "relay" });
  const registries = { issuerRegistry, consentRegistry };
  const deployment: Deployment = { chainId: chain.id, ...registries, campaigns, relay, verifier };

  const issuers: bigint[] = [];
  const profile = { kind: "DataVault", minimumInterval: 3600, grace: 3600, metadataUri: "" } as const;
  for (let number = 1n; number < CROWD_ISSUER; number++) await registerIssuer(issuer, deployment, profile);
  for (const root of crowd.roots) {
    const { issuer: number } = await registerIssuer(issuer, deployment, profile);
    await publishRoot(issuer, deployment, { issuer: number, root, uri: "", leafCount: 0, digest: zeroHash });
    issuers.push(number);
  }

  const token = await deploy("LoyaltyToken", ["Points", "PTS", brandAddress!]);
  const budget = REWARD * BigInt(ANSWERS);
  const supply = budget * BigInt(campaignCount);
  const mint = { abi: loyaltyTokenAbi, address: token, functionName: "mint" } as const;
  await brand.writeContract({ ...mint, args: [brandAddress!, supply] });
  const { terms } = await publishTerms(brand, deployment, { core, uri: "" });
  const { model } = await registerModel(brand, deployment, { model: request.model });
  const openNext = async (paidIn: Address, amount: bigint, settler?: Address) => {
    const { campaign } = await openCampaign(brand, deployment, {
      terms,
      schema: request.schema,
      rules: request.rules,
      model,
      issuers,
      acceptsSelfDeclared: false,
      ...(settler && { settler }),
      token: paidIn,
      reward: REWARD,
      periodLength: 0,
      answersPerPeriod: ANSWERS,
      notice: DAY,
      documentUri: "",
      documentHash: zeroHash,
    });
    await fundCampaign(brand, deployment, { campaign, amount });
    return campaign;
  };
  for (let opened = 0; opened < campaignCount; opened++) await openNext(token, budget);

  return {
    /** Reads, sends and sets the chain: a test client of viem. */
    client,
    deployment,
    brand,
    /** Whoever publishes the roots of all issuers. */
    rootPublisher: issuer,
    relayer: walletOf(relayerAddress!),
    token,
    terms,
    /** Opens the next campaign, sealed if it has a settler; the brand has as much of the token. */
    openNext,
    /** Answers of the crowd to campaign 1; the account of answer i is `crowdAccount(i)`. */
    answers: crowd.answers,
    /** A client that signs for the customer who gave answer i. */
    customer: (index: number) => createWalletClient({ account: crowdAccount(index), ...options }),
  };
}
