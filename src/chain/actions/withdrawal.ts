import type { Hex } from "viem";
import { signTypedData } from "viem/actions";
import { ownWithdrawalCall, withdrawalCall } from "../calls/consentCalls.ts";
import type { Deployment } from "../deployment.ts";
import { signingTime } from "../signingTime.ts";
import { explained, type Sent, type SigningClient, transact } from "../transact.ts";
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
 * record; otherwise a slow clock would sign a withdrawal that withdraws nothing.
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
    readonly signedAt?: number;
  },
): Promise<SignedWithdrawal> {
  const subject = client.account.address;
  const time = signedAt ?? (await effectiveTime(client, deployment, terms));
  const withdrawal = { subject, terms, signedAt: time };
  const domain = { chainId: deployment.chainId, address: deployment.consentRegistry };
  const typedData = withdrawalTypedData(domain, withdrawal);
  const signature = await explained(() => signTypedData(client, { account: client.account, ...typedData }));
  return { ...withdrawal, signature };
}

/** Records a withdrawal that its subject signed. */
export async function submitWithdrawal(
  client: SigningClient,
  deployment: Deployment,
  withdrawal: SignedWithdrawal,
): Promise<Sent> {
  const { hash, gasUsed } = await transact(client, deployment, withdrawalCall(deployment, withdrawal));
  return { hash, gasUsed };
}

async function effectiveTime(client: SigningClient, deployment: Deployment, terms: Hex): Promise<number> {
  const subject = client.account.address;
  const [now, record] = await Promise.all([
    signingTime(client),
    readConsent(client, deployment, { subject, terms }),
  ]);
  return Math.max(now, record.signedAt);
}
