import type { Hash } from "viem";
import { submitClaim } from "../../src/chain/actions/claim.ts";
import { submitConsent } from "../../src/chain/actions/consent.ts";
import { type SettlementParameters, settleAnswer } from "../../src/chain/actions/settlement.ts";
import { submitWithdrawal } from "../../src/chain/actions/withdrawal.ts";
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
}

/** Brings on chain what a customer signed or proved: a customer's own accounts have nothing to pay for gas. */
export interface Carrier {
  consent(signed: SignedConsent): Promise<Carried>;
  withdrawal(signed: SignedWithdrawal): Promise<Carried>;
  claim(signed: SignedClaim): Promise<Carried>;
  answer(parameters: SettlementParameters): Promise<Carried>;
}

/** In a dry run the carrier ends the run instead of sending. */
export function carrierOf(context: Context, { relayer }: Carriage): Carrier {
  return relayer === undefined ? ownAccount(context) : throughRelayer(context, relayer);
}

function ownAccount(context: Context): Carrier {
  const { deployment } = context;
  const client = () => context.clientOf("relayer");
  return {
    consent: (signed) => submitConsent(client(), deployment, signed),
    withdrawal: (signed) => submitWithdrawal(client(), deployment, signed),
    claim: (signed) => submitClaim(client(), deployment, signed),
    answer: (parameters) => settleAnswer(client(), deployment, parameters),
  };
}

function throughRelayer({ dryRun }: Context, url: string): Carrier {
  const unlessDry =
    <Message>(call: string, send: (url: string, message: Message) => Promise<Carried>) =>
    async (message: Message): Promise<Carried> => {
      if (dryRun) throw new DryRunEnd({ call, to: url });
      const { hash } = await send(url, message);
      return { hash };
    };
  return {
    consent: unlessDry("a consent", relayConsent),
    withdrawal: unlessDry("a withdrawal", relayWithdrawal),
    claim: unlessDry("a claim", relayClaim),
    answer: unlessDry("an answer", relayAnswer),
  };
}
