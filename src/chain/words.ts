import { type Hex, hashStruct } from "viem";

/** What a wallet shows when a subject consents: the terms in words, in the language in which they were shown. */
export interface Words {
  readonly purpose: string;
  /** What happens if the subject says no. */
  readonly ifYouSayNo: string;
  /** BCP 47 tag, such as "en" or "nl-BE". */
  readonly language: string;
  /** Hash of the whole text as shown, 32 bytes. */
  readonly rendering: Hex;
}

/** The EIP-712 type of words, a part of the type of a consent. */
export const wordsType = [
  { name: "purpose", type: "string" },
  { name: "ifYouSayNo", type: "string" },
  { name: "language", type: "string" },
  { name: "rendering", type: "bytes32" },
] as const;

/** The hash of words (EIP-712's `hashStruct`), 32 bytes: the chain takes it and keeps it in the consent's event. */
export function hashOfWords({ purpose, ifYouSayNo, language, rendering }: Words): Hex {
  const data = { purpose, ifYouSayNo, language, rendering };
  return hashStruct({ types: { Words: wordsType }, primaryType: "Words", data });
}
