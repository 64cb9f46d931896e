import type { Hex } from "viem";
import { DecdpError } from "../../errors.ts";
import { ownWithdrawalCall, withdrawalCall } from "../calls/consentCalls.ts";
import type { Deployment } from "../deployment.ts";
import { explainingSignature, signedTypedData } from "../signatures/explainSignature.ts";
import { signMessage } from "../signatures/signMessage.ts";
import { blockTime, LARGEST_CLOCK_DIFFERENCE, signingTime } from "../signingTime.ts";
import { type Sent, type SigningClient, transact } from "../transact.ts";
import { type SignedWithdrawal, withdrawalTypedData } from "../typedData.ts";
import { readConsent } from "./consent.ts";

/** Withdraws the consent of the client's account to terms. The contract always accepts this. */
export async function withdrawConsent(
  client: SigningClient,
  deployment: Deployment,
  withdrawal: { readonly terms: Hex },
): Promise<Sent> {
  const { hash, gasUsed } = await transact(client, deployment, ownWithdrawalCall(deployment, withdrawal));
  return { hash, gasUsed };
}

/**
 * Signs a withdrawal with the client's account. Anyone may submit it. It is never dated earlier than the consent on
 * record; otherwise a slow clock would sign a withdrawal that withdraws nothing. Throws `DecdpError` if clock and latest
 * block differ by more than an hour, and for a record from the future, which a node must have made up.
 */
export async function signWithdrawal(
  client: SigningClient,
  deployment: Deployment,
  {
    terms,
    signedAt,
  }: {
    readonly terms: Hex;
    /** Unix seconds; by default the later of `signingTime` and the signing time of the consent on record. */
    readonly signedAt?: number | undefined;
  },
): Promise<SignedWithdrawal> {
  const subject = client.account.address;
  const time = signedAt ?? (await effectiveTime(client, deployment, terms));
  const withdrawal = { subject, terms, signedAt: time };
  const domain = { chainId: deployment.chainId, address: deployment.consentRegistry };
  const typedData = withdrawalTypedData(domain, withdrawal);
  const signature = await signMessage(client, deployment, typedData);
  return { ...withdrawal, signature };
}

/** Records a withdrawal that its subject signed. Explains a refused signature as `submitConsent` does. */
export async function submitWithdrawal(
  client: SigningClient,
  deployment: Deployment,
  withdrawal: SignedWithdrawal,
): Promise<Sent> {
  const domain = { chainId: deployment.chainId, address: deployment.consentRegistry };
  const signed = signedTypedData(withdrawalTypedData(domain, withdrawal), withdrawal.signature);
  const call = withdrawalCall(deployment, withdrawal);
  const { hash, gasUsed } = await explainingSignature(client, signed, () =>
    transact(client, deployment, call),
  );
  return { hash, gasUsed };
}

async function effectiveTime(client: SigningClient, deployment: Deployment, terms: Hex): Promise<number> {
  const subject = client.account.address;
  const [now, block, record] = await Promise.all([
    signingTime(client, deployment),
    blockTime(client, deployment),
    readConsent(client, deployment, { subject, terms }),
  ]);
  requirePast(record.signedAt, block);
  return Math.max(now, record.signedAt);
}

/**
 * The chain records no consent from the future. A withdrawal dated as late as a made-up one would refuse every consent
 * until then, and nothing takes it back.
 */
function requirePast(signedAt: number, block: number): void {
  if (signedAt <= block + LARGEST_CLOCK_DIFFERENCE) return;
  throw new DecdpError(
    "The node shows a consent that is dated in the future, which the chain never records.",
    {
      details: { signedAt, block },
      hint: "Use another node. To end a consent that was dated ahead, give the withdrawal its date.",
    },
  );
}
