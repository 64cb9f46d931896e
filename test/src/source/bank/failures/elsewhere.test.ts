import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accountsOf, start } from "../../../../support/bank/bankWorld.ts";
import { at, useFailingBank } from "../../../../support/bank/failing.ts";

const { world, failsWith, trapOrigin } = useFailingBank();

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
