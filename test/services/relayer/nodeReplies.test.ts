import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createWalletClient, type Hex, http, parseEther, parseGwei } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { isTakenAlready } from "../../../services/relayer/sending/nodeReplies.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";

const hash = `0x${"ab".repeat(32)}`;
const address = `0x${"Cd".repeat(20)}`;

/** What each node says, as its sources have it. */
const replies: Readonly<Record<string, readonly string[]>> = {
  geth: [
    "already known",
    `known transaction: ${"ab".repeat(32)}`,
    "nonce too low",
    "nonce too low: next nonce 5, tx nonce 4",
    `nonce too low: address ${address}, tx: 4 state: 5`,
    "replacement transaction underpriced",
    "replacement transaction underpriced: new tx gas fee cap 12 < 11 queued + 10% replacement penalty",
  ],
  Nethermind: [
    "already known",
    "nonce too low",
    "replacement transaction underpriced",
    "AlreadyKnown",
    "OldNonce",
    "OldNonce, Current nonce: 5, nonce of rejected tx: 4",
    "ReplacementNotAllowed",
  ],
  Erigon: [
    "ALREADY_EXISTS: already known",
    "INTERNAL_ERROR: existing tx with same hash",
    "INTERNAL_ERROR: nonce too low",
    "INTERNAL_ERROR: could not replace existing tx",
  ],
  Besu: ["Known transaction", "Nonce too low", "Replacement transaction underpriced"],
  Reth: ["already known", "nonce too low: next nonce 5, tx nonce 4", "replacement transaction underpriced"],
  Hardhat: [
    `Known transaction: ${hash}`,
    "Nonce too low. Expected nonce to be 5 but got 4. Note that transactions can't be queued when automining.",
    "Transaction nonce too low. Expected nonce to be at least 5 but got 4.",
    "Replacement transaction underpriced. A gasPrice/maxFeePerGas of at least 110 is necessary to replace the existing transaction with nonce 4.",
    "Replacement transaction underpriced. A gasPrice/maxPriorityFeePerGas of at least 11 is necessary to replace the existing transaction with nonce 4.",
  ],
  anvil: [
    "transaction already imported",
    `[${hash}] Already imported`,
    "nonce too low",
    "replacement transaction underpriced",
  ],
};

describe("what nodes say of a transaction that they do not take", () => {
  for (const [node, sentences] of Object.entries(replies)) {
    it(`is understood of ${node} where it has the transaction, or a newer or better one`, () => {
      for (const sentence of sentences) assert.ok(isTakenAlready(sentence), sentence);
    });
  }

  it("is a fault where only some of the words are the same", () => {
    const faults = [
      "",
      "unknown account",
      "unknown transaction type",
      "Unknown block",
      "account already known to be locked",
      "already known bad block",
      "the method eth_sendRawTransaction does not exist",
      "database already exists",
      "nonce too high",
      "nonce too high: next nonce 4, tx nonce 9",
      "Nonce too high. Expected nonce to be 4 but got 9. Note that transactions can't be queued when automining.",
      "nonce has max value",
      "NonceGap, Future nonce. Expected nonce: 4",
      "transaction underpriced",
      "transaction underpriced: gas tip cap 0, minimum needed 1",
      "FEE_TOO_LOW: underpriced",
      "insufficient funds for gas * price + value",
      "max fee per gas less than block base fee",
      "intrinsic gas too low",
    ];
    for (const fault of faults) assert.ok(!isTakenAlready(fault), fault);
  });

  describe("of Hardhat's node", () => {
    let chain: CrowdChain;
    before(async () => {
      chain = await openCrowdChain();
    });
    after(() => chain.close());

    it("is what it says in this release", async () => {
      const account = privateKeyToAccount(generatePrivateKey());
      await chain.client.setBalance({ address: account.address, value: parseEther("1") });
      const client = createWalletClient({ account, chain: chain.brand.chain, transport: http(chain.url) });
      const signed = (nonce: number, fee: string) =>
        client.signTransaction({
          account,
          type: "eip1559",
          chainId: chain.deployment.chainId,
          to: account.address,
          nonce,
          gas: 21_000n,
          maxFeePerGas: parseGwei(fee),
          maxPriorityFeePerGas: parseGwei("1"),
        });
      const replyTo = async (serializedTransaction: Hex) => {
        const error = await client.sendRawTransaction({ serializedTransaction }).then(
          () => assert.fail("The node took it."),
          (reason: { details: string }) => reason,
        );
        return error.details;
      };
      const first = await signed(0, "1000");
      await chain.client.setAutomine(false);
      await client.sendRawTransaction({ serializedTransaction: first });
      assert.match(await replyTo(first), /^Known transaction/);
      assert.ok(isTakenAlready(await replyTo(first)));
      const underpriced = await replyTo(await signed(0, "1001"));
      assert.match(underpriced, /^Replacement transaction underpriced/);
      assert.ok(isTakenAlready(underpriced), underpriced);
      await chain.client.mine({ blocks: 1 });
      const tooLow = await replyTo(await signed(0, "2000"));
      assert.match(tooLow, /nonce too low/i);
      assert.ok(isTakenAlready(tooLow), tooLow);
    });
  });
});
