import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { brandKey, isDomainWithin } from "../../../src/consent/brandDomain.ts";

describe("a brand's domain", () => {
  it("counts by the part that somebody registered", () => {
    assert.equal(brandKey("a.b.shop.example"), "shop.example");
    assert.equal(brandKey("SHOP.example."), "shop.example");
    assert.equal(brandKey("www.shop.co.uk"), "shop.co.uk");
    assert.notEqual(brandKey("shop.co.uk"), brandKey("other.co.uk"));
    assert.equal(brandKey("localhost"), "localhost");
    assert.equal(brandKey("127.0.0.1"), "127.0.0.1");
  });

  it("is one for all brands that have proven none, and none of these can be called so", () => {
    assert.equal(brandKey(undefined), "unproven");
    assert.throws(() => brandKey("unproven"), /is no domain/);
  });

  it("is one where strangers share an ending that is not known to be shared", () => {
    assert.equal(brandKey("one.pages.example"), brandKey("two.pages.example"));
  });

  it("is refused if it is none in ASCII", () => {
    for (const domain of [
      "",
      ".",
      "https://shop.example",
      "shop.example/path",
      "shop..example",
      "shöp.example",
      "a b",
      "-a.example",
      `${"a".repeat(64)}.example`,
    ]) {
      assert.throws(() => brandKey(domain), /is no domain/, domain);
    }
  });

  it("lies within another by whole labels", () => {
    assert.ok(isDomainWithin("www.shop.example", "shop.example"));
    assert.ok(!isDomainWithin("myshop.example", "shop.example"));
    assert.ok(!isDomainWithin("shop.example", "www.shop.example"));
  });
});
