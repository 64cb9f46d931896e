import { type Address, zeroAddress } from "viem";
import { readContract } from "viem/actions";
import { type ConsentState, readConsent } from "../../../src/chain/actions/consent.ts";
import { consentAsSent, withdrawalAsSent } from "../../../src/chain/calls/consentCalls.ts";
import { claimAsSent } from "../../../src/chain/calls/settlementCalls.ts";
import { hashOfConsent } from "../../../src/chain/signatures/consentHash.ts";
import { claimTypedData, type SignedConsent, withdrawalTypedData } from "../../../src/chain/typedData.ts";
import { campaignsAbi } from "../../../src/generated/abis.ts";
import type { Relayer } from "../relayer.ts";
import type { MessageKind, Messages } from "./messages.ts";
import { refuse, refuseEndingNothing } from "./refuse.ts";
import { findSigner, hashOf, type Signer } from "./signatures.ts";

/** A message that its subject has signed. */
export interface Signed<Content> {
  /** With the signature as the contract takes it. */
  readonly content: Content;
  /** In small letters. */
  readonly subject: Address;
  readonly signer: Signer;
}

type RequireSigned = {
  readonly [Kind in MessageKind]: (
    relayer: Relayer,
    given: Messages[Kind],
  ) => Promise<Signed<Messages[Kind]>>;
};

/**
 * Throws the reason unless the subject has signed a message, by its key or its code, and it is newer than what the chain
 * has: whoever names a subject, or posts again what anybody can read on chain, takes no turn of it and costs nothing.
 */
export const requireSigned: RequireSigned = {
  consent: requireSignedConsent,
  async withdrawal(relayer, given) {
    const { deployment } = relayer;
    const content = withdrawalAsSent(deployment, given);
    const registry = { chainId: deployment.chainId, address: deployment.consentRegistry };
    const hash = hashOf(withdrawalTypedData(registry, content));
    const signer = await findSigner(relayer, content, hash, registry.address);
    const { withdrawnAt } = await readConsent(relayer.client, deployment, content);
    if (content.signedAt <= withdrawnAt) refuseEndingNothing();
    return signedBy(content.subject, content, signer);
  },
  async claim(relayer, given) {
    const { client, deployment } = relayer;
    const { campaign, nullifier } = given;
    const domain = { chainId: deployment.chainId, address: deployment.campaigns };
    const { subject, claimed } = await readContract(client, {
      address: domain.address,
      abi: campaignsAbi,
      functionName: "answerOf",
      args: [campaign, nullifier],
    });
    if (subject === zeroAddress) refuse("NothingToClaim");
    if (claimed) refuse("AlreadyClaimed");
    const content = claimAsSent(deployment, subject, given);
    const hash = hashOf(claimTypedData(domain, content));
    const { signature } = content;
    return signedBy(
      subject,
      content,
      await findSigner(relayer, { subject, signature }, hash, domain.address),
    );
  },
};

/** @param known What the chain has of the subject's consent, if that was read already. */
export async function requireSignedConsent(
  relayer: Relayer,
  given: SignedConsent,
  known?: ConsentState,
): Promise<Signed<SignedConsent>> {
  const { client, deployment } = relayer;
  const content = consentAsSent(deployment, given);
  const registry = { chainId: deployment.chainId, address: deployment.consentRegistry };
  const signer = await findSigner(relayer, content, hashOfConsent(registry, content), registry.address);
  const { signedAt, withdrawnAt } = known ?? (await readConsent(client, deployment, content));
  if (content.signedAt <= Math.max(signedAt, withdrawnAt)) refuse("ConsentOutdated");
  return signedBy(content.subject, content, signer);
}

function signedBy<Content>(subject: Address, content: Content, signer: Signer): Signed<Content> {
  return { content, subject: subject.toLowerCase() as Address, signer };
}
