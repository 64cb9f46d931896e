import type { ErrorKind } from "../../causes.ts";

/** What errors of a node or a wallet mean to people. In message and hint, `CHAIN` stands for the contracts' chain. */
export interface NodeFailure extends ErrorKind {
  /** What nodes say of it, under any code. */
  readonly words?: RegExp;
  /** One sentence. */
  readonly message: string;
  readonly hint: string;
}

/** Errors of wallets, by viem's names and by the codes of EIP-1193 and what extends it. */
export const walletFailures: readonly NodeFailure[] = [
  {
    names: ["UserRejectedRequestError"],
    // The second is WalletConnect's.
    codes: [4001, 5000],
    message: "The request was declined in the wallet.",
    hint: "Nothing was sent; try again and confirm.",
  },
  {
    names: ["ChainMismatchError"],
    // MetaMask's words for typed data of another chain, under the code of an internal error.
    words: /must match the active chainId/i,
    message: "The wallet is on another chain than CHAIN.",
    hint: "Switch the wallet to CHAIN and try again.",
  },
  {
    names: ["ChainDisconnectedError"],
    codes: [4901],
    message: "The wallet is not connected to CHAIN.",
    hint: "Switch the wallet to CHAIN, or choose a node for it in the wallet's settings, and try again.",
  },
  {
    names: ["SwitchChainError"],
    codes: [4902],
    message: "The wallet does not know CHAIN.",
    hint: "Add CHAIN to the wallet (wallet_addEthereumChain), switch to it and try again.",
  },
  {
    names: ["ProviderDisconnectedError"],
    codes: [4900],
    message: "The wallet is not connected to any chain.",
    hint: "Check the wallet's connection, or unlock it, and try again.",
  },
  {
    names: ["UnauthorizedProviderError"],
    codes: [4100],
    message: "The wallet has not connected this account to the app, or does not let the app ask for this.",
    hint: "Connect the account in the wallet and try again.",
  },
  {
    names: ["UnsupportedProviderMethodError"],
    codes: [4200],
    message: "The wallet cannot do what was asked, such as signing typed data.",
    hint: "Use another wallet, or another account of it.",
  },
];
