import { effect } from "@preact/signals";
import { type Hex, isAddressEqual, type SignableMessage, type TypedDataDefinition } from "viem";
import { signMessage, signTypedData } from "viem/actions";
import { type Asking, askWallet } from "./askWallet.ts";
import type { WalletConnection } from "./walletConnection.ts";
import { WalletError } from "./walletError.ts";

/** Has the account sign a text (EIP-191). Throws `WalletError` as `askAccount` does. */
export function signText(
  connection: WalletConnection,
  message: SignableMessage,
  asking: Asking = {},
): Promise<Hex> {
  return askAccount(connection, () => signMessage(connection.client, { message }), asking);
}

/**
 * Has the account sign typed data (EIP-712). Data with a chain in its domain is refused by wallets that are on another one:
 * `moveToChain` comes first. Throws `WalletError` as `askAccount` does.
 */
export function signData(connection: WalletConnection, typedData: object, asking: Asking = {}): Promise<Hex> {
  const { client } = connection;
  const { account } = client;
  const definition = typedData as TypedDataDefinition;
  return askAccount(connection, () => signTypedData(client, { ...definition, account }), asking);
}

/**
 * Does something that asks a wallet for an account. Throws `WalletError` "accountChanged" as soon as the wallet does not let
 * the page ask for that account any more, and as `askWallet` does.
 */
export async function askAccount<Result>(
  { wallet, account, accounts }: WalletConnection,
  request: () => Promise<Result>,
  asking: Asking = {},
): Promise<Result> {
  let stop = () => {};
  const changing = new Promise<never>((_, reject) => {
    stop = effect(() => {
      if (accounts.value.some((one) => isAddressEqual(one, account))) return;
      reject(new WalletError("accountChanged", { wallet: wallet.name, account }));
    });
  });
  try {
    return await askWallet(wallet, () => Promise.race([changing, request()]), asking, account);
  } finally {
    stop();
  }
}
