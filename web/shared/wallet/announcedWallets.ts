import { type ReadonlySignal, signal } from "@preact/signals";
import type { EIP1193Provider } from "viem";

/** A wallet that has announced itself to the page (EIP-6963). What it says of itself is its own word. */
export interface AnnouncedWallet {
  /** The same for as long as the page is open, and for no other wallet. */
  readonly id: string;
  /** What it calls itself. */
  readonly name: string;
  /** A `data:` address of its picture; undefined if it gave none that a page may show. */
  readonly icon: string | undefined;
  /** Whose wallet it says to be, such as "io.metamask". */
  readonly domain: string;
  /** EIP-1193. */
  readonly provider: EIP1193Provider;
}

const LONGEST_NAME = 40;
/** Characters of a picture. */
const LONGEST_ICON = 200_000;
/** More are a mistake or an attack. */
const MOST_WALLETS = 20;

const announced = signal<readonly AnnouncedWallet[]>([]);
let isListening = false;

/**
 * The wallets of this browser, in the order in which they announced themselves. Some do so long after the page was loaded,
 * so it is a signal; the page listens from the first call on.
 */
export function announcedWallets(): ReadonlySignal<readonly AnnouncedWallet[]> {
  if (!isListening) {
    isListening = true;
    addEventListener("eip6963:announceProvider", (event) => {
      const wallet = walletIn((event as CustomEvent<unknown>).detail);
      const known = announced.value;
      // Wallets announce themselves again whenever any page script asks. Nobody takes the place of one that is here.
      if (wallet === undefined || known.length === MOST_WALLETS || known.some(({ id }) => id === wallet.id))
        return;
      announced.value = [...known, wallet];
    });
    dispatchEvent(new Event("eip6963:requestProvider"));
  }
  return announced;
}

/** Undefined for what is no announcement. */
function walletIn(detail: unknown): AnnouncedWallet | undefined {
  if (!isRecord(detail) || !isRecord(detail.info) || !isRecord(detail.provider)) return undefined;
  const { info, provider } = detail;
  const { uuid, name, icon, rdns } = info;
  if (typeof uuid !== "string" || uuid === "" || typeof name !== "string") return undefined;
  if (typeof provider.request !== "function") return undefined;
  return {
    id: uuid,
    name: shown(name) || shown(`${rdns}`),
    // The page loads nothing from elsewhere, and a picture in an <img> runs nothing.
    icon: typeof icon === "string" && isPicture(icon) ? icon : undefined,
    domain: shown(typeof rdns === "string" ? rdns : ""),
    provider: provider as unknown as EIP1193Provider,
  };
}

function isPicture(icon: string): boolean {
  return icon.length <= LONGEST_ICON && /^data:image\/(svg\+xml|png|webp|jpeg|gif)[;,]/.test(icon);
}

/** A name as a button can show it: on one line, and without characters that steer how text is written. */
function shown(name: string): string {
  return name
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
