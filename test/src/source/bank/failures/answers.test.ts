import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  accountsOf,
  allow,
  createTestSource,
  NOON,
  start,
  startBankWorld,
} from "../../../../support/bank/bankWorld.ts";
import { at, nothing, RAW, refusal, useFailingBank } from "../../../../support/bank/failing.ts";

const { world, failsWith, trapOrigin } = useFailingBank();

describe("a bank that does not answer as it should", () => {
  it("is gone, fails, or shows no certificate", async () => {
    const gone = await startBankWorld();
    const { pending, returned } = await allow(gone);
    await gone.close();
    await assert.rejects(gone.source.read(pending, returned, NOON), { code: "unreachable" });
    await assert.rejects(gone.source.end(pending), { code: "unreachable" });
    await failsWith(
      "unreachable",
      /not available/,
      at("/accounts", () => refusal(503, "SERVICE_UNAVAILABLE")),
    );
    const base = world().sandbox.base.replace("http:", "https:");
    const untrusted = createTestSource({ ...world().sandbox, base });
    await assert.rejects(untrusted.begin(start), { code: "unreachable" });
  });

  it("is slow", async () => {
    const { sandbox, source } = world();
    const { pending, returned } = await allow(world());
    const hasty = createTestSource(sandbox, { timeoutMs: 50 });
    sandbox.interceptWith(at("/status", () => new Promise<Response>(() => {})));
    await assert.rejects(hasty.read(pending, returned, NOON), { code: "slow" });
    sandbox.interceptWith(nothing);
    await source.end(pending);
  });

  it("answers too much", async () => {
    await failsWith(
      "tooLarge",
      /more than/,
      at("/transactions", () => new Response(RAW.repeat(100_000))),
    );
  });

  it("answers with something else", async () => {
    const texts = [
      "",
      RAW,
      `{"accounts":[{"iban":"${RAW}`,
      "null",
      "[]",
      '{"accounts":{}}',
      '{"accounts":[{"currency":5}]}',
    ];
    for (const text of texts) {
      await failsWith(
        "unexpected",
        /JSON|NextGenPSD2/,
        at("/accounts", () => new Response(text)),
      );
    }
    await failsWith(
      "unexpected",
      /status/,
      at("/status", () => Response.json({ consentStatus: RAW })),
    );
    await failsWith(
      "unexpected",
      /status/,
      at("/status", () => Response.json({ consentStatus: "toString" })),
    );
    await failsWith(
      "unexpected",
      /400/,
      at("/accounts", () => refusal(400, "FORMAT_ERROR")),
    );
    await failsWith(
      "unexpected",
      /401/,
      at("/accounts", () => refusal(401, "CERTIFICATE_INVALID")),
    );
    const named = (resourceId: string) => ({ accounts: [{ resourceId, iban: RAW, currency: "EUR" }] });
    for (const id of [".", ".."]) {
      await failsWith(
        "unexpected",
        /id that cannot/,
        at("/v1/accounts", () => Response.json(named(id))),
      );
    }
  });

  it("answers about another account", async () => {
    const account = { iban: "NL00SAND9999999999" };
    const answers = { transactions: { booked: [], _links: {} }, balances: [] };
    for (const part of ["/transactions", "/balances"]) {
      await failsWith(
        "tampered",
        /another account/,
        at(part, () => Response.json({ account, ...answers })),
      );
    }
  });

  it("writes amounts in forms that the standard does not have", async () => {
    const page = (amount: unknown) => ({
      transactions: {
        booked: [{ bookingDate: "2026-06-01", transactionAmount: { currency: "EUR", amount } }],
        _links: {},
      },
    });
    for (const amount of ["1e3", "1,50", RAW, 12.5, null, "1.2345", ""]) {
      await failsWith(
        "unexpected",
        /transaction|booked/,
        at("/transactions", () => Response.json(page(amount))),
      );
    }
  });

  it("shares no account in euros, or several", async () => {
    const { current, savings } = accountsOf(world().sandbox);
    await failsWith("unexpected", /shared 2 accounts/, nothing, { accounts: [current, savings] });
    const dollars = { accounts: [{ resourceId: "a", iban: RAW, currency: "USD" }] };
    await failsWith(
      "unexpected",
      /no account in EUR/,
      at("/v1/accounts", () => Response.json(dollars)),
    );
  });

  it("gives transactions as a download only, which is not fetched", async () => {
    const download = { _links: { download: { href: trapOrigin() } } };
    await failsWith(
      "unexpected",
      /download/,
      at("/transactions", () => Response.json(download)),
    );
  });
});
