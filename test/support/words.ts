import { zeroHash } from "viem";
import type { Words } from "../../src/chain/words.ts";

/** What subjects in tests are shown. */
export const words: Words = {
  purpose: "to send you offers of your region",
  ifYouSayNo: "you get no offers",
  language: "en",
  rendering: zeroHash,
};
