import type { Address } from "viem";
import { readContract } from "viem/actions";
import { moveTokens, signPermit, submitPermit } from "../../../src/chain/actions/permit.ts";
import { explained } from "../../../src/chain/transact.ts";
import { payeeFor } from "../../../src/customer/keys.ts";
import { DecdpError } from "../../../src/errors.ts";
import { loyaltyTokenAbi as abi } from "../../../src/generated/abis.ts";
import { tokensOf } from "../../brand/campaignFile.ts";
import { readCampaignAsOpened } from "../../campaign/campaignOnChain.ts";
import { describeAmount, readBalance, requireDecimals } from "../../campaign/token.ts";
import type { Outcome } from "../../run.ts";
import type { Context } from "../../setting/context.ts";
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
 * the same command goes on: a permit that is on record is not sent again.
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
  const held = await readBalance(context, token, payee.address);
  const value = amount === undefined ? held : tokensOf(amount, await requireDecimals(context, token));
  await requireHeld(context, token, { account: payee.address, held, value });
  context.terminal.warn(linkWarning(to));
  const payer = context.clientOf("relayer");
  const spender = payer.account.address;
  const allowance = await explained(() =>
    readContract(context.reader, {
      ...{ address: token, abi, functionName: "allowance" },
      args: [payee.address, spender],
    }),
  );
  if (allowance < value) {
    const wanted = { token, spender, amount: value };
    const permit = await signPermit(context.clientFor(payee), deployment, wanted);
    await submitPermit(payer, deployment, permit);
  }
  const sent = await moveTokens(payer, deployment, { token, owner: payee.address, to, amount: value });
  return {
    data: { from: payee.address, to, amount: value, ...sent },
    lines: [`Sent ${await describeAmount(context, token, value)} from ${payee.address} to ${to}.`],
  };
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
