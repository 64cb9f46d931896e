import type { Address } from "viem";
import { causesOf } from "../../../src/causes.ts";
import { DecdpError } from "../../../src/errors.ts";
import { wordsIn } from "../words/language.ts";
import type { WalletProblem } from "./walletProblem.ts";
import { walletWords } from "./walletWords.ts";

/** A wallet did not do what it was asked; the message is in the language of the page. */
export class WalletError extends DecdpError {
  override readonly name = "WalletError";
  readonly problem: WalletProblem;

  constructor(
    problem: WalletProblem,
    {
      wallet,
      account,
      cause,
    }: { readonly wallet: string; readonly account?: Address | undefined; readonly cause?: unknown },
  ) {
    const [message, hint] = wordsIn(walletWords).problems[problem](wallet, shortAccount(account));
    super(message, { details: { problem, wallet, account, said: saidBy(cause) }, hint, cause });
    this.problem = problem;
  }
}

/** By the codes of EIP-1193, JSON-RPC and what extends them, and by viem's names. */
const kinds: readonly {
  readonly problem: WalletProblem;
  readonly codes?: readonly number[];
  readonly words?: RegExp;
}[] = [
  // The second is WalletConnect's. Some wallets lose the code on the way to the page.
  { problem: "declined", codes: [4001, 5000], words: /user (rejected|denied|cancell?ed|declined)/i },
  { problem: "unknownChain", codes: [4902] },
  // MetaMask's words for typed data of another chain, under the code of an internal error; and viem's.
  { problem: "otherChain", words: /must match the active chainId|ChainMismatchError/i },
  { problem: "busy", codes: [-32_002] },
  { problem: "unauthorized", codes: [4100] },
  { problem: "unsupported", codes: [4200, -32_601, -32_004] },
  { problem: "disconnected", codes: [4900, 4901] },
];

/** What an error of a wallet says, whatever viem or the library put around it. */
export function walletProblemOf(error: unknown): WalletProblem {
  const causes = causesOf(error);
  const told = causes.find((cause) => cause instanceof WalletError);
  if (told instanceof WalletError) return told.problem;
  // Some wallets put the code that counts under that of an internal error.
  const codes = causes.flatMap((cause) => [cause.code, originalCode(cause.data)]);
  const texts = causes.map(({ name, message }) => `${name} ${message}`);
  const kind = kinds.find(
    (known) =>
      known.codes?.some((code) => codes.includes(code)) || texts.some((text) => known.words?.test(text)),
  );
  return kind?.problem ?? "failed";
}

/** "0x12345678...90abcdef", which somebody can compare with what a wallet shows. */
export function shortAccount(account: Address | undefined): string {
  return account === undefined ? "" : `${account.slice(0, 8)}...${account.slice(-6)}`;
}

function originalCode(data: unknown): unknown {
  return (data as { originalError?: { code?: unknown } } | undefined)?.originalError?.code;
}

function saidBy(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message.slice(0, 300) : undefined;
}
