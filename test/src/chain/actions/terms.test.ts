import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { keccak256, toHex } from "viem";
import { publishTerms, termsIdOf } from "../../../../src/chain/actions/terms.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";

const text = { core: "terms", uri: "https://brand.example/terms" };

describe("terms on chain", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  before(async () => {
    chain = await deployProtocol();
  });

  it("belong to the brand that published them: the same text of another brand is other terms", async () => {
    const { terms: ofBrand } = await publishTerms(chain.brand, chain.deployment, text);
    const { terms: ofOther } = await publishTerms(chain.other, chain.deployment, text);
    assert.equal(ofBrand, termsIdOf(chain.brand.account.address, keccak256(toHex(text.core))));
    assert.equal(ofOther, termsIdOf(chain.other.account.address, keccak256(toHex(text.core))));
    assert.notEqual(ofBrand, ofOther);
  });

  it("are published once, and found when they are published again", async () => {
    const { terms, publishedBefore } = await publishTerms(chain.settler, chain.deployment, text);
    assert.equal(publishedBefore, false);
    const before = await chain.publicClient.getBlockNumber();
    const again = await publishTerms(chain.settler, chain.deployment, { ...text, uri: "" });
    assert.deepEqual(again, { terms, publishedBefore: true });
    assert.equal(await chain.publicClient.getBlockNumber(), before, "nothing was sent");
  });
});
