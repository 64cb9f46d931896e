import type { Chain } from "viem";
import { addChain, getChainId, switchChain } from "viem/actions";
import { type Asking, askWallet } from "./askWallet.ts";
import type { WalletConnection } from "./walletConnection.ts";
import { WalletError, walletProblemOf } from "./walletError.ts";

/**
 * Brings a wallet to a chain, which it asks its user for; one that it does not know is added. Does nothing if it is there.
 *
 * @throws WalletError "otherChain" if the wallet says yes and stays where it is, "unknownChain" if it does not know the chain
 * and takes none, and as `askWallet` does.
 */
export async function moveToChain(
  { wallet, account, client }: WalletConnection,
  chain: Chain,
  asking: Asking = {},
): Promise<void> {
  const ask = <Result>(request: () => Promise<Result>) => askWallet(wallet, request, asking, account);
  const isThere = async () => (await ask(() => getChainId(client))) === chain.id;
  const move = () => ask(() => switchChain(client, { id: chain.id }));
  if (await isThere()) return;
  try {
    await move();
  } catch (error) {
    if (walletProblemOf(error) !== "unknownChain") throw error;
    await ask(() => addChain(client, { chain })).catch((failure) => {
      // A wallet that takes no chains leaves its user with the first problem.
      throw walletProblemOf(failure) === "unsupported" ? error : failure;
    });
    // Some wallets move there as they add it.
    if (!(await isThere())) await move();
  }
  if (!(await isThere())) throw new WalletError("otherChain", { wallet: wallet.name, account });
}
