// Whole sentences, since a fault can have the same words in it: "unknown account", "nonce too high".

/** What nodes say of a transaction that they have. */
const alreadyKnown: readonly RegExp[] = [
  /^already known$/i, // geth, Nethermind, Reth
  /^known transaction(: [0-9a-fx]+)?\.?$/i, // older geth, Besu, Hardhat
  /^ALREADY_EXISTS: already known$/, // Erigon
  /^INTERNAL_ERROR: existing tx with same hash$/, // Erigon
  /^AlreadyKnown$/, // older Nethermind
  /^transaction already imported$/i, // anvil
  /^\[0x[0-9a-f]{64}\] already imported$/i, // anvil
];

/** What they say when the account has used the nonce. */
const nonceTooLow: readonly RegExp[] = [
  /^nonce too low$/i, // older geth, Nethermind, Besu, anvil
  /^nonce too low: next nonce \d+, tx nonce \d+$/, // geth, Reth
  /^nonce too low: address 0x[0-9a-f]{40}, tx: \d+ state: \d+$/i, // geth
  /^(INTERNAL_ERROR|NONCE_TOO_LOW): nonce too low$/, // Erigon
  /^OldNonce(, .*)?$/, // older Nethermind
  /^(Transaction n|N)once too low\. Expected nonce to be (at least )?\d+ but got \d+\.( Note that .*)?$/, // Hardhat
];

/** What they say when they have another one at the same nonce, for as much or more. */
const replacementUnderpriced: readonly RegExp[] = [
  /^replacement transaction underpriced$/i, // geth, Nethermind, Besu, Reth, anvil
  /^replacement transaction underpriced: .+$/i, // geth
  /^(INTERNAL_ERROR|FEE_TOO_LOW): (could not replace existing tx|replacement transaction underpriced)$/, // Erigon
  /^ReplacementNotAllowed(, .*)?$/, // older Nethermind
  /^Replacement transaction underpriced\. A gasPrice\/max(Priority)?FeePerGas of at least \d+ is necessary to replace the existing transaction with nonce \d+\.$/, // Hardhat
];

const taken = [...alreadyKnown, ...nonceTooLow, ...replacementUnderpriced];

/** Whether a node that refuses a transaction has it, or something newer or better at its nonce. */
export function isTakenAlready(reply: string): boolean {
  return taken.some((sentence) => sentence.test(reply.trim()));
}

/** What they say of a tip below the least that they take, with the least in wei where they tell it. */
const tipTooLow: readonly RegExp[] = [
  /^transaction underpriced: gas tip cap \d+, minimum needed (\d+)$/i, // geth
  /^transaction underpriced: tip needed (\d+), tip permitted \d+$/i, // geth's blob pool, older geth
  /^transaction underpriced$/i, // geth, Reth
  /^FEE_TOO_LOW: underpriced$/, // Erigon
  /^(INTERNAL_ERROR: )?underpriced$/, // Erigon
  /^FeeTooLow(, .*)?$/, // Nethermind
  /^Gas price below configured minimum gas price$/i, // Besu
  /^max priority fee per gas (?:too low|below minimum)(?:: .*?minimum:? (\d+))?.*$/i, // chains built on these
];

/** What geth asks for unless it is told otherwise. */
const USUAL_MINIMUM = 1_000_000_000n;

/** The least tip, in wei, of a node that refuses a transaction for its tip; undefined if that is not what it says. */
export function minimumTipIn(reply: string): bigint | undefined {
  const found = tipTooLow.map((sentence) => sentence.exec(reply.trim())).find((match) => match !== null);
  if (!found) return undefined;
  return found[1] === undefined ? USUAL_MINIMUM : BigInt(found[1]);
}
