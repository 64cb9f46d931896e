import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Hex } from "viem";
import { requireSignedRendering, signRendering } from "../../../../src/consent/terms/renderingSignature.ts";
import type { SignedRendering } from "../../../../src/consent/terms/signedRendering.ts";
import { rendering, terms } from "../../../support/consent/terms.ts";
import { accountOf } from "../../../support/formats/values.ts";
import { clientOfNode } from "../../../support/saidByNode.ts";

const place = accountOf(1);
const [issuerRegistry, consentRegistry, campaigns, relay, verifier] = [place, place, place, place, place];
const deployment = { chainId: 1, issuerRegistry, consentRegistry, campaigns, relay, verifier };
const brand = clientOfNode({});
const stranger = clientOfNode({});
const plain = clientOfNode({});
/** A node that finds every signature valid. */
const contract = clientOfNode({ call: () => `0x1626ba7e${"0".repeat(56)}` as Hex });

describe("a rendering that a customer received", () => {
  let signed: SignedRendering;
  const check = (given: SignedRendering, node = plain, where = deployment) =>
    requireSignedRendering(node, where, { terms, brand: brand.account.address, signed: given });

  before(async () => {
    signed = await signRendering(brand, deployment, { terms, rendering });
  });

  it("gives the words that the brand signed", async () => {
    assert.deepEqual(await check(signed), rendering);
  });

  it("is refused with other words, even from a node that shows no code", async () => {
    const softer = { ...signed, rendering: { ...rendering, retention: "We keep nothing." } };
    await assert.rejects(check(softer), /did not sign the rendering in "en"/);
    await assert.rejects(check({ ...signed, signature: "0x11" }), /did not sign/);
    const forged = await signRendering(stranger, deployment, { terms, rendering });
    await assert.rejects(check(forged), /did not sign/);
  });

  it("is refused on another chain and for another registry", async () => {
    await assert.rejects(check(signed, plain, { ...deployment, chainId: 2 }), /did not sign/);
    await assert.rejects(
      check(signed, plain, { ...deployment, consentRegistry: accountOf(2) }),
      /did not sign/,
    );
  });

  it("may be signed by a contract, if the node says so", async () => {
    assert.deepEqual(await check({ ...signed, signature: "0x11" }, contract), rendering);
  });

  it("is neither signed nor taken if it does not belong to the terms", async () => {
    const other = { ...rendering, price: "Less for you." };
    await assert.rejects(signRendering(brand, deployment, { terms, rendering: other }), /speaks of price/);
    await assert.rejects(check({ ...signed, rendering: other }, contract), /speaks of price/);
    const wider = { ...terms, level: 2 };
    const asked = { terms: wider, brand: brand.account.address, signed };
    await assert.rejects(requireSignedRendering(contract, deployment, asked), /is of terms 0x/);
  });
});
