/** @jsxImportSource preact */
import { wordsIn } from "../words/language.ts";
import { type AnnouncedWallet, announcedWallets } from "./announcedWallets.ts";
import { walletWords } from "./walletWords.ts";

/** A button for each wallet of this browser; one that announces itself later gets its own then. */
export function WalletButtons({
  label,
  onChoose,
  isBusy = false,
}: {
  /** What the button of a wallet with this name says. */
  readonly label: (wallet: string) => string;
  readonly onChoose: (wallet: AnnouncedWallet) => void;
  readonly isBusy?: boolean;
}) {
  const wallets = announcedWallets().value;
  if (wallets.length === 0) return <p class="quiet">{wordsIn(walletWords).noWallet}</p>;
  return (
    <ul class="wallets">
      {wallets.map((wallet) => (
        <li key={wallet.id}>
          <button type="button" aria-disabled={isBusy} onClick={() => isBusy || onChoose(wallet)}>
            {wallet.icon !== undefined && <img src={wallet.icon} alt="" width="24" height="24" />}
            {label(wallet.name)}
          </button>
        </li>
      ))}
    </ul>
  );
}
