import { signal } from "@preact/signals";
import type { WalletConnection } from "../../../shared/wallet/walletConnection.ts";

/** The account of a wallet with which the vault was opened; undefined if it was opened otherwise. */
export const walletUser = signal<WalletConnection | undefined>();

/** Follows another account, or none. */
export function followWallet(connection: WalletConnection | undefined): void {
  walletUser.value?.close();
  walletUser.value = connection;
}
