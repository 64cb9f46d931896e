import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { linkInHash, pageLink } from "../../../src/agent/request/pageLink.ts";

const link = "https://shop.example/.well-known/decdp/requests/AAAAAAAAAAAAAAAAAAAA-_";

describe("a brand's link in the address of a customer's page", () => {
  it("stands behind the #, and is read again as it was", () => {
    const address = pageLink("https://app.example/", link);
    assert.equal(
      address,
      "https://app.example/#/open/shop.example/.well-known/decdp/requests/AAAAAAAAAAAAAAAAAAAA-_",
    );
    assert.equal(linkInHash(new URL(address).hash), link);
    const port = link.replace("shop.example", "shop.example:8443");
    assert.equal(linkInHash(new URL(pageLink("http://localhost:8793", port)).hash), port);
  });

  it("is none where something else stands there, and always an https one", () => {
    for (const hash of [
      "",
      "#/requests",
      "#/open/",
      "#/open/shop.example",
      "#/open//x/y",
      "#/open/a b/c",
      "#/open/x@y/z",
    ]) {
      assert.equal(linkInHash(hash), undefined, hash);
    }
    assert.equal(linkInHash("#/open/javascript:alert/1"), undefined);
    assert.match(linkInHash("#/open/http/shop.example/x")!, /^https:/);
  });
});
