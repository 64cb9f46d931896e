import { type Address, type Hex, hashTypedData, type TypedDataDefinition } from "viem";
import { getCode } from "viem/actions";
import { ContractRevertError } from "../../errors.ts";
import { isSignedByKey, signerOf } from "../../signature/keySignature.ts";
import { hashWithoutDomain, WITHOUT_DOMAIN_HINT } from "../../signature/withoutDomain.ts";
import type { ReadingClient } from "../transact.ts";
import { isValidByCode } from "./codeSignature.ts";

/** What was signed, and how. */
export interface SignedData {
  /** The typed data's hash (EIP-712), and the one that a wallet signs if they reach it raw (`hashWithoutDomain`). */
  readonly hash: Hex;
  readonly withoutDomain: Hex;
  readonly signature: Hex;
}

/** Typed data and their signature. */
export function signedTypedData(typedData: object, signature: Hex): SignedData {
  const definition = typedData as TypedDataDefinition;
  return { hash: hashTypedData(definition), withoutDomain: hashWithoutDomain(definition), signature };
}

/** Sends what carries a signature. Where the contract does not take that for the account's, says why. */
export async function explainingSignature<Result>(
  client: ReadingClient,
  signed: SignedData,
  send: () => Promise<Result>,
): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ContractRevertError) || error.errorName !== "SignatureInvalid") throw error;
    const { shortMessage, errorName, args } = error;
    const hint = await reasonOf(client, args.account as Address, signed).catch(() => undefined);
    if (hint === undefined) throw error;
    throw new ContractRevertError(shortMessage, { errorName, args, cause: error, hint });
  }
}

/** Why an account's signature does not count and what to do; undefined if that cannot be told. */
async function reasonOf(
  client: ReadingClient,
  account: Address,
  { hash, withoutDomain, signature }: SignedData,
): Promise<string | undefined> {
  const code = await getCode(client, { address: account });
  if (code !== undefined && code !== "0x") {
    return (await isValidByCode(client, account, { hash, signature }))
      ? `The code of ${account} accepts it, but takes more than the 400,000 gas that the contracts give it, as passkeys can: let the account send the transaction itself.`
      : `The code of ${account} does not accept it: sign with one of its owners, on this chain.`;
  }
  if (isSignedByKey(account, { hash: withoutDomain, signature })) return WITHOUT_DOMAIN_HINT;
  const signer = signerOf({ hash, signature });
  return (
    signer &&
    `${signer} signed it, or another account signed something else: choose ${account} in the wallet.`
  );
}
