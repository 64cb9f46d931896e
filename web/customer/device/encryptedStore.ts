import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { CustomerKeys } from "../../../src/customer/keys.ts";
import { DecdpError } from "../../../src/errors.ts";
import type { Store } from "../../../src/store.ts";
import type { DeviceTable } from "./database.ts";

const PREFIX = "memory/";
const NONCE = 24;

/**
 * What the agent remembers, encrypted on the device: the disk shows how much there is, and which of the agent's parts were
 * written, but nothing in them. A value cannot be moved to another name. `get` throws `DecdpError` for what was changed.
 */
export function encryptedStore(table: DeviceTable, keys: CustomerKeys): Store {
  const seeds = hexToBytes(`${keys.secretSeed.slice(2)}${keys.subjectSeed.slice(2)}`);
  const key = hkdf(sha256, seeds, undefined, utf8ToBytes("decdp/device-store/1"), 32);
  return {
    async get(name) {
      const sealed = await table.get(PREFIX + name);
      return sealed === undefined ? undefined : open(key, name, sealed);
    },
    set: (name, value) => table.put(new Map([[PREFIX + name, seal(key, name, value)]])),
    delete: (name) => table.delete(PREFIX + name),
    list: async (prefix) => (await table.keys(PREFIX + prefix)).map((name) => name.slice(PREFIX.length)),
  };
}

function seal(key: Uint8Array, name: string, value: string): string {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const box = xchacha20poly1305(key, nonce, utf8ToBytes(name)).encrypt(utf8ToBytes(value));
  return bytesToHex(nonce) + bytesToHex(box);
}

function open(key: Uint8Array, name: string, sealed: string): string {
  try {
    const bytes = hexToBytes(sealed);
    const cipher = xchacha20poly1305(key, bytes.subarray(0, NONCE), utf8ToBytes(name));
    return new TextDecoder().decode(cipher.decrypt(bytes.subarray(NONCE)));
  } catch (cause) {
    throw new DecdpError("What is kept on this device was changed, or belongs to other keys.", {
      details: { name },
      hint: "Open your vault file on this device again.",
      cause,
    });
  }
}
