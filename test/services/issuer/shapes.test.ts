import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { treeKeyShape } from "../../../services/issuer/http/shapes.ts";

describe("the address of an issuer's tree", () => {
  it("takes numbers, and refuses everything else without failing", () => {
    assert.deepEqual(treeKeyShape.parse({ issuer: "7", root: "12" }), { issuer: 7n, root: 12n });
    for (const issuer of ["x", "0", "-1", "1e9", ""]) {
      assert.equal(treeKeyShape.safeParse({ issuer, root: "12" }).success, false, issuer);
    }
  });
});
