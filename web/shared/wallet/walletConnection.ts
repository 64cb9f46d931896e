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
 * Connects an account of a wallet: the one that is chosen in it. The wallet asks its user if this page is new to it.
 *
 * @param among Only one of these will do; by default any.
 * @throws WalletError "locked" if the wallet has no account for the page, "otherAccount" if it has none of `among`, and as
 * `askWallet` does.
 */
export async function connectWallet(
  wallet: AnnouncedWallet,
  { among, ...asking }: Asking & { readonly among?: readonly Address[] | undefined } = {},
): Promise<WalletConnection> {
  const plain = clientOf(wallet);
  const given = await askWallet(wallet, () => requestAddresses(plain), asking, among?.[0]);
  const chosen = given.find((one) => among?.some((other) => isAddressEqual(one, other)) ?? true);
  if (chosen === undefined) {
    const problem = given.length === 0 ? "locked" : "otherAccount";
    throw new WalletError(problem, { wallet: wallet.name, account: among?.[0] });
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
