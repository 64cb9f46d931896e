import { zeroAddress } from "viem";
import { readContract } from "viem/actions";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import {
  consentAsSent,
  consentCall,
  withdrawalAsSent,
  withdrawalCall,
} from "../../../src/chain/calls/consentCalls.ts";
import { claimAsSent, claimCall } from "../../../src/chain/calls/settlementCalls.ts";
import { failures } from "../../../src/chain/failures.ts";
import { hashOfConsent } from "../../../src/chain/signatures/consentHash.ts";
import {
  claimTypedData,
  type SignedClaim,
  type SignedConsent,
  type SignedWithdrawal,
  withdrawalTypedData,
} from "../../../src/chain/typedData.ts";
import { ContractRevertError } from "../../../src/errors.ts";
import { campaignsAbi, consentRegistryAbi } from "../../../src/generated/abis.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import { messageDeadlines, secondsNeeded } from "../deadlines.ts";
import type { Relayer } from "../relayer.ts";
import { largestGas, usualFees } from "../sending/fees.ts";
import { messageGas } from "../sending/messageDrafts.ts";
import { deliveryGas, simulate, simulateDelivery } from "../sending/simulation.ts";
import { type CheckedMessage, findPending } from "../store/queue.ts";
import { requireSeconds } from "../timeLeft.ts";
import { type MessageKind, readMessage } from "./messages.ts";
import { findSigner, hashOf } from "./signatures.ts";

/**
 * Whether a message would be delivered now, in a transaction of its lane. Returns what is to be kept; throws
 * `DecdpError` with the reason, or `ZodError` for a wrong shape.
 */
export async function checkMessage(
  relayer: Relayer,
  kind: MessageKind,
  body: unknown,
): Promise<CheckedMessage> {
  switch (kind) {
    case "consent":
      return checkConsentMessage(relayer, readMessage.consent(body).content);
    case "withdrawal":
      return checkWithdrawal(relayer, readMessage.withdrawal(body).content);
    case "claim":
      return checkClaim(relayer, readMessage.claim(body).content);
  }
}

/** Whether a consent would be recorded now. */
export async function checkConsentMessage(relayer: Relayer, given: SignedConsent): Promise<CheckedMessage> {
  const consent = consentAsSent(relayer.deployment, given);
  const { subject, terms, signature } = consent;
  const hash = hashOfConsent(registryOf(relayer), consent);
  const signer = await findSigner(relayer, subject, hash, signature);
  await requireSeconds(relayer, messageDeadlines.consent(consent), secondsNeeded(relayer.policy));
  const isSponsored = await relayer.sponsors.areTermsSponsored(terms);
  const plain = isSponsored ? "unproven" : "foreign";
  const lane = signer === "key" ? plain : "code";
  return deliverable(relayer, "consent", consentCall(relayer.deployment, consent), {
    content: consent,
    subject,
    lane,
  });
}

async function checkWithdrawal(relayer: Relayer, given: SignedWithdrawal): Promise<CheckedMessage> {
  const withdrawal = withdrawalAsSent(relayer.deployment, given);
  const { subject, terms, signature } = withdrawal;
  const hash = hashOf(withdrawalTypedData(registryOf(relayer), withdrawal));
  const signer = await findSigner(relayer, subject, hash, signature);
  const isVouchedFor = await requireSomethingToEnd(relayer, withdrawal);
  const isSponsored = isVouchedFor && (await relayer.sponsors.areTermsSponsored(terms));
  const plain = isSponsored ? "sponsored" : "foreign";
  const lane = signer === "key" ? plain : "code";
  return deliverable(relayer, "withdrawal", withdrawalCall(relayer.deployment, withdrawal), {
    content: withdrawal,
    subject,
    lane,
  });
}

/**
 * A withdrawal that ends nothing costs as much as one that does, and whoever has a key can sign as many as there are
 * terms and seconds. So there must be a consent, on record or on its way, that this one ends and that no other one on
 * its way ends already. Returns whether it is on record, or a proof came with it: any other one is as cheap to make as
 * its withdrawal, and is never sent if that comes first.
 */
async function requireSomethingToEnd(
  { client, deployment, database }: Relayer,
  { subject, terms, signedAt }: SignedWithdrawal,
): Promise<boolean> {
  const brand = await readContract(client, {
    address: deployment.consentRegistry,
    abi: consentRegistryAbi,
    functionName: "brandOf",
    args: [terms],
  });
  if (brand === zeroAddress) refuse("TermsUnknown");
  const record = await readConsent(client, deployment, { subject, terms });
  const pending = await findPending(database.query, { subject, terms });
  const withdrawals = pending.filter(({ kind }) => kind === "withdrawal").map(({ signedAt }) => signedAt);
  const endedAt = Math.max(record.withdrawnAt, ...withdrawals);
  const consents = [
    { signedAt: record.signedAt, isVouchedFor: true },
    ...pending
      .filter(({ kind }) => kind === "consent")
      .map(({ signedAt, lane }) => ({ signedAt, isVouchedFor: lane === "sponsored" })),
  ].filter((consent) => consent.signedAt > endedAt);
  const ended = consents.filter((consent) => consent.signedAt <= signedAt);
  if (ended.length > 0) return ended.some(({ isVouchedFor }) => isVouchedFor);
  const message =
    consents.length > 0
      ? "The withdrawal is dated before the consent and would not end it."
      : "This account has no consent to these terms, on record or on its way, that is not withdrawn already.";
  throw new RequestRefusedError("NothingToWithdraw", message, {
    hint: "Check the account and the terms, and date the withdrawal no earlier than the consent.",
  });
}

async function checkClaim(relayer: Relayer, given: SignedClaim): Promise<CheckedMessage> {
  const { client, deployment, sponsors, campaigns } = relayer;
  const { campaign, nullifier } = given;
  const contract = { address: deployment.campaigns, abi: campaignsAbi } as const;
  const { subject } = await readContract(client, {
    ...contract,
    functionName: "answerOf",
    args: [campaign, nullifier],
  });
  if (subject === zeroAddress) refuse("NothingToClaim");
  const domain = { chainId: deployment.chainId, address: deployment.campaigns };
  const claim = claimAsSent(deployment, subject, given);
  const signer = await findSigner(relayer, subject, hashOf(claimTypedData(domain, claim)), claim.signature);
  await requireSeconds(relayer, messageDeadlines.claim(claim), secondsNeeded(relayer.policy));
  const { token } = await campaigns.campaign(campaign);
  const isPlain = signer === "key" && sponsors.trustsToken(campaign, token);
  const plain = sponsors.paysFor(campaign) ? "sponsored" : "foreign";
  const lane = isPlain ? plain : "code";
  return deliverable(relayer, "claim", claimCall(deployment, claim), { content: claim, subject, lane });
}

/** Throws the reason unless the message would be delivered, with the gas and at the price that it would be sent with. */
async function deliverable(
  relayer: Relayer,
  kind: MessageKind,
  call: ContractCall,
  { content, subject, lane }: CheckedMessage,
): Promise<CheckedMessage> {
  const market = await relayer.market();
  const gasLimit = messageGas(relayer.policy, kind, lane);
  const offer = { gas: deliveryGas([call], gasLimit), fees: usualFees(market), market };
  const [reason] = await simulateDelivery(relayer, [call], gasLimit, offer);
  if (reason !== undefined) await explainRefusal(relayer, call, offer, gasLimit, reason);
  return { content, subject: subject.toLowerCase(), lane };
}

/** Made alone, a call tells the values of its error; with all the gas that there is, whether it only lacked some. */
async function explainRefusal(
  relayer: Relayer,
  call: ContractCall,
  offer: Parameters<typeof simulate>[2],
  gasLimit: number,
  reason: string,
): Promise<never> {
  await simulate(relayer, call, { ...offer, gas: largestGas(offer.market) });
  if (reason !== "GasTooHigh") refuse(reason);
  throw new RequestRefusedError(reason, `The message needs more than ${gasLimit} gas.`, {
    hint: "Send it in a transaction of your own.",
  });
}

function registryOf({ deployment }: Relayer) {
  return { chainId: deployment.chainId, address: deployment.consentRegistry };
}

function refuse(errorName: string): never {
  const { message = "The contract would refuse it.", hint } = failures[errorName] ?? {};
  throw new ContractRevertError(message, { errorName, ...(typeof hint === "string" && { hint }) });
}
