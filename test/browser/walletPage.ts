// Runs in the browser: what a page does with wallets, for test/web/doors/requests.test.ts to call.

import { defineChain } from "viem";
import { announcedWallets } from "../../web/shared/wallet/announcedWallets.ts";
import { moveToChain } from "../../web/shared/wallet/walletChain.ts";
import { connectWallet, type WalletConnection } from "../../web/shared/wallet/walletConnection.ts";
import { WalletError } from "../../web/shared/wallet/walletError.ts";
import { signData, signText } from "../../web/shared/wallet/walletSigning.ts";

const wallets = announcedWallets();
let connection: WalletConnection;

/** What came of it: a result, or the code of the problem. */
async function told<Result>(work: () => Promise<Result>): Promise<Result | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WalletError) return error.problem;
    throw error;
  }
}

const page = {
  names: () => wallets.value.map(({ name, icon }) => [name, icon?.slice(0, 10)]),
  connect: () =>
    told(async () => {
      connection = await connectWallet(wallets.value[0]!);
      return connection.account;
    }),
  signData: (data: string) => told(() => signData(connection, JSON.parse(data))),
  signText: (text: string) => told(() => signText(connection, text)),
  moveTo: (id: number) =>
    told(async () => {
      const nativeCurrency = { name: "Ether", symbol: "ETH", decimals: 18 };
      const rpcUrls = { default: { http: ["http://127.0.0.1:9"] } };
      await moveToChain(connection, defineChain({ id, name: "Local", nativeCurrency, rpcUrls }));
      return "there";
    }),
};
export type WalletPage = typeof page;

Object.assign(globalThis, { page });
document.querySelector("#state")!.textContent = "Ready";
