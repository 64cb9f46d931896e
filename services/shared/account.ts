import { isHex } from "viem";
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { howToKeep, readSecret } from "./keystore.ts";
import { ServiceError } from "./serviceError.ts";

/** The account that pays for a service's transactions, by the variable of its key. Throws `ServiceError`. */
export async function readAccount(variable: string): Promise<PrivateKeyAccount> {
  const key = await readSecret(variable);
  if (key === undefined) {
    throw new ServiceError("There is no key of an account that pays.", { hint: howToKeep(variable) });
  }
  if (isHex(key) && key.length === 66) {
    try {
      return privateKeyToAccount(key);
    } catch {
      // The message would quote the key.
    }
  }
  throw new ServiceError(`${variable} is no private key.`, { hint: "It is 0x and 64 hexadecimal digits." });
}
