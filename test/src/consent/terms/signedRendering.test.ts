import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recoverTypedDataAddress } from "viem";
import { readRendering } from "../../../../src/consent/terms/rendering.ts";
import { renderingTypedData, requireRenderingOf } from "../../../../src/consent/terms/signedRendering.ts";
import { brandAccount, registry, signedRendering } from "../../../support/consent/signed.ts";
import { rendering, terms } from "../../../support/consent/terms.ts";
import { partsOf, replaced } from "../../../support/formats/json.ts";

const signerOf = (changed: typeof rendering) =>
  recoverTypedDataAddress({
    ...renderingTypedData(registry, changed),
    signature: signedRendering.signature,
  });

describe("a signed rendering", () => {
  it("is the brand's", async () => {
    assert.equal(await signerOf(rendering), brandAccount.address);
  });

  it("is nobody's once a letter has changed", async () => {
    let tried = 0;
    for (const { path, part } of partsOf(rendering)) {
      if (typeof part !== "string" || path[0] === "format") continue;
      const changed =
        path[0] === "language" ? "nb" : path[0] === "terms" ? `${part.slice(0, -1)}f` : `${part}!`;
      const other = readRendering(replaced(rendering, path, changed));
      assert.notEqual(await signerOf(other), brandAccount.address, path.join("."));
      tried++;
    }
    assert.ok(tried >= 11, `${tried}`);
    assert.notEqual(await signerOf({ ...rendering, version: 2 }), brandAccount.address);
  });

  it("shows in the wallet what the text is for and what a no means", () => {
    const { message } = renderingTypedData(registry, rendering);
    assert.equal(message.purpose, rendering.purpose);
    assert.equal(message.ifYouSayNo, rendering.ifYouSayNo);
  });
});

describe("a rendering of terms", () => {
  it("belongs to them and says what they need said", () => {
    requireRenderingOf(terms, rendering);
  });

  it("is refused for others, even if they differ in a letter", () => {
    const others = { ...terms, level: 2 };
    assert.throws(() => requireRenderingOf(others, rendering), /is of terms 0x/);
  });

  it("is refused if it leaves something out", () => {
    const { decision: _, ...silent } = rendering;
    assert.throws(() => requireRenderingOf(terms, silent), /says nothing of decision/);
    assert.throws(
      () => requireRenderingOf(terms, { ...rendering, data: { "pd:AgeRange": "Yes." } }),
      /says nothing of data\.pd:Region/,
    );
    assert.throws(
      () => requireRenderingOf(terms, { ...rendering, inferences: {} }),
      /says nothing of inferences\.pd:Interest/,
    );
  });

  it("is refused if it promises or asks what the terms do not have", () => {
    assert.throws(() => requireRenderingOf(terms, { ...rendering, price: "Less." }), /speaks of price/);
    const more = { ...rendering.data, "pd:Income": "Why not." };
    assert.throws(() => requireRenderingOf(terms, { ...rendering, data: more }), /speaks of data\.pd:Income/);
  });
});
