/** @jsxImportSource preact */
import { useEffect, useRef, useState } from "preact/hooks";
import { DecdpError } from "../../../src/errors.ts";
import { Facts } from "../../shared/parts/Facts.tsx";
import { Problem } from "../../shared/parts/Problem.tsx";
import { QrCode } from "../../shared/parts/QrCode.tsx";
import { go } from "../../shared/parts/route.ts";
import { Screen } from "../../shared/parts/Screen.tsx";
import type { AnnouncedWallet } from "../../shared/wallet/announcedWallets.ts";
import { WalletButtons } from "../../shared/wallet/WalletButtons.tsx";
import { useWalletWaiting, WalletWaiting } from "../../shared/wallet/WalletWaiting.tsx";
import { wordsIn } from "../../shared/words/language.ts";
import { type Opened, refresh, words } from "../session.ts";
import { cardWords } from "../words/cards/cardWords.ts";
import type { CardOffer } from "./offers.ts";
import { type FilledIn, filledIn, SourceFields } from "./SourceFields.tsx";
import { signInWith } from "./signIn.ts";

const own = wordsIn(cardWords);

/** Which issuer, and for which request. */
export interface Wanted {
  readonly host: string;
  readonly name: string;
  /** Empty for none. */
  readonly request: string;
}

/** Allows an issuer to read a source once, and gets its card. */
export function AddCard(opened: Opened & Wanted) {
  const { desk, host, name } = opened;
  const [offer, setOffer] = useState<CardOffer>();
  const [error, setError] = useState<unknown>();
  const look = async () => {
    setError(undefined);
    try {
      const offers = await desk.offers();
      const found = offers.find(({ gateway, issuer }) => hostOf(gateway) === host && issuer.name === name);
      if (found === undefined) throw new DecdpError(own.nobodyOffers);
      setOffer(found);
    } catch (failure) {
      setError(failure);
    }
  };
  useEffect(() => void look(), [host, name]);
  if (offer !== undefined) return <Allow {...opened} offer={offer} />;
  return (
    <Screen title={error === undefined ? words.loading : words.problem}>
      <Problem error={error} words={words} retry={look} />
    </Screen>
  );
}

function Allow({ desk, offer, request }: Opened & Wanted & { readonly offer: CardOffer }) {
  const { gateway, issuer } = offer;
  const [title, text] = own.sources[issuer.source];
  const form = useRef<HTMLFormElement>(null);
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const [presenting, setPresenting] = useState<string>();
  const { waiting, during } = useWalletWaiting();

  const allow = async (filled: FilledIn, sign?: (message: string) => Promise<unknown>) => {
    if (isBusy) return;
    setBusy(true);
    setError(undefined);
    try {
      if (filled.attributes.length === 0) throw new DecdpError(own.chooseSomething);
      const { begun, ask } = await desk.begin(offer, { ...filled, request });
      if (ask.kind === "open") return location.assign(pageIn(ask.url));
      if (ask.kind === "present") {
        setPresenting(ask.request);
        return;
      }
      const given =
        ask.kind === "state" ? filled.stated : ask.kind === "sign" ? await sign?.(ask.message) : undefined;
      const card = await desk.complete(begun, given);
      await refresh();
      go("cards", "new", `${card.issuer}`, `${card.index}`, request);
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const withWallet = (wallet: AnnouncedWallet) =>
    void during(wallet, async (asking) => {
      const signIn = await signInWith(wallet, asking);
      try {
        await allow({ ...filledIn(form.current!, offer), given: { address: signIn.address } }, signIn.sign);
      } finally {
        signIn.close();
      }
    }).catch(setError);

  if (presenting !== undefined) return <Present request={presenting} />;
  return (
    <Screen title={title}>
      <p>{text}</p>
      <form
        ref={form}
        class="sheet"
        onSubmit={(event) => {
          event.preventDefault();
          if (issuer.source !== "EthereumWallet") void allow(filledIn(event.currentTarget, offer));
        }}
      >
        <SourceFields issuer={issuer} />
        <Facts
          rows={[
            ["", own.issuedBy(hostOf(gateway))],
            [own.whatTheyKeep, own.theyKeep],
          ]}
        />
        <Problem error={error} words={words} />
        {issuer.source === "EthereumWallet" ? (
          <>
            <WalletButtons label={own.useWallet} onChoose={withWallet} isBusy={isBusy} />
            <WalletWaiting waiting={waiting} />
          </>
        ) : (
          <button type="submit" class="first" aria-disabled={isBusy}>
            {isBusy ? own.allowing : leavesThePage.includes(issuer.source) ? own.allowAndGo : own.allow}
          </button>
        )}
        <a class="button" href={request === "" ? "#/cards" : `#/ask/${request}`}>
          {words.back}
        </a>
      </form>
    </Screen>
  );
}

const leavesThePage: readonly string[] = ["BankAccount", "SolidPod"];

/** A request for the customer's wallet app, on this device or, by its QR code, on another one. */
function Present({ request }: { readonly request: string }) {
  return (
    <Screen title={own.present}>
      <p>{own.presentText}</p>
      <a class="button" href={request}>
        {own.present}
      </a>
      <QrCode text={request} label={own.present} />
    </Screen>
  );
}

/** A source leads to a page, and to nothing that runs in this one. */
function pageIn(url: string): string {
  if (/^https?:\/\//.test(url)) return url;
  throw new DecdpError(own.unknownStep);
}

/** By which an address names a gateway. */
export function hostOf(gateway: string): string {
  return new URL(gateway).host;
}
