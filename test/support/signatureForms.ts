import {
  concat,
  type Hex,
  hexToBigInt,
  numberToHex,
  parseSignature,
  serializeCompactSignature,
  signatureToCompactSignature,
} from "viem";

/** Order of secp256k1. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** The forms in which wallets write one and the same signature; the contracts take the first only. */
export function signatureForms(signature: Hex): readonly Hex[] {
  const { r, s, yParity } = parseSignature(signature);
  const written = (low: Hex, v: number) => concat([r, low, numberToHex(v, { size: 1 })]);
  const high = numberToHex(ORDER - hexToBigInt(s), { size: 32 });
  return [
    written(s, 27 + yParity),
    written(s, yParity),
    serializeCompactSignature(signatureToCompactSignature({ r, s, yParity })),
    // Of keys in hardware of data centres, which do not choose the lower of both values.
    written(high, 28 - yParity),
    written(high, 1 - yParity),
  ];
}
