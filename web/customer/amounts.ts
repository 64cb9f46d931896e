import { type Address, isAddressEqual } from "viem";
import type { PageNetwork } from "../../src/format/record/pageNetwork.ts";
import { amountIn } from "../shared/words/formats.ts";

/**
 * An amount in the words of its token. One that the network does not name is shown by its account, in its smallest unit:
 * anybody can make a token, and call it as they like.
 */
export function tokenAmount(
  language: string,
  { amount, token }: { readonly amount: bigint; readonly token: Address },
  network: Pick<PageNetwork, "token">,
): string {
  if (isAddressEqual(token, network.token.address)) return amountIn(language, amount, network.token);
  return `${new Intl.NumberFormat(language).format(amount)} × ${shortAccount(token)}`;
}

/** The ends of an account, by which people tell it from others of theirs. */
export function shortAccount(account: Address): string {
  return `${account.slice(0, 8)}...${account.slice(-6)}`;
}
