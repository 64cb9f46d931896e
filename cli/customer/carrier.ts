import type { Address, Hash } from "viem";
import { submitClaim } from "../../src/chain/actions/claim.ts";
import { readConsent, submitConsent } from "../../src/chain/actions/consent.ts";
import { readAnswersSettled, readConsentsGiven, readRewardsClaimed } from "../../src/chain/actions/events.ts";
import { type SettlementParameters, settleAnswer } from "../../src/chain/actions/settlement.ts";
import { submitWithdrawal } from "../../src/chain/actions/withdrawal.ts";
import { consentCall } from "../../src/chain/calls/consentCalls.ts";
import { forgetMined } from "../../src/chain/sending/sendOnce.ts";
import { explained } from "../../src/chain/transact.ts";
import type { SignedClaim, SignedConsent, SignedWithdrawal } from "../../src/chain/typedData.ts";
import { relayAnswer, relayClaim, relayConsent, relayWithdrawal } from "../../src/relayer/relayerClient.ts";
import type { Context } from "../setting/context.ts";
import { DryRunEnd } from "../setting/dryRun.ts";

export interface Carriage {
  /** Address of a relayer that brings things on chain; without it an account of one's own does, the role "relayer". */
  readonly relayer?: string | undefined;
}

/** How things got on chain. */
export interface Carried {
  readonly hash: Hash;
  /** Known where an account of one's own paid for it. */
  readonly gasUsed?: bigint;
  /** Whom a claim paid, where an earlier run may have named another payee. */
  readonly payee?: Address;
}

/** An answer, whether it is to be settled or its reward to be claimed. */
export interface OneAnswer {
  readonly campaign: bigint;
  readonly nullifier: bigint;
}

/** Brings on chain what a customer signed or proved: a customer's own accounts have nothing to pay for gas. */
export interface Carrier {
  /** @param renews Whether one that counts is to last longer: then an earlier run's may be the very one. */
  consent(signed: SignedConsent, renews: boolean): Promise<Carried>;
  withdrawal(signed: SignedWithdrawal): Promise<Carried>;
  claim(signed: SignedClaim): Promise<Carried>;
  answer(parameters: SettlementParameters): Promise<Carried>;
  /** Whether an earlier run sent it and did not come to its end. */
  hasBegunClaim(answer: OneAnswer): boolean;
  hasBegunAnswer(answer: OneAnswer): boolean;
}

/** In a dry run the carrier ends the run instead of sending. */
export function carrierOf(context: Context, { relayer }: Carriage): Carrier {
  return relayer === undefined ? ownAccount(context) : throughRelayer(context, relayer);
}

function ownAccount(context: Context): Carrier {
  const { deployment } = context;
  const client = (step?: string) => context.clientOf("relayer", step);
  // Claims are signed and answers proved anew by each run, and count once: the nullifier says which one it is.
  const claimStep = ({ campaign, nullifier }: OneAnswer) => `claim ${campaign} ${nullifier}`;
  const answerStep = ({ campaign, nullifier }: OneAnswer) => `answer ${campaign} ${nullifier}`;
  return {
    async consent(signed, renews) {
      const relayer = client(`consent ${signed.subject} ${signed.terms}`);
      // The consent on record was looked at: one that is in a block already is not the one that is to be given now.
      if (!renews) {
        const mined = await explained(() => forgetMined(relayer, consentCall(deployment, signed)));
        // A block may have taken it since then.
        if (mined !== undefined && (await readConsent(relayer, deployment, signed)).isLive)
          return { hash: mined };
      }
      return submitConsent(relayer, deployment, signed);
    },
    withdrawal: (signed) => submitWithdrawal(client(), deployment, signed),
    claim: (signed) => submitClaim(client(claimStep(signed)), deployment, signed),
    answer: (parameters) => settleAnswer(client(answerStep(parameters.answer)), deployment, parameters),
    hasBegunClaim: (answer) => context.hasBegun("relayer", claimStep(answer)),
    hasBegunAnswer: (answer) => context.hasBegun("relayer", answerStep(answer)),
  };
}

function throughRelayer(context: Context, url: string): Carrier {
  const { reader, deployment, network } = context;
  const { firstBlock: fromBlock } = network;
  return {
    consent: (signed, renews) =>
      relayed(context, url, ["a consent", relayConsent, signed], async () => {
        if (renews || !(await readConsent(reader, deployment, signed)).isLive) return undefined;
        const { subject, terms } = signed;
        return (await readConsentsGiven(reader, deployment, { subject, terms, fromBlock })).at(-1);
      }),
    withdrawal: (signed) => relayed(context, url, ["a withdrawal", relayWithdrawal, signed], nothing),
    claim: (signed) =>
      relayed(context, url, ["a claim", relayClaim, signed], async () => {
        const { campaign, nullifier } = signed;
        return (await readRewardsClaimed(reader, deployment, { campaign, nullifier, fromBlock })).at(-1);
      }),
    answer: (parameters) =>
      relayed(context, url, ["an answer", relayAnswer, parameters], async () => {
        const { campaign, nullifier, subject } = parameters.answer;
        const settled = await readAnswersSettled(reader, deployment, { campaign, subject, fromBlock });
        return settled.find((one) => one.nullifier === nullifier);
      }),
    // A relayer does everything once, and says so when it is asked again.
    hasBegunClaim: () => false,
    hasBegunAnswer: () => false,
  };
}

async function nothing(): Promise<undefined> {}

/**
 * Has a relayer carry a message. Each run signs anew; so where the relayer refuses this one, an earlier run's may have come
 * on chain since the command looked, and then all is done.
 */
async function relayed<Message>(
  { dryRun }: Context,
  url: string,
  [call, send, message]: readonly [string, (url: string, message: Message) => Promise<Carried>, Message],
  earlier: () => Promise<{ readonly transactionHash: Hash; readonly payee?: Address } | undefined>,
): Promise<Carried> {
  if (dryRun) throw new DryRunEnd({ call, to: url });
  try {
    const { hash } = await send(url, message);
    return { hash };
  } catch (error) {
    const found = await earlier().catch(nothing);
    if (found === undefined) throw error;
    const { transactionHash: hash, payee } = found;
    return { hash, ...(payee !== undefined && { payee }) };
  }
}
