import { type Address, concat, type Hex, keccak256, numberToHex, stringToHex } from "viem";
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts";
import { SCALAR_MODULUS } from "../field.ts";
import { type RecipientKeys, recipientKeys } from "./box.ts";

/**
 * What a customer must keep: two random seeds of 32 bytes, independent of each other and of any wallet's signature.
 * Whoever has `secretSeed` can answer as the customer; whoever has `subjectSeed` can consent, withdraw and claim.
 */
export interface CustomerKeys {
  readonly secretSeed: Hex;
  readonly subjectSeed: Hex;
}

/** Makes new keys from the platform's secure random source. */
export function createCustomerKeys(): CustomerKeys {
  return { secretSeed: generatePrivateKey(), subjectSeed: generatePrivateKey() };
}

/** The secret behind commitments and nullifiers, a field element. */
export function secretOf(keys: CustomerKeys): bigint {
  return deriveField(keys.secretSeed, "secret", "0x");
}

/** The blinding for one issuer, a field element. Each issuer gets a different one, so they cannot link customers. */
export function blindingFor(keys: CustomerKeys, chainId: number, registry: Address, issuer: bigint): bigint {
  const context = concat([numberToHex(chainId, { size: 32 }), registry, numberToHex(issuer, { size: 32 })]);
  return deriveField(keys.secretSeed, "blinding", context);
}

/** The customer's account for one brand. Each brand sees a different one, so they cannot link customers. */
export function subjectFor(keys: CustomerKeys, brand: Address): PrivateKeyAccount {
  return privateKeyToAccount(derive(keys.subjectSeed, "subject", brand));
}

/** The account that receives one brand's rewards: different from the subject, and for each brand. */
export function payeeFor(keys: CustomerKeys, brand: Address): PrivateKeyAccount {
  return privateKeyToAccount(payeeKeyFor(keys, brand));
}

/** The private key of `payeeFor`, for a wallet. Whoever has it has that account, and nothing else of the customer. */
export function payeeKeyFor(keys: CustomerKeys, brand: Address): Hex {
  return derive(keys.subjectSeed, "payee", brand);
}

/** The keys with which a customer reads what a brand sends it for one scope: another pair for each. */
export function recipientFor(keys: CustomerKeys, brand: Address, scope: bigint): RecipientKeys {
  return recipientKeys(
    derive(keys.subjectSeed, "recipient", concat([brand, numberToHex(scope, { size: 32 })])),
  );
}

/** The keys with which a customer reads what a brand says that it keeps. */
export function dataRecipientFor(keys: CustomerKeys, brand: Address): RecipientKeys {
  return recipientKeys(derive(keys.subjectSeed, "data", brand));
}

function derive(seed: Hex, purpose: string, context: Hex): Hex {
  return keccak256(concat([seed, stringToHex(purpose, { size: 32 }), context]));
}

function deriveField(seed: Hex, purpose: string, context: Hex): bigint {
  return BigInt(derive(seed, purpose, context)) % SCALAR_MODULUS;
}
