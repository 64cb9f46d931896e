import assert from "node:assert/strict";
import { before, beforeEach, describe, it } from "node:test";
import { createWalletClient, custom, type Hex, parseEther, zeroAddress } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { publishTermsCall } from "../../../../src/chain/calls/consentCalls.ts";
import type { BegunTransaction, Journal } from "../../../../src/chain/sending/journal.ts";
import { transact } from "../../../../src/chain/transact.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";

const ofTransactions = ["eth_getTransactionReceipt", "eth_getTransactionByHash"];

describe("a number that is used, by a transaction that the node does not show", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  let account: ReturnType<typeof privateKeyToAccount>;
  let begun: BegunTransaction[];
  let hidden: readonly string[];
  before(async () => {
    chain = await deployProtocol();
  });
  beforeEach(async () => {
    account = privateKeyToAccount(generatePrivateKey());
    begun = [];
    hidden = [];
    await chain.connection.networkHelpers.setBalance(account.address, parseEther("1"));
  });

  const client = () => {
    const { provider } = chain.connection;
    const request: typeof provider.request = async (given) =>
      hidden.includes(given.method) ? null : provider.request(given);
    const journal: Journal = {
      patience: 5000,
      hint: "Again.",
      begun: async () => [...begun].reverse(),
      keep: async (_, transaction) => void begun.push(transaction),
      sent: () => {},
      done: () => {},
      forget: async () => void begun.splice(0),
    };
    const transport = custom({ request }, { retryCount: 0 });
    const wallet = createWalletClient({
      account,
      chain: chain.publicClient.chain,
      transport,
      pollingInterval: 20,
    });
    return { ...wallet, journal };
  };
  const publish = () => transact(client(), chain.deployment, publishTermsCall(chain.deployment, terms));
  const terms = { core: "aa", uri: "" };
  const sent = () => chain.publicClient.getTransactionCount({ address: account.address });

  it("sends nothing anew where it is its own, and says so, until the node shows it", async () => {
    const { hash } = await publish();
    hidden = ofTransactions;
    await assert.rejects(publish(), /with the number 0 is in a block, and the node shows no receipt of 0x/);
    assert.equal(await sent(), 1);
    hidden = [...ofTransactions, "eth_getBlockByNumber"];
    await assert.rejects(publish());
    assert.equal(await sent(), 1);
    hidden = [];
    assert.equal((await publish()).hash, hash);
    assert.equal(await sent(), 1);
  });

  it("sends it where another one used the number", async () => {
    const other = client();
    await other.sendTransaction({ to: zeroAddress });
    begun.push({ hash: `0x${"12".repeat(32)}` as Hex, nonce: 0 });
    const { hash } = await publish();
    const { nonce } = await chain.publicClient.getTransaction({ hash });
    assert.equal(nonce, 1);
  });

  it("sends it where the number was used so long ago that every node would know the receipt", async () => {
    const hash = await client().sendTransaction({ to: zeroAddress });
    await chain.publicClient.waitForTransactionReceipt({ hash });
    // One by one, as blocks come.
    for (let block = 0; block < 130; block++) await chain.connection.networkHelpers.mine();
    begun.push({ hash: `0x${"12".repeat(32)}` as Hex, nonce: 0 });
    await publish();
    assert.equal(await sent(), 2);
  });
});
