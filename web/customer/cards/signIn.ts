import type { AnnouncedWallet } from "../../shared/wallet/announcedWallets.ts";
import type { Asking } from "../../shared/wallet/askWallet.ts";
import { connectWallet } from "../../shared/wallet/walletConnection.ts";
import { signText } from "../../shared/wallet/walletSigning.ts";

/** Connects a wallet whose account is to be read; it signs the gateway's text. Throws `WalletError`. */
export async function signInWith(wallet: AnnouncedWallet, asking: Asking) {
  const connection = await connectWallet(wallet, asking);
  return {
    address: connection.account,
    sign: async (message: string) => ({ signature: await signText(connection, message, asking) }),
    close: connection.close,
  };
}
