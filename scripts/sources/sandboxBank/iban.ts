/** An IBAN with its right check digits for a Dutch account of the sandbox bank. */
export function dutchIban(accountNumber: number): string {
  const account = `SAND${String(accountNumber).padStart(10, "0")}`;
  return `NL${checkDigits("NL", account)}${account}`;
}

/** Check digits by ISO 7064 (MOD 97-10). */
function checkDigits(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((letter) => Number.parseInt(letter, 36)).join("");
  return String(98n - (BigInt(digits) % 97n)).padStart(2, "0");
}
