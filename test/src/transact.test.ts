import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { keccak256, toHex, zeroAddress } from "viem";
import { publishTerms } from "../../src/actions/terms.ts";
import { deployProtocol } from "../support/deployment.ts";
import { rejectsWith } from "../support/errors.ts";

describe("write actions", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  before(async () => {
    chain = await deployProtocol();
  });

  const text = (name: string) => ({ textHash: keccak256(toHex(name)), uri: "" });

  it("report a revert before anything is sent", async () => {
    await publishTerms(chain.brand, chain.deployment, text("twice"));
    const sent = await chain.publicClient.getTransactionCount(chain.brand.account);
    await rejectsWith(publishTerms(chain.brand, chain.deployment, text("twice")), "TermsAlreadyPublished");
    assert.equal(await chain.publicClient.getTransactionCount(chain.brand.account), sent);
  });

  it("say why a transaction reverted that had passed its simulation", async () => {
    const { provider } = chain.connection;
    await provider.request({ method: "evm_setAutomine", params: [false] });
    const publishing = [1, 2].map(() => publishTerms(chain.brand, chain.deployment, text("raced")));
    const outcomes = Promise.allSettled(publishing);
    while (((await provider.request({ method: "eth_pendingTransactions" })) as unknown[]).length < 2) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await provider.request({ method: "evm_mine" });
    await provider.request({ method: "evm_setAutomine", params: [true] });
    const failed = (await outcomes).filter(({ status }) => status === "rejected");
    assert.equal(failed.length, 1);
    const [index] = (await outcomes).flatMap(({ status }, position) =>
      status === "rejected" ? [position] : [],
    );
    await rejectsWith(publishing[index!]!, "TermsAlreadyPublished");
  });

  it("refuse to send to another chain than that of the contracts", async () => {
    const elsewhere = { ...chain.deployment, chainId: 1 };
    await assert.rejects(
      publishTerms(chain.brand, elsewhere, text("elsewhere")),
      /on chain 31337, the contracts are on 1/,
    );
  });

  it("do not take silence for success where there is no contract", async () => {
    const nowhere = { ...chain.deployment, consentRegistry: zeroAddress };
    await assert.rejects(
      publishTerms(chain.brand, nowhere, text("nowhere")),
      /without the event TermsPublished/,
    );
  });
});
