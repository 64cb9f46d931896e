import type { ErrorKind } from "../causes.ts";

/** What errors of nodes and wallets mean to people. In both sentences, `CHAIN` stands for the contracts' chain. */
export interface TransportFailure extends ErrorKind {
  readonly message: string;
  readonly hint: string;
}

/** Errors of viem by their names, of wallets by their codes (EIP-1193, and those that extend it); the first that fits counts. */
export const transportFailures: readonly TransportFailure[] = [
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
    says: /must match the active chainId/i,
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
  {
    names: ["InsufficientFundsError"],
    message: "The account cannot pay for the transaction.",
    hint: "Send it some of the chain's own currency, or let a relayer submit.",
  },
  {
    names: ["WaitForTransactionReceiptTimeoutError"],
    message: "The transaction was sent but is not in a block yet.",
    hint: "Look its hash up before sending again.",
  },
  {
    names: ["HttpRequestError", "WebSocketRequestError"],
    message: "The chain's node did not answer.",
    hint: "Check the connection and the address of the node.",
  },
  {
    names: ["TimeoutError"],
    message: "The chain's node took too long to answer.",
    hint: "Try again, or use another node.",
  },
];
