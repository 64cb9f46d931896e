import { readFileSync } from "node:fs";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { VaultContents } from "../../../src/agent/vault/contents.ts";
import type { SignVault, Unlocking } from "../../../src/agent/vault/unlocking.ts";
import { readReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import { readCard } from "../../../src/format/credential/card.ts";
import { formats } from "../formats/formats.ts";

/** A receipt of the documentation. */
export const receipt = readReceipt(readFileSync(fromRoot("docs/consent/given.receipt.json"), "utf8"));

export const card = readCard(formats.find(({ name }) => name === "card")!.written);

export const contents: VaultContents = {
  keys: { secretSeed: `0x${"11".repeat(32)}`, subjectSeed: `0x${"22".repeat(32)}` },
  cards: [card],
  receipts: [receipt],
  memory: '{"format":"decdp-agent-1","sections":{}}',
};

/** The cheapest cost of scrypt that is allowed. */
export const cheap = { N: 2 ** 14, r: 8, p: 1 };

export const byPassphrase = (passphrase = "correct horse battery staple"): Unlocking => ({
  kind: "passphrase",
  passphrase,
  cost: cheap,
});

/** The private key that repeats a byte. */
export function walletKeyOf(byte: string): Hex {
  return `0x${byte.repeat(32)}`;
}

/** A wallet with such a private key, and how it signs. */
export function byWallet(byte = "5e", sign?: SignVault): Unlocking {
  const wallet = privateKeyToAccount(walletKeyOf(byte));
  return { kind: "wallet", account: wallet.address, sign: sign ?? ((data) => wallet.signTypedData(data)) };
}

/** A passkey as authenticators make its outputs: HMAC-SHA-256 of the input with a secret of the credential. */
export function byPasskey(credential: Hex = "0xc1"): Unlocking {
  const secret = new Uint8Array(32).fill(Number(credential));
  const evaluate = async (input: Uint8Array) => hmac(sha256, secret, input);
  return { kind: "passkey", site: "localhost", credential, evaluate };
}

/** The hexadecimal digits with the last one changed. */
export function flipped(hex: Hex): Hex {
  return bytesToHex(
    Uint8Array.from(Buffer.from(hex.slice(2), "hex"), (byte, index) =>
      index === hex.length / 2 - 2 ? byte ^ 1 : byte,
    ),
  );
}
