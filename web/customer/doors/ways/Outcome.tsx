/** @jsxImportSource preact */
import type { Address } from "viem";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { WalletWaiting } from "../../../shared/wallet/WalletWaiting.tsx";
import { walletWords } from "../../../shared/wallet/walletWords.ts";
import { wordsIn } from "../../../shared/words/language.ts";
import { words } from "../../session.ts";
import type { Opening } from "./useOpening.ts";

/** What an attempt waits for, and why it failed. */
export function Outcome({
  opening: { error, undecided, waiting, byOtherAccount },
  among,
}: {
  readonly opening: Opening;
  readonly among?: readonly Address[] | undefined;
}) {
  return (
    <>
      <WalletWaiting waiting={waiting} />
      <Problem error={error} words={words} />
      {undecided !== undefined && (
        <button type="button" onClick={() => void byOtherAccount(undecided, among)}>
          {wordsIn(walletWords).chooseAccount(undecided.name)}
        </button>
      )}
    </>
  );
}
