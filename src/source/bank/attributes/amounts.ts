import { unexpected } from "../refusals.ts";

/** As the standard writes amounts: a dot, at most 14 digits before and three after it, a minus for what goes out. */
const amountText = /^(-?)(\d{1,14})(?:\.(\d{1,3}))?$/;

/**
 * An amount in thousandths of its currency: some currencies have three decimals. Throws `SourceError` ("unexpected") for
 * any other form: an amount that is guessed or left out would make the derived attributes wrong.
 */
export function readThousandths(text: string, place: string): bigint {
  const parts = amountText.exec(text);
  if (parts === null) {
    throw unexpected(`The bank wrote an amount in a form that NextGenPSD2 does not have, at ${place}.`);
  }
  const [, sign, whole, decimals = ""] = parts;
  const thousandths = BigInt(whole!) * 1000n + BigInt(decimals.padEnd(3, "0"));
  return sign === "-" ? -thousandths : thousandths;
}
