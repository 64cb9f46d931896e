import {
  type Address,
  encodeFunctionData,
  type Hex,
  hashTypedData,
  hexToBigInt,
  hexToNumber,
  recoverAddress,
  size,
  slice,
  type TypedDataDefinition,
} from "viem";
import { call, getCode } from "viem/actions";
import { ifAnswered } from "../../../src/chain/node/ifAnswered.ts";
import type { ReadingClient } from "../../../src/chain/transact.ts";
import { refuse } from "./refuse.ts";

/** Who signs: the account's key, or its code (ERC-1271). */
export type Signer = "key" | "code";

const erc1271 = [
  {
    type: "function",
    name: "isValidSignature",
    stateMutability: "view",
    inputs: [{ type: "bytes32" }, { type: "bytes" }],
    outputs: [{ type: "bytes4" }],
  },
] as const;
const VALID = `0x1626ba7e${"00".repeat(28)}`;
/** Half the order of secp256k1, rounded down. Above it stands the other form of each signature. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;
/** Gas that the contracts let an account's code have. */
const CODE_ALLOWANCE = 400_000n;

/** A signature, and the account whose it should be. */
export interface GivenSignature {
  readonly subject: Address;
  readonly signature: Hex;
}

/**
 * Who has signed a hash. The key is tried first, as in the contracts; code is asked as the contract asks it. Throws
 * `SignatureInvalid` where it is neither, `DecdpError` if the node fails.
 */
export async function findSigner(
  { client }: { readonly client: ReadingClient },
  { subject, signature }: GivenSignature,
  hash: Hex,
  contract: Address,
): Promise<Signer> {
  if (await isSignedByKey(subject, hash, signature)) return "key";
  const code = await getCode(client, { address: subject });
  if (code === undefined || code === "0x") refuse("SignatureInvalid");
  const data = encodeFunctionData({
    abi: erc1271,
    functionName: "isValidSignature",
    args: [hash, signature],
  });
  const asked = { account: contract, to: subject, data, gas: CODE_ALLOWANCE };
  const answer = await ifAnswered(() => call(client, asked));
  if (answer?.data !== VALID) refuse("SignatureInvalid");
  return "code";
}

/** The hash that is signed of typed data. */
export function hashOf(typedData: unknown): Hex {
  return hashTypedData(typedData as TypedDataDefinition);
}

/** Exactly as the contracts see it: what they do not take for a key's signature, they show to the account's code. */
async function isSignedByKey(account: Address, hash: Hex, signature: Hex): Promise<boolean> {
  if (size(signature) !== 65) return false;
  const [s, v] = [hexToBigInt(slice(signature, 32, 64)), hexToNumber(slice(signature, 64))];
  if (s > HALF_ORDER || (v !== 27 && v !== 28)) return false;
  const recovered = await recoverAddress({ hash, signature }).catch(() => undefined);
  return recovered?.toLowerCase() === account.toLowerCase();
}
