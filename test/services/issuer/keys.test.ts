import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { readToken } from "../../../services/shared/keystore.ts";
import { createSecretKeys } from "../../../services/shared/secretKeys.ts";

describe("the secrets of a gateway", () => {
  const before = process.env.DECDP_ISSUER_OPERATOR;
  after(() => {
    if (before === undefined) delete process.env.DECDP_ISSUER_OPERATOR;
    else process.env.DECDP_ISSUER_OPERATOR = before;
  });

  it("have no operator's token that could be guessed", async () => {
    process.env.DECDP_ISSUER_OPERATOR = "a".repeat(23);
    await assert.rejects(
      readToken("DECDP_ISSUER_OPERATOR"),
      /has 23 characters, fewer than 24.*openssl rand/,
    );
    process.env.DECDP_ISSUER_OPERATOR = "a".repeat(24);
    assert.equal(await readToken("DECDP_ISSUER_OPERATOR"), "a".repeat(24));
  });

  it("give digests that differ by purpose and secret, and open what was sealed under the same one alone", () => {
    const [one, other] = [1, 2].map((byte) => createSecretKeys(new Uint8Array(32).fill(byte)));
    assert.equal(one!.digest("account", "alice"), one!.digest("account", "alice"));
    const digests = [
      one!.digest("account", "alice"),
      one!.digest("mark", "alice"),
      other!.digest("account", "alice"),
    ];
    assert.equal(new Set(digests).size, 3);
    const sealed = one!.seal("text");
    assert.notEqual(one!.seal("text"), sealed);
    assert.equal(one!.open(sealed), "text");
    assert.throws(() => other!.open(sealed));
    assert.throws(() => one!.open(`${sealed.slice(0, -4)}AAAA`));
  });
});
