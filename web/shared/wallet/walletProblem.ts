/** What can go wrong with a wallet. */
export type WalletProblem =
  /** Its user said no (4001). */
  | "declined"
  /** It shows another request of this page already (-32002). */
  | "busy"
  /** It gave no account: it is locked, or its user allows the page none. */
  | "locked"
  /** It does not let this page ask for this account (4100). */
  | "unauthorized"
  /** It cannot do what it was asked (4200, -32601, -32004). */
  | "unsupported"
  /** It is connected to no chain (4900, 4901). */
  | "disconnected"
  /** It is on another chain. */
  | "otherChain"
  /** It does not know the chain (4902). */
  | "unknownChain"
  /** It has other accounts than the one that is needed. */
  | "otherAccount"
  /** The account that it was asked for is not chosen any more. */
  | "accountChanged"
  /** It said nothing for two minutes. */
  | "silent"
  /** Its user stopped waiting for it. */
  | "stopped"
  /** Anything else. */
  | "failed";
