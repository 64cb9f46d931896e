/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import type { Unlocking } from "../../../../src/agent/vault/unlocking.ts";
import { nameOfWay, type WrappedWay } from "../../../../src/agent/vault/vaultFile.ts";
import { Choice } from "../../../shared/parts/Choice.tsx";
import { Problem } from "../../../shared/parts/Problem.tsx";
import { go } from "../../../shared/parts/route.ts";
import { Screen } from "../../../shared/parts/Screen.tsx";
import { useWalletWaiting, WalletWaiting } from "../../../shared/wallet/WalletWaiting.tsx";
import { wordsIn } from "../../../shared/words/language.ts";
import { words as pageWords } from "../../session.ts";
import { doorsWords } from "../../words/doors.ts";
import { moreWords } from "../../words/more.ts";
import { explained } from "../ways/explained.ts";
import { StayingWay } from "./StayingWay.tsx";
import { textOf } from "./VaultOverview.tsx";
import { keepOnly, vault } from "./vault.ts";

/** Removes a way: the vault gets a new key, for which each way that stays is needed. */
export function RemoveWay({ index }: { readonly index: number }) {
  const words = wordsIn(doorsWords);
  const [ways] = useState<readonly WrappedWay[]>(vault.value?.ways ?? []);
  const [given, setGiven] = useState<ReadonlyMap<string, Unlocking>>(new Map());
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const { waiting, during } = useWalletWaiting();
  const leaving = ways[index];
  const staying = ways.filter((one) => one !== leaving).map(({ way }) => way);
  if (leaving === undefined || staying.length === 0) {
    go("vault");
    return <Screen title={wordsIn(moreWords).vault.name}>{null}</Screen>;
  }
  const remove = async () => {
    const [first, ...others] = staying.map((way) => given.get(nameOfWay(way))!);
    setBusy(true);
    setError(undefined);
    try {
      await keepOnly([first!, ...others]);
      go("vault");
    } catch (failure) {
      setError(explained(failure));
      setBusy(false);
    }
  };
  return (
    <Screen title={words.removeTitle(textOf(leaving.way))}>
      <p>{words.removeText}</p>
      <ul class="list">
        {staying.map((way) => (
          <li class="sheet" key={nameOfWay(way)}>
            <h2>{textOf(way)}</h2>
            {given.has(nameOfWay(way)) ? (
              <p role="status">{words.stays}</p>
            ) : (
              <StayingWay
                way={way}
                during={during}
                onGiven={(unlocking) => setGiven(new Map([...given, [nameOfWay(way), unlocking]]))}
              />
            )}
          </li>
        ))}
      </ul>
      <WalletWaiting waiting={waiting} />
      <Problem error={error} words={pageWords} />
      <p class="quiet">{words.removeBackups}</p>
      {given.size === staying.length && (
        <Choice
          isBusy={isBusy}
          first={{ label: words.remove, onClick: () => void remove() }}
          second={{ label: pageWords.back, onClick: () => go("vault") }}
        />
      )}
      {given.size < staying.length && (
        <p>
          <a class="button" href="#/vault">
            {pageWords.back}
          </a>
        </p>
      )}
    </Screen>
  );
}
