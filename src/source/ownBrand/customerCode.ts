import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, stringToBytes } from "viem";
import { SourceError } from "../sourceError.ts";

// What a brand's shop gives a customer who is logged in there, to show at the gateway whose purchases to read:
// expiry, a keyed digest, and the customer's number, between dots.

/** @param key 32 bytes that shop and gateway share. */
export function writeCustomerCode(
  key: Uint8Array,
  { customer, expiry }: { readonly customer: string; readonly expiry: number },
): string {
  return `${expiry}.${digestOf(key, customer, expiry)}.${customer}`;
}

/**
 * The customer's number in a code. Throws `SourceError`: `forged` for one that the shop did not make, `expired` for one
 * that is over.
 *
 * @param now Unix seconds.
 */
export function readCustomerCode(key: Uint8Array, code: string, now: number): string {
  const [, expiry, digest, customer] = /^(\d{1,12})\.([0-9a-f]{64})\.(.{1,100})$/.exec(code) ?? [];
  const isOurs = customer !== undefined && isSame(digest!, digestOf(key, customer, Number(expiry)));
  if (!isOurs) {
    throw new SourceError("forged", "The shop did not make this code.", {
      hint: "Log in at the shop and take the code from there.",
    });
  }
  if (Number(expiry) >= now) return customer;
  throw new SourceError("expired", "The shop's code is over.", { hint: "Take a new one from the shop." });
}

function digestOf(key: Uint8Array, customer: string, expiry: number): string {
  return bytesToHex(hmac(sha256, key, stringToBytes(`${expiry}.${customer}`))).slice(2);
}

/** Compares all of it, however early it differs. */
function isSame(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}
