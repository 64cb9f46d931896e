import { build } from "esbuild";
import { type Hex, isHex } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { fromRoot } from "../../services/shared/paths.ts";
import { installFolder } from "../shared/installFolder.ts";

const FOLDER = "scripts/wallets";

/** How the person behind a wallet decides, and what they have. */
export interface MetaMaskSetup {
  /** What the wallet calls itself, and where `globalThis` has its controls. */
  readonly name?: string;
  /** Private keys; the person gives the page the first account when asked. */
  readonly keys: readonly Hex[];
  readonly chainId?: number;
  /** "later" waits for `decide`. */
  readonly answer?: "yes" | "no" | "later";
  readonly isLocked?: boolean;
  /** It announces itself only when the test calls `announce`. */
  readonly isLate?: boolean;
  /** A smart account: it is given to the page, and the first key signs for it. */
  readonly smartAccount?: Hex;
}

/** Installs the wallets; false, and says so, where that is not possible. */
export async function areWalletsInstalled(): Promise<boolean> {
  try {
    await installFolder(FOLDER, "wallets, 170 MB,");
    return true;
  } catch {
    console.log(`Skipped: the packages of ${FOLDER} cannot be installed here.`);
    return false;
  }
}

/** A script that is MetaMask's own provider, engine and signatures in a page, with a person as set up. */
export async function metaMaskScript(setup: MetaMaskSetup): Promise<string> {
  bundled ??= bundle();
  const {
    name = "MetaMask",
    keys,
    chainId = 1,
    answer = "yes",
    isLocked = false,
    isLate,
    smartAccount,
  } = setup;
  const own = Object.fromEntries(keys.map((key) => [privateKeyToAddress(key).toLowerCase(), key]));
  const signer = Object.keys(own)[0];
  const given = {
    ...{ name, chainId, answer, isLocked },
    accounts: isHex(smartAccount) ? { [smartAccount.toLowerCase()]: keys[0], ...own } : own,
    ...(smartAccount !== undefined && { signsAs: signer }),
    ...(isLate && { isLate }),
  };
  return `globalThis.walletSetup = ${JSON.stringify(given)};\n${await bundled}`;
}

let bundled: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fromRoot(FOLDER, "metaMask.mjs")],
    inject: [fromRoot(FOLDER, "shims.mjs")],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "silent",
    define: { global: "globalThis" },
    alias: { stream: "readable-stream" },
    // One package names them for Node alone.
    external: ["http", "https", "url", "zlib"],
  });
  return outputFiles[0]!.text;
}
