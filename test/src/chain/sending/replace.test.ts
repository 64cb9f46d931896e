import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import {
  createWalletClient,
  custom,
  type Hex,
  keccak256,
  parseEther,
  parseGwei,
  parseTransaction,
} from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { publishTermsCall } from "../../../../src/chain/calls/consentCalls.ts";
import type { BegunTransaction, Journal } from "../../../../src/chain/sending/journal.ts";
import { transact } from "../../../../src/chain/transact.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";

describe("a transaction in the place of one that no block takes", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  before(async () => {
    chain = await deployProtocol();
  });

  /** Whatever is called is the same step, as where a call has a new signature or deadline each time. */
  const journalOf = (begun: BegunTransaction[], largestFee?: bigint): Journal => ({
    patience: 500,
    largestFee,
    hint: "Again.",
    begun: async () => [...begun].reverse(),
    keep: async (_, transaction) => void begun.push(transaction),
    sent: () => {},
    done: () => {},
    forget: async () => void begun.splice(0),
  });

  it("has other bytes and the same nonce, and counts no less where a block takes the first one after all", async () => {
    const { connection, deployment, publicClient } = chain;
    const { provider } = connection;
    const account = privateKeyToAccount(generatePrivateKey());
    await connection.networkHelpers.setBalance(account.address, parseEther("1"));
    const begun: BegunTransaction[] = [];
    const raws: Hex[] = [];
    const clientWith = (largestFee?: bigint) => {
      const request: typeof provider.request = async (given) => {
        const reply = await provider.request(given);
        if (given.method !== "eth_sendRawTransaction") return reply;
        raws.push((given.params as [Hex])[0]);
        if (raws.length < 2) return reply;
        // The second one reaches no miner in time.
        await provider.request({ method: "hardhat_dropTransaction", params: [reply] });
        await provider.request({ method: "eth_sendRawTransaction", params: [raws[0]] });
        await provider.request({ method: "hardhat_mine", params: [] });
        return reply;
      };
      const transport = custom({ request }, { retryCount: 0 });
      const client = createWalletClient({
        account,
        chain: publicClient.chain,
        transport,
        pollingInterval: 50,
      });
      return { ...client, journal: journalOf(begun, largestFee) };
    };
    const call = (name: string) => publishTermsCall(deployment, { core: name, uri: "" });

    await provider.request({ method: "evm_setAutomine", params: [false] });
    await assert.rejects(transact(clientWith(), deployment, call("aa")), /not in a block after 0\.5 seconds/);
    const { hash, logs } = await transact(clientWith(parseGwei("1000")), deployment, call("bb"));
    await provider.request({ method: "evm_setAutomine", params: [true] });

    assert.deepEqual(
      raws.map((raw) => parseTransaction(raw).nonce),
      [0, 0],
    );
    assert.deepEqual([hash, logs.length], [keccak256(raws[0]!), 1]);
    const [before, after] = raws.map((raw) => parseTransaction(raw).maxFeePerGas!);
    assert.ok(after! > before!);
    assert.equal(await publicClient.getTransactionCount({ address: account.address }), 1);
  });
});
