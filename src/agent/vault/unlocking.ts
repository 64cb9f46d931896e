import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Address, bytesToHex, concat, type Hex, hexToBytes, stringToBytes, stringToHex } from "viem";
import type { ScryptCost } from "../../customer/backupFormat.ts";
import type { Passkey } from "../../customer/passkey.ts";
import { keyOfPassphrase, requireStrong, USUAL_COST } from "../../customer/passphraseKey.ts";
import { keyOfWallet, steadyKeyOfWallet, type WalletSigning } from "../../customer/walletKey.ts";
import { InvalidValueError } from "../../errors.ts";
import { VAULT_FORMAT, type Way } from "./vaultFile.ts";

/** Shown by the wallet when it is asked to sign for a vault. */
export const WALLET_VAULT_WARNING =
  "This signature unlocks the vault with your DeCDP keys, cards and receipts. Whoever has it and the vault's file " +
  "can answer, consent and claim in your name. Sign only in the app in which you are making or opening your vault, " +
  "just now. It costs nothing and sends nothing to the chain.";

/** What somebody unlocks a vault with. */
export type Unlocking =
  | {
      readonly kind: "passphrase";
      readonly passphrase: string;
      /** For a new way; by default 128 MiB and about a second. */
      readonly cost?: ScryptCost | undefined;
    }
  | { readonly kind: "wallet"; readonly account: Address; readonly sign: SignVault }
  | PasskeyUnlocking;

/** In browsers, `newPasskey` and `passkeyOf` give it. */
export interface PasskeyUnlocking extends Passkey {
  readonly kind: "passkey";
  /** Asks the passkey for the 32 bytes of its pseudo-random function (WebAuthn PRF, `prf.eval.first`) for an input. */
  readonly evaluate: (input: Uint8Array) => Promise<Uint8Array>;
}

/** Asks an account to sign EIP-712 data. */
export type SignVault = (typedData: ReturnType<typeof vaultTypedData>) => Promise<Hex>;

const PRF_SIZE = 32;

/**
 * A new way, and its key. Throws `InvalidValueError` for a weak passphrase, and `UnlockingError` for a wallet that signs
 * differently each time.
 */
export async function newWay(unlocking: Unlocking): Promise<{ way: Way; key: Uint8Array }> {
  const salt = bytesToHex(crypto.getRandomValues(new Uint8Array(32)));
  if (unlocking.kind === "wallet") {
    const { account, sign } = unlocking;
    return {
      way: { kind: "wallet", account, salt },
      key: await steadyKeyOfWallet(walletSigning(account, salt, sign)),
    };
  }
  if (unlocking.kind === "passkey") {
    const { site, credential, evaluate } = unlocking;
    return { way: { kind: "passkey", site, credential, salt }, key: await keyOfPasskey(salt, evaluate) };
  }
  const { passphrase, cost = USUAL_COST } = unlocking;
  requireStrong(passphrase, cost);
  const { N, r, p } = cost;
  return {
    way: { kind: "passphrase", salt, N, r, p },
    key: await keyOfPassphrase(passphrase, { salt, N, r, p }),
  };
}

/** The key of a way; undefined if it is for another unlocking. */
export function keyOfWay(way: Way, unlocking: Unlocking): Promise<Uint8Array> | undefined {
  if (way.kind === "passphrase" && unlocking.kind === "passphrase") {
    return keyOfPassphrase(unlocking.passphrase, way);
  }
  if (way.kind === "wallet" && unlocking.kind === "wallet") {
    if (way.account.toLowerCase() !== unlocking.account.toLowerCase()) return undefined;
    return keyOfWallet(walletSigning(way.account, way.salt, unlocking.sign));
  }
  if (way.kind === "passkey" && unlocking.kind === "passkey") {
    if (way.credential.toLowerCase() !== unlocking.credential.toLowerCase()) return undefined;
    return keyOfPasskey(way.salt, unlocking.evaluate);
  }
  return undefined;
}

/** EIP-712 data whose signature unlocks one vault. No contract has this domain, so none accepts the signature. */
export function vaultTypedData(account: Address, salt: Hex) {
  return {
    domain: { name: "DeCDP vault", version: "1" },
    types: {
      Vault: [
        { name: "warning", type: "string" },
        { name: "account", type: "address" },
        { name: "salt", type: "bytes32" },
      ],
    },
    primaryType: "Vault",
    message: { warning: WALLET_VAULT_WARNING, account, salt },
  } as const;
}

function walletSigning(account: Address, salt: Hex, sign: SignVault): WalletSigning {
  const typedData = vaultTypedData(account, salt);
  return { account, salt, purpose: `${VAULT_FORMAT} wallet`, typedData, sign: () => sign(typedData) };
}

/**
 * What a passkey's function is asked for. The salt is another one for each vault and each way, so that an output which
 * somebody overheard opens nothing after the way was renewed; the words before it keep other purposes apart.
 */
export function passkeyInput(salt: Hex): Uint8Array {
  return hexToBytes(concat([stringToHex(`${VAULT_FORMAT} passkey\0`), salt]));
}

async function keyOfPasskey(salt: Hex, evaluate: PasskeyUnlocking["evaluate"]): Promise<Uint8Array> {
  const output = await evaluate(passkeyInput(salt));
  if (output.length !== PRF_SIZE) {
    throw new InvalidValueError(`The passkey gave ${output.length} bytes, and not ${PRF_SIZE}.`, {
      hint: "Take a passkey that supports the WebAuthn extension PRF, or a passphrase.",
    });
  }
  return hkdf(sha256, output, hexToBytes(salt), stringToBytes(`${VAULT_FORMAT} passkey`), 32);
}
