import type { Address } from "viem";
import type { PrivateKeyAccount } from "viem/accounts";
import { readContract } from "viem/actions";
import { moveTokens, permitCall, signPermit, submitPermit } from "../../../src/chain/actions/permit.ts";
import { forgetMined } from "../../../src/chain/sending/sendOnce.ts";
import { explained } from "../../../src/chain/transact.ts";
import { payeeFor } from "../../../src/customer/keys.ts";
import { DecdpError } from "../../../src/errors.ts";
import { loyaltyTokenAbi as abi } from "../../../src/generated/abis.ts";
import { readCampaignAsOpened } from "../../campaign/campaignOnChain.ts";
import { describeAmount, readBalance, requireAmount } from "../../campaign/token.ts";
import type { Outcome } from "../../run.ts";
import { afterwards } from "../../setting/afterwards.ts";
import type { Context } from "../../setting/context.ts";
import { followedBy } from "../../setting/dryRun.ts";
import { campaignDealtWith } from "../campaignsKnown.ts";
import { readKeys } from "../customers.ts";
import { linkWarning } from "./claim.ts";

export interface Spending {
  readonly campaign: bigint;
  /** Which customer. */
  readonly as: string;
  /** Who gets the tokens. */
  readonly to: Address;
  /** Whole tokens, such as "2.5"; all unless given. */
  readonly amount?: string;
}

/**
 * Sends rewards on from the customer's account for a brand, which has nothing for gas: the account signs a permit, and
 * the role "relayer" sends it and moves the tokens. Throws `DecdpError` if the account holds less. After an interruption
 * the same command goes on.
 */
export async function spendRewards(
  context: Context,
  { campaign, as, to, amount }: Spending,
): Promise<Outcome> {
  const { deployment } = context;
  const { brand } = await campaignDealtWith(context, as, campaign);
  const { opened } = await readCampaignAsOpened(context, campaign);
  const { token } = opened;
  const payee = payeeFor(readKeys(context, as), brand);
  const owner = payee.address;
  const held = await readBalance(context, token, owner);
  const value = amount === undefined ? held : await requireAmount(context, token, amount);
  // What is left does not say whether an earlier run has moved it already.
  const step = `spend ${token} ${owner} ${to} ${amount ?? "all"}`;
  if (!context.hasBegun("relayer", step)) {
    await requireHeld(context, token, { account: owner, held, value });
    context.terminal.warn(linkWarning(to));
    await followedBy(["transferFrom"], () => permitWhereShort(context, payee, { token, value }));
  }
  const payer = context.clientOf("relayer", step);
  const sent = await moveTokens(payer, deployment, { token, owner, to, amount: value });
  const moved = await afterwards(context, () => describeAmount(context, token, sent.amount));
  return {
    data: { from: owner, to, ...sent },
    lines: [`Sent ${moved ?? `${sent.amount} of the smallest unit of ${token}`} from ${owner} to ${to}.`],
  };
}

/** Has the role "relayer" permitted to move an amount, unless it is. */
async function permitWhereShort(
  context: Context,
  payee: PrivateKeyAccount,
  { token, value }: { readonly token: Address; readonly value: bigint },
): Promise<void> {
  const { reader, deployment } = context;
  const payer = context.clientOf("relayer", `permit ${token} ${payee.address}`);
  const spender = payer.account.address;
  const permit = await signPermit(context.clientFor(payee), deployment, { token, spender, amount: value });
  // First what is in a block is forgotten, then its effect is looked at: a permit that is under way is taken up.
  await explained(() => forgetMined(payer, permitCall(permit)));
  const args = [payee.address, spender] as const;
  const allowance = await explained(() =>
    readContract(reader, { address: token, abi, functionName: "allowance", args }),
  );
  if (allowance < value) await submitPermit(payer, deployment, permit);
}

async function requireHeld(
  context: Context,
  token: Address,
  { account, held, value }: { readonly account: Address; readonly held: bigint; readonly value: bigint },
): Promise<void> {
  if (value > 0n && held >= value) return;
  const [has, wants] = await Promise.all([held, value].map((one) => describeAmount(context, token, one)));
  throw new DecdpError(`${account} has ${has}; ${wants} cannot be sent.`, {
    details: { held, value },
    hint: "Claim rewards first, or name a smaller amount: npx decdp customer status",
  });
}
