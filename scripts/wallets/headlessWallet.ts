import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import type { Chain, Hex } from "viem";
import { fromRoot } from "../../services/shared/paths.ts";

/** A wallet that waits until somebody confirms or rejects each request by hand. */
export interface HeadlessWallet {
  /** Confirms the request of a method that waits, or the next one. */
  authorize(method: string): Promise<void>;
  reject(method: string): Promise<void>;
  changeAccounts(privateKeys: Hex[]): Promise<void>;
  getPendingRequestCount(method?: string): number;
}

/** Puts `@ensdomains/headless-web3-provider` into a page, as a wallet that announces itself. It has to be installed. */
export async function injectHeadlessWallet(
  page: Page,
  privateKeys: readonly Hex[],
  chains: readonly Chain[],
): Promise<HeadlessWallet> {
  const file = fromRoot("scripts/wallets/node_modules/@ensdomains/headless-web3-provider/dist/index.js");
  const { injectHeadlessWeb3Provider } = await import(pathToFileURL(file).href);
  return injectHeadlessWeb3Provider({ page, privateKeys, chains });
}
