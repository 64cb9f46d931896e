import { type ReadonlySignal, signal } from "@preact/signals";
import {
  type Address,
  type Client,
  type CustomTransport,
  createClient,
  custom,
  isAddress,
  isAddressEqual,
  type JsonRpcAccount,
} from "viem";
import { requestAddresses, requestPermissions } from "viem/actions";
import type { AnnouncedWallet } from "./announcedWallets.ts";
import { type Asking, askWallet } from "./askWallet.ts";
import { WalletError } from "./walletError.ts";

/** An account of a wallet that lets the page ask for its signatures. */
export interface WalletConnection {
  readonly wallet: AnnouncedWallet;
  readonly account: Address;
  /** The accounts that the page may ask for by now, the one that is chosen in the wallet first; empty if it is locked. */
  readonly accounts: ReadonlySignal<readonly Address[]>;
  /** For viem's actions and the library's, best inside `askWallet`. It reads the chain through the wallet. */
  readonly client: Client<CustomTransport, undefined, JsonRpcAccount>;
  /** Stops following the wallet's accounts. */
  close(): void;
}

/**
 * Connects an account of a wallet: the one asked for, otherwise the one that is chosen in it. The wallet asks its user if
 * this page is new to it.
 *
 * @throws WalletError "locked" if the wallet has no account for the page, "otherAccount" if it has not the one asked for,
 * and as `askWallet` does.
 */
export async function connectWallet(
  wallet: AnnouncedWallet,
  { account, ...asking }: Asking & { readonly account?: Address } = {},
): Promise<WalletConnection> {
  const plain = clientOf(wallet);
  const given = await askWallet(wallet, () => requestAddresses(plain), asking, account);
  const chosen = account === undefined ? given[0] : given.find((one) => isAddressEqual(one, account));
  if (chosen === undefined) {
    const problem = given.length === 0 ? "locked" : "otherAccount";
    throw new WalletError(problem, { wallet: wallet.name, ...(account !== undefined && { account }) });
  }
  const accounts = signal<readonly Address[]>(given);
  const follow = (now: readonly Address[]) => {
    accounts.value = now.filter((one) => isAddress(one, { strict: false }));
  };
  wallet.provider.on?.("accountsChanged", follow);
  return {
    ...{ wallet, accounts, account: chosen },
    client: createClient({ account: chosen, transport: transportOf(wallet) }),
    close: () => wallet.provider.removeListener?.("accountsChanged", follow),
  };
}

/** Has the wallet ask its user which accounts the page may use. Throws `WalletError`. */
export async function chooseAccounts(wallet: AnnouncedWallet, asking: Asking = {}): Promise<void> {
  await askWallet(wallet, () => requestPermissions(clientOf(wallet), { eth_accounts: {} }), asking);
}

function clientOf(wallet: AnnouncedWallet) {
  return createClient({ transport: transportOf(wallet) });
}

/** Nothing is asked twice by itself: each time may open a window. */
function transportOf({ provider }: AnnouncedWallet) {
  return custom(provider, { retryCount: 0 });
}
