import { createWalletClient, http, keccak256, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { crowdName } from "../../../scripts/answers/crowd.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { combineCalls } from "../../../src/chain/calls/call.ts";
import { consentCall } from "../../../src/chain/calls/consentCalls.ts";
import { campaignsAbi as abi } from "../../../src/generated/abis.ts";
import { readCrowd, START, VALID_AT } from "../crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../crowd/crowdChain.ts";
import { words } from "../words.ts";
import type { Material } from "./attack.ts";

/** Campaigns of the chain; the file has answer groups of more. */
const CAMPAIGNS = 10;
/** More answers than one transaction has gas for, and those of them that are drawn for other attacks. */
const CROWD_SIZE = 300;
const DRAWN_CROWD_SIZE = 40;
/** Consents in one transaction. */
const CONSENTS_AT_ONCE = 100;

export type AttackChain = CrowdChain & { readonly material: Material };

/** A chain on which every subject has consented and nothing is spent, and the answers that it would accept. */
export async function openAttackChain(): Promise<AttackChain> {
  const chain = await openCrowdChain({ campaigns: CAMPAIGNS });
  try {
    const groups = readGroups();
    const crowd = readCrowd().answers.slice(0, CROWD_SIZE);
    await recordConsents(chain, [crowd, ...groups]);
    const latest = await chain.client.getBlock();
    const material: Material = {
      groups: [crowd.slice(0, DRAWN_CROWD_SIZE), ...groups],
      crowd,
      otherDay: START + 2 * 86_400,
      blockHashes: [latest.hash!, latest.parentHash],
      foldedPoints: await readFoldedPoints(chain),
    };
    return { ...chain, material };
  } catch (error) {
    await chain.close();
    throw error;
  }
}

async function recordConsents(chain: CrowdChain, groups: Material["groups"]): Promise<void> {
  const { client, deployment, terms } = chain;
  const signedAt = Number((await client.getBlock()).timestamp);
  const names = new Set(
    groups.flatMap((group) => group.map(({ issuer }, index) => crowdName(issuer, index))),
  );
  const consents = await Promise.all(
    [...names].map((name) => {
      const account = privateKeyToAccount(keccak256(stringToHex(name)));
      const subject = createWalletClient({ account, chain: client.chain, transport: http(chain.url) });
      return signConsent(subject, deployment, { words, terms, until: VALID_AT + 365 * 86_400, signedAt });
    }),
  );
  for (let first = 0; first < consents.length; first += CONSENTS_AT_ONCE) {
    const calls = consents
      .slice(first, first + CONSENTS_AT_ONCE)
      .map((each) => consentCall(deployment, each));
    const hash = await chain.relayer.sendTransaction(combineCalls(calls));
    const { status } = await client.waitForTransactionReceipt({ hash });
    if (status !== "success") throw new Error(`The consents from number ${first} on were refused: ${hash}.`);
  }
}

async function readFoldedPoints({ client, deployment }: CrowdChain): Promise<Material["foldedPoints"]> {
  const ids = Array.from({ length: CAMPAIGNS }, (_, index) => BigInt(index + 1));
  const read = { abi, address: deployment.campaigns, functionName: "foldedPoint" } as const;
  const points = await Promise.all(ids.map((id) => client.readContract({ ...read, args: [id, 0] })));
  return new Map(ids.map((id, index) => [id, points[index]!]));
}

/** The proved answer groups for the campaigns of the chain, four answers each. */
function readGroups(): readonly (readonly Answer[])[] {
  return readCrowd().groups.filter((group) => group[0]!.campaign <= CAMPAIGNS);
}
