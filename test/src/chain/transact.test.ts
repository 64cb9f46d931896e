import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { createWalletClient, custom, zeroAddress } from "viem";
import { publishTerms } from "../../../src/chain/actions/terms.ts";
import { publishTermsCall } from "../../../src/chain/calls/consentCalls.ts";
import { transact } from "../../../src/chain/transact.ts";
import { deployProtocol } from "../../support/deployProtocol.ts";
import { rejectsWith } from "../../support/errors.ts";

describe("write actions", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  before(async () => {
    chain = await deployProtocol({ throwOnTransactionFailures: false });
  });

  const text = (name: string) => ({ core: name, uri: "" });

  it("report a revert before anything is sent", async () => {
    await publishTerms(chain.brand, chain.deployment, text("twice"));
    const sent = await chain.publicClient.getTransactionCount(chain.brand.account);
    const again = publishTermsCall(chain.deployment, text("twice"));
    await rejectsWith(transact(chain.brand, chain.deployment, again), "TermsAlreadyPublished");
    assert.equal(await chain.publicClient.getTransactionCount(chain.brand.account), sent);
  });

  it("say why a transaction reverted that had passed its simulation", async () => {
    const { provider } = chain.connection;
    const late = createWalletClient({
      account: chain.brand.account,
      pollingInterval: 50,
      transport: custom({
        request: async ({ method, params }) => {
          if (method !== "eth_sendTransaction") return provider.request({ method, params });
          await publishTerms(chain.brand, chain.deployment, text("raced"));
          return provider.request({ method, params: [{ ...params[0], gas: "0x100000" }] });
        },
      }),
    });
    const raced = publishTermsCall(chain.deployment, text("raced"));
    await rejectsWith(transact(late, chain.deployment, raced), "TermsAlreadyPublished");
    const { transactions } = await chain.publicClient.getBlock();
    const { status } = await chain.publicClient.getTransactionReceipt({ hash: transactions[0]! });
    assert.equal(status, "reverted");
  });

  it("refuse to send to another chain than that of the contracts", async () => {
    const elsewhere = { ...chain.deployment, chainId: 1 };
    await assert.rejects(
      publishTerms(chain.brand, elsewhere, text("elsewhere")),
      /on chain 31337, the contracts are on chain 1/,
    );
  });

  it("do not take silence for success where there is no contract", async () => {
    const nowhere = { ...chain.deployment, consentRegistry: zeroAddress };
    await assert.rejects(
      publishTerms(chain.brand, nowhere, text("nowhere")),
      /There is no contract at 0x0000000000000000000000000000000000000000 on chain 31337/,
    );
  });
});
