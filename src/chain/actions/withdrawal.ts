import type { Hex } from "viem";
import { signTypedData } from "viem/actions";
import { ownWithdrawalCall, withdrawalCall } from "../calls/consentCalls.ts";
import type { Deployment } from "../deployment.ts";
import { signingTime } from "../signingTime.ts";
import { explained, type Sent, type SigningClient, transact } from "../transact.ts";
import { type SignedWithdrawal, withdrawalTypedData } from "../typedData.ts";
import { readConsent } from "./consent.ts";

/** The client's account withdraws its consent to terms, in its own transaction. The contract always accepts it. */
export async function withdrawConsent(
  client: SigningClient,
  deployment: Deployment,
  withdrawal: { readonly terms: Hex },
): Promise<Sent> {
  const { hash, gasUsed } = await transact(client, deployment, ownWithdrawalCall(deployment, withdrawal));
  return { hash, gasUsed };
}

/**
 * Signs a withdrawal of the client's account, which anyone may submit. It is never dated earlier than the consent
 * on record: a clock that lags would otherwise make a withdrawal that withdraws nothing.
 */
export async function signWithdrawal(
  client: SigningClient,
  deployment: Deployment,
  {
    terms,
    signedAt,
  }: {
    readonly terms: Hex;
    /** Unix seconds; the later of `signingTime` and the consent on record unless given. */
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
