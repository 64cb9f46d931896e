import { zeroAddress } from "viem";
import { readContract } from "viem/actions";
import { readConsent } from "../../../src/chain/actions/consent.ts";
import type { ContractCall } from "../../../src/chain/calls/call.ts";
import { consentCall, withdrawalCall } from "../../../src/chain/calls/consentCalls.ts";
import { claimCall } from "../../../src/chain/calls/settlementCalls.ts";
import type { SignedClaim, SignedConsent, SignedWithdrawal } from "../../../src/chain/typedData.ts";
import { consentRegistryAbi } from "../../../src/generated/abis.ts";
import { RequestRefusedError } from "../../shared/http/errors.ts";
import { messageDeadlines, secondsNeeded } from "../deadlines.ts";
import { runsStrangersCode } from "../lanes.ts";
import type { Relayer } from "../relayer.ts";
import { usualFees } from "../sending/fees.ts";
import { accountGas, messageGas } from "../sending/messageDrafts.ts";
import { deliveryGas, simulate, simulateDelivery } from "../sending/simulation.ts";
import { type CheckedMessage, findPending } from "../store/queue.ts";
import { requireSeconds } from "../timeLeft.ts";
import type { MessageKind, Messages } from "./messages.ts";
import { refuse, refuseEndingNothing } from "./refuse.ts";
import type { Signed } from "./signed.ts";

type CheckOf<Kind extends MessageKind> = (
  relayer: Relayer,
  signed: Signed<Messages[Kind]>,
) => Promise<CheckedMessage>;

/**
 * Whether a signed message would be delivered now, in a transaction of its lane. Returns what is to be kept; throws
 * `DecdpError` with the reason.
 */
export const checkMessage: { readonly [Kind in MessageKind]: CheckOf<Kind> } = {
  consent: checkConsent,
  withdrawal: checkWithdrawal,
  claim: checkClaim,
};

/** Whether a consent would be recorded now. */
async function checkConsent(
  relayer: Relayer,
  { content, subject, signer }: Signed<SignedConsent>,
): Promise<CheckedMessage> {
  await requireSeconds(relayer, messageDeadlines.consent(content), secondsNeeded(relayer.policy));
  const isSponsored = await relayer.sponsors.areTermsSponsored(content.terms);
  const plain = isSponsored ? "unproven" : "foreign";
  const lane = signer === "key" ? plain : "code";
  return deliverable(relayer, "consent", consentCall(relayer.deployment, content), {
    content,
    subject,
    lane,
  });
}

async function checkWithdrawal(
  relayer: Relayer,
  { content, subject, signer }: Signed<SignedWithdrawal>,
): Promise<CheckedMessage> {
  const isVouchedFor = await requireSomethingToEnd(relayer, content);
  const isSponsored = isVouchedFor && (await relayer.sponsors.areTermsSponsored(content.terms));
  const call = withdrawalCall(relayer.deployment, content);
  const isPlain = signer === "key";
  if (isSponsored && !isPlain)
    return deliverableForLeast(relayer, call, { content, subject, lane: "account" });
  const plain = isSponsored ? "sponsored" : "foreign";
  const lane = isPlain ? plain : "code";
  return deliverable(relayer, "withdrawal", call, { content, subject, lane });
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
  refuseEndingNothing(
    consents.length > 0 ? "The withdrawal is dated before the consent and would not end it." : undefined,
  );
}

async function checkClaim(
  relayer: Relayer,
  { content, subject, signer }: Signed<SignedClaim>,
): Promise<CheckedMessage> {
  const { deployment, sponsors, campaigns, policy } = relayer;
  const { campaign } = content;
  await requireSeconds(relayer, messageDeadlines.claim(content), secondsNeeded(policy));
  const { token } = await campaigns.campaign(campaign);
  const isPlain = signer === "key" && sponsors.trustsToken(campaign, token);
  const plain = sponsors.paysFor(campaign) ? "sponsored" : "foreign";
  const lane = isPlain ? plain : ("code" as const);
  const paidFor = lane === "sponsored" ? campaign : undefined;
  const message: CheckedMessage = { content, subject, lane, campaign: paidFor };
  return deliverable(relayer, "claim", claimCall(deployment, content), message);
}

/** Throws the reason unless the message would be delivered, with the gas and at the price that it would be sent with. */
async function deliverable(
  relayer: Relayer,
  kind: MessageKind,
  call: ContractCall,
  message: CheckedMessage,
): Promise<CheckedMessage> {
  const { lane } = message;
  const gasLimit = messageGas(relayer.policy, { kind, lane });
  const isPlainConsent = kind === "consent" && !runsStrangersCode(lane);
  const reason = isPlainConsent
    ? await relayer.trials(call.data, () => relayer.together.tryConsent(call))
    : await tryOut(relayer, call, gasLimit);
  // Who has strangers' code run hears the error's name only: a second try would be theirs, too.
  if (reason !== undefined && !runsStrangersCode(lane)) await explainRefusal(relayer, call, gasLimit);
  if (reason !== undefined) refuseDelivery(reason, gasLimit);
  return message;
}

/** The same for an account's code, with the least of some amounts of gas with which it does it. */
async function deliverableForLeast(
  relayer: Relayer,
  call: ContractCall,
  message: CheckedMessage,
): Promise<CheckedMessage> {
  const amounts = accountGas(relayer.policy);
  let reason: string | undefined;
  for (const gas of amounts) {
    reason = await tryOut(relayer, call, gas);
    if (reason === undefined) return { ...message, gas };
  }
  refuseDelivery(reason!, amounts.at(-1)!);
}

/** Why a message would not be delivered. What was tried a moment ago is not tried again. */
async function tryOut(relayer: Relayer, call: ContractCall, gasLimit: number): Promise<string | undefined> {
  return relayer.trials(`${call.to} ${call.data} ${gasLimit}`, async () => {
    const offer = await offerOf(relayer, call, gasLimit);
    const [reason] = await simulateDelivery(relayer, [call], gasLimit, offer);
    return reason;
  });
}

/** Made alone, a call tells the values of its error; it has no more gas than in a delivery. */
async function explainRefusal(relayer: Relayer, call: ContractCall, gasLimit: number): Promise<void> {
  await simulate(relayer, call, await offerOf(relayer, call, gasLimit));
}

async function offerOf(relayer: Relayer, call: ContractCall, gasLimit: number) {
  const market = await relayer.market();
  return { gas: deliveryGas([call], gasLimit), fees: usualFees(market), market };
}

function refuseDelivery(reason: string, gasLimit: number): never {
  if (reason !== "GasTooHigh") refuse(reason);
  throw new RequestRefusedError(reason, `The message needs more than ${gasLimit} gas.`, {
    hint: "Send it in a transaction of your own.",
  });
}
