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

describe("pages of transactions", () => {
  const page = (next: string) =>
    Response.json({ transactions: { booked: [], _links: { next: { href: next } } } });

  it("without an end are given up", async () => {
    let number = 0;
    const endless = at("/transactions", ({ url }) => page(`${new URL(url).pathname}?pageIndex=${++number}`));
    await failsWith("tooLarge", /more than 200 pages/, endless);
    assert.equal(number, 200);
  });

  it("in a circle are given up at once", async () => {
    let number = 0;
    const circle = at("/transactions", ({ url }) =>
      page(`${new URL(url).pathname}?pageIndex=${++number % 3}`),
    );
    await failsWith("unexpected", /circle/, circle);
    assert.ok(number < 6, `${number}`);
  });

  it("are fetched from nowhere else", async () => {
    const { sandbox } = world();
    const { current } = accountsOf(sandbox);
    const own = `/psd2/v1/accounts/${current}/transactions`;
    const elsewhere = [
      `${trapOrigin()}${own}`,
      `//127.0.0.1:${new URL(trapOrigin()).port}${own}`,
      "http://169.254.169.254/latest/meta-data",
      "file:///etc/passwd",
      `${sandbox.origin.replace("//", "//user:word@")}${own}`,
      "/psd2/v1/accounts/other/transactions",
      `${own}/../../other/transactions`,
      `${own}x`,
      "/authorise/1",
      "http://[",
    ];
    for (const href of elsewhere) {
      const before = sandbox.exchanges.length;
      await failsWith(
        "elsewhere",
        /not part of the list/,
        at("/transactions", () => page(href)),
      );
      const asked = sandbox.exchanges.slice(before).map(({ path }) => path.split("?")[0]);
      assert.ok(!asked.some((path) => path!.includes("other")), href);
    }
  });
});

describe("redirects of a bank", () => {
  it("to private addresses and other origins are not followed", async () => {
    const places = [
      trapOrigin(),
      "http://169.254.169.254/",
      "http://localhost/",
      "http://[::1]/",
      "http://10.0.0.1/",
    ];
    for (const location of places) {
      const redirect = () => new Response(null, { status: 307, headers: { location } });
      await failsWith("elsewhere", /not configured/, at("/accounts", redirect));
    }
  });

  it("of customers to another page than the bank's leave no consent behind", async () => {
    const { sandbox, source } = world();
    const strange = [trapOrigin(), "javascript:alert(1)", "https://evil.example/authorise", "", undefined];
    for (const href of strange) {
      sandbox.interceptWith((request) =>
        request.method !== "POST"
          ? undefined
          : sandbox.answer(request).then(async (answer) => {
              const body = (await answer.json()) as { _links: object };
              return Response.json(
                { ...body, _links: href === undefined ? {} : { scaRedirect: { href } } },
                { status: 201 },
              );
            }),
      );
      const code = href === undefined ? "unexpected" : "elsewhere";
      await assert.rejects(source.begin(start), { code });
      assert.equal(sandbox.consents().at(-1)!.status, "terminatedByTpp");
    }
  });

  it("do not come from a consent whose name cannot be sent back", async () => {
    for (const consentId of ["a b", "a\r\nx-evil: 1", "ü", "", ".."]) {
      world().sandbox.interceptWith(
        at("/consents", () =>
          Response.json({ consentStatus: "received", consentId, _links: {} }, { status: 201 }),
        ),
      );
      await assert.rejects(world().source.begin(start), { code: "unexpected" });
    }
  });
});
