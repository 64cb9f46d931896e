import type { Socket } from "node:net";
import { type Address, encodeFunctionData, type Hex, keccak256, stringToHex, zeroHash } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { toText } from "../../../services/relayer/http/shapes.ts";
import { settleBatch } from "../../../src/chain/actions/batch.ts";
import { signClaim } from "../../../src/chain/actions/claim.ts";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { deliveryCall } from "../../../src/chain/calls/deliveryCalls.ts";
import { consentRegistryAbi } from "../../../src/generated/abis.ts";
import { crowdAccount, readCrowd, VALID_AT } from "../crowd/crowd.ts";
import type { CrowdChain } from "../crowd/crowdChain.ts";
import type { Random } from "../random.ts";
import { words } from "../words.ts";
import { recordConsents } from "./honest.ts";
import { callHostile, deployHostile, fickleModes, type HostileContract } from "./hostileContracts.ts";
import { submissionOf } from "./relayerUnderTest.ts";
import { dribble, postFrom } from "./sockets.ts";

/** One attempt of an attacker; returns the status that it got. */
export type Attack = () => Promise<number>;

export interface Attackers {
  /** Attempts by name, each of which can be made again and again. */
  readonly attacks: Readonly<Record<string, Attack>>;
  /** Begins so many requests whose bodies never end, and begins them anew when they are closed, until told to stop. */
  holdBodies(count: number): () => void;
}

/** Addresses of this machine that attackers come from; honest customers have another one. */
const ADDRESSES = ["127.0.0.2", "127.0.0.3", "127.0.0.4"] as const;
const SUPPLY = 1_000_000n;
const DAY = 86_400;

/** Deploys what is hostile, and prepares what attackers send to the relayer at `url()`. */
export async function prepareAttackers(
  chain: CrowdChain,
  random: Random,
  url: () => string,
): Promise<Attackers> {
  const accounts = await deployAccounts(chain);
  const claims = await prepareClaims(chain);
  const flooder = await prepareFlooder(chain);
  const send = (route: string, body: object | string) =>
    postFrom(random.oneOf(ADDRESSES), url(), route, typeof body === "string" ? body : toText(body));
  let turn = 0;
  const next = <Value>(values: readonly Value[]) => values[turn++ % values.length]!;
  const latest = async () => Number((await chain.client.getBlock()).timestamp);
  const signature = () => `0x${"5a".repeat(random.oneOf([1, 65, 4096]))}` as Hex;

  const attacks: Record<string, Attack> = {
    "consent of a contract": async () => {
      const now = await latest();
      const subject = next(accounts);
      const until = now + DAY + random.between(0, 1_000_000);
      return send("/consents", { subject, terms: chain.terms, until, signedAt: now, signature: signature() });
    },
    "withdrawal of a contract": async () =>
      send("/withdrawals", {
        subject: next(accounts),
        terms: chain.terms,
        signedAt: await latest(),
        signature: signature(),
      }),
    "claim in a hostile token": async () => {
      const { index, issuer, campaign, nullifier } = next(claims);
      const signer = { ...chain.customer(0), account: crowdAccount(index, issuer) };
      const payee = privateKeyToAccount(generatePrivateKey()).address;
      const message = { campaign, nullifier, payee, deadline: VALID_AT };
      return send("/claims", await signClaim(signer, chain.deployment, message));
    },
    "withdrawal from terms that do not exist": async () => {
      const account = privateKeyToAccount(generatePrivateKey());
      const signer = { ...chain.customer(0), account };
      const terms = `0x${random.field().toString(16).padStart(64, "0")}` as Hex;
      return send("/withdrawals", await signWithdrawal(signer, chain.deployment, { terms }));
    },
    "withdrawal by one key": async () => send("/withdrawals", await flooder.withdrawal()),
    "withdrawal without a consent": async () => {
      const signer = { ...chain.customer(0), account: privateKeyToAccount(generatePrivateKey()) };
      return send("/withdrawals", await signWithdrawal(signer, chain.deployment, { terms: chain.terms }));
    },
    "consent to terms of a stranger": async () => {
      const signer = { ...chain.customer(0), account: privateKeyToAccount(generatePrivateKey()) };
      const until = (await latest()) + DAY;
      return send(
        "/consents",
        await signConsent(signer, chain.deployment, { words, terms: flooder.terms, until }),
      );
    },
    "forged answer": async () => {
      const { answer, consent } = await submissionOf(chain, random.between(900, 999));
      const other = chain.answers[random.between(800, 899)]!;
      const forged = random.oneOf([
        { ...answer, proof: other.proof },
        { ...answer, nullifier: random.field() },
        { ...answer, subject: other.subject },
        { ...answer, campaign: 2n },
      ]);
      return send("/answers", { answer: forged, consent });
    },
    "forged consent": async () => {
      const { consent } = await submissionOf(chain, random.between(900, 999));
      return send("/consents", { ...consent, until: consent.until + random.between(1, 1000) });
    },
    "no message at all": async () =>
      send(
        random.oneOf(["/answers", "/consents", "/withdrawals", "/claims"]),
        random.oneOf(["", "{", "[]", `"${"x".repeat(20_000)}"`, "[".repeat(10_000)]),
      ),
  };
  return { attacks, holdBodies: (count) => holdBodies(count, random, url) };
}

/** Two accounts of each mode, with consents that they could withdraw. */
async function deployAccounts(chain: CrowdChain): Promise<readonly Address[]> {
  const accounts: Address[] = [];
  const until = VALID_AT + DAY;
  const { terms, deployment } = chain;
  const data = encodeFunctionData({
    abi: consentRegistryAbi,
    functionName: "consent",
    args: [terms, until, zeroHash],
  });
  for (const mode of [...Object.values(fickleModes), ...Object.values(fickleModes)]) {
    const account = await deployHostile(chain, "FickleAccount", [mode]);
    await callHostile(chain, "FickleAccount", account, "execute", [deployment.consentRegistry, data]);
    accounts.push(account);
  }
  return accounts;
}

/** Settled answers to campaigns that pay in hostile tokens. */
async function prepareClaims(chain: CrowdChain) {
  const brand = chain.brand.account.address;
  const hostile: readonly HostileContract[] = ["GasEatingToken", "BombToken", "ReentrantToken"];
  const tokens: Address[] = [];
  for (const name of hostile) tokens.push(await deployHostile(chain, name, [brand, SUPPLY]));
  const campaigns: bigint[] = [];
  for (const token of tokens) campaigns.push(await chain.openNext(token, SUPPLY));
  const groups = readCrowd().groups.filter((answers) => campaigns.includes(answers[0]!.campaign));
  const claims = groups.flatMap((answers) => answers.map((answer, index) => ({ ...answer, index })));
  const signers = claims.map(({ index, issuer }) => ({
    ...chain.customer(0),
    account: crowdAccount(index, issuer),
  }));
  const until = VALID_AT + DAY;
  // A customer of an issuer answers several of the campaigns with one account.
  const bySubject = new Map(signers.map((signer) => [signer.account.address, signer]));
  const consents = [...bySubject.values()].map((signer) =>
    signConsent(signer, chain.deployment, { words, terms: chain.terms, until }),
  );
  await recordConsents(chain, await Promise.all(consents));
  await settleBatch(chain.relayer, chain.deployment, { answers: claims });
  const [eating, bomb, reentrant] = tokens as [Address, Address, Address];
  await callHostile(chain, "GasEatingToken", eating, "setAppetite", [350_000n]);
  await callHostile(chain, "BombToken", bomb, "arm", [100_000n]);
  const inner = deliveryCall(chain.deployment, { messages: [], gasLimit: 1000 });
  await callHostile(chain, "ReentrantToken", reentrant, "callOnTransfer", [inner.to, inner.data]);
  return claims;
}

/** An account that consents at its own cost to terms of its own, and has the relayer withdraw. */
async function prepareFlooder(chain: CrowdChain) {
  const flooder = chain.brand;
  const abi = consentRegistryAbi;
  const contract = { address: chain.deployment.consentRegistry, abi, chain: null } as const;
  const core = "terms of the flood";
  const hash = await flooder.writeContract({
    ...contract,
    functionName: "publishTerms",
    args: [core, ""],
  });
  await chain.client.waitForTransactionReceipt({ hash });
  const terms = await chain.client.readContract({
    ...contract,
    functionName: "termsIdOf",
    args: [flooder.account.address, keccak256(stringToHex(core))],
  });
  return {
    terms,
    async withdrawal() {
      const consent = await flooder.writeContract({
        ...contract,
        functionName: "consent",
        args: [terms, VALID_AT + DAY, zeroHash],
      });
      await chain.client.waitForTransactionReceipt({ hash: consent });
      return signWithdrawal(flooder, chain.deployment, { terms });
    },
  };
}

function holdBodies(count: number, random: Random, url: () => string): () => void {
  const sockets = new Set<Socket>();
  let isHeld = true;
  const open = () => {
    if (!isHeld) return;
    const route = random.oneOf(["/answers", "/withdrawals", "/consents"]);
    const socket = dribble(random.oneOf(ADDRESSES), url(), route);
    sockets.add(socket);
    socket.once("close", () => {
      sockets.delete(socket);
      setTimeout(open, 500);
    });
  };
  for (let opened = 0; opened < count; opened++) open();
  return () => {
    isHeld = false;
    for (const socket of sockets) socket.destroy();
  };
}
