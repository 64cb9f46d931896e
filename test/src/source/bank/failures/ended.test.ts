import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allow, NOON, start } from "../../../../support/bank/bankWorld.ts";
import { at, nothing, RAW, refusal, useFailingBank } from "../../../../support/bank/failing.ts";

const { world, failsWith } = useFailingBank();

describe("a bank reading that the customer or the bank ends", () => {
  it("is refused when the customer refuses", async () => {
    await failsWith("refused", /did not allow/, nothing, { decision: "no" });
  });

  it("is refused when a customer who refused opens the page for a yes", async () => {
    const { sandbox, source } = world();
    const { pending, returned } = await allow(world(), { decision: "no" });
    const yes = returned.replace("&outcome=refused", "");
    await assert.rejects(source.read(pending, yes, NOON), { code: "refused" });
    assert.equal(sandbox.exchanges.at(-1)!.path, `/v1/consents/${pending.consentId}/status`);
  });

  it("is refused when the customer has not decided after some looks", async () => {
    const answer = () => Response.json({ consentStatus: "received" });
    await failsWith("refused", /has not allowed/, at("/status", answer));
    const looks = world()
      .sandbox.exchanges.filter(({ path }) => path.endsWith("/status"))
      .slice(-5);
    assert.equal(new Set(looks.map(({ path }) => path)).size, 1);
  });

  it("waits for a bank that needs a moment after the page", async () => {
    const { sandbox, source } = world();
    const { pending, returned } = await allow(world());
    let looks = 0;
    sandbox.interceptWith(
      at("/status", () => (++looks < 3 ? Response.json({ consentStatus: "received" }) : undefined)),
    );
    await source.read(pending, returned, NOON);
    assert.equal(looks, 3);
    await source.end(pending);
  });

  it("has expired once the permission or the consent has", async () => {
    const { source } = world();
    const { pending, returned } = await allow(world());
    await assert.rejects(source.read(pending, returned, pending.until), { code: "expired" });
    await assert.rejects(source.begin({ ...start, until: NOON }), { code: "expired" });
    await failsWith("expired", /has expired/, nothing, {}, () => {
      world().clock.now = NOON + 2 * 86_400;
    });
  });

  it("expires midway, between accounts and transactions", async () => {
    const midway = at("/transactions", () => {
      world().clock.now = NOON + 2 * 86_400;
      return undefined;
    });
    await failsWith("expired", /has expired/, midway);
  });

  it("is revoked when the customer ends the consent at the bank, also midway", async () => {
    const revoke = () => {
      world().sandbox.consents().at(-1)!.status = "revokedByPsu";
    };
    await failsWith("revoked", /has ended the consent/, nothing, {}, revoke);
    const midway = at("/balances", () => {
      revoke();
      return undefined;
    });
    await failsWith("revoked", /no longer valid/, midway);
  });

  it("is gone when the account or the consent has been deleted", async () => {
    await failsWith(
      "gone",
      /deleted/,
      at("/transactions", () => refusal(404, "RESOURCE_UNKNOWN")),
    );
    await failsWith(
      "gone",
      /deleted/,
      at("/status", () => refusal(403, "CONSENT_UNKNOWN")),
    );
    await failsWith(
      "gone",
      /deleted/,
      at("/balances", () => new Response(RAW, { status: 404 })),
    );
    const closed = {
      resourceId: "a",
      iban: "NL91SAND0000000001",
      currency: "EUR",
      status: "deleted",
      name: RAW,
    };
    await failsWith(
      "gone",
      /closed or blocked/,
      at("/accounts", () => Response.json({ accounts: [closed] })),
    );
  });
});

describe("the end of a bank's consent", () => {
  it("may be repeated, and is done where the bank has none", async () => {
    const { sandbox, source } = world();
    const { pending } = await allow(world());
    for (const code of ["CONSENT_UNKNOWN", "CONSENT_EXPIRED", "CONSENT_INVALID", "RESOURCE_UNKNOWN"]) {
      sandbox.interceptWith(at("/consents", () => refusal(code.startsWith("RES") ? 404 : 403, code)));
      await source.end(pending);
    }
    sandbox.interceptWith(() => undefined);
    assert.equal(sandbox.consents().at(-1)!.status, "valid");
    await source.end(pending);
    await source.end(pending);
    assert.equal(sandbox.consents().at(-1)!.status, "terminatedByTpp");
  });

  it("says so when the bank keeps it, so that it is tried again", async () => {
    const { sandbox, source } = world();
    const { pending } = await allow(world());
    sandbox.interceptWith(at("/consents", () => refusal(500, "INTERNAL_SERVER_ERROR")));
    await assert.rejects(source.end(pending), { code: "unreachable" });
    sandbox.interceptWith(at("/consents", () => refusal(429, "ACCESS_EXCEEDED")));
    await assert.rejects(source.end(pending), { code: "tooMany" });
    sandbox.interceptWith(() => undefined);
    await source.end(pending);
  });
});
