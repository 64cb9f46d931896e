import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Hono } from "hono";
import type { Gateway } from "../../../services/issuer/gateway.ts";
import { replyToGatewayErrors } from "../../../services/issuer/http/errors.ts";
import { postPresentation } from "../../../services/issuer/http/presentations.ts";
import { makeSource } from "../../../services/issuer/sources.ts";
import type { Environment } from "../../../services/shared/http/replies.ts";
import { createPresentationSource } from "../../../src/source/presentation/presentationSource.ts";
import { createPresentationWorld, start } from "../../support/presentation/presentationWorld.ts";
import { createKey, NOON, present, publicPart, readRequest } from "../../support/presentation/wallet.ts";

const PAGE = "https://app.example/return?tab=cards";
const gateway = { policy: { publicUrl: "https://issuer.example" } } as Gateway;
const app = new Hono<Environment>();
app.post("/presentations", (context) => postPresentation(gateway, ["https://app.example"], context));
app.onError(replyToGatewayErrors(() => {}));

async function post(body: URLSearchParams | string, to?: string) {
  const query = to === undefined ? "" : `?${new URLSearchParams({ to })}`;
  const answer = await app.request(`/presentations${query}`, { method: "POST", body });
  return { status: answer.status, reply: (await answer.json()) as { redirect_uri: string; error: string } };
}

describe("what a wallet posts to the gateway", () => {
  it("comes to the customer's page behind the #, and is read there", async () => {
    const world = await createPresentationWorld();
    const source = createPresentationSource({
      ...world.options,
      post: "https://issuer.example/presentations",
    });
    const { pending, ask } = await source.begin({ ...start, returnTo: PAGE });
    const { request } = ask as { request: string };
    const asked = new URL(readRequest(request).response_uri);
    assert.equal(`${asked.origin}${asked.pathname}`, "https://issuer.example/presentations");
    const body = new URLSearchParams(await present(request, await world.issueTo()));
    const { status, reply } = await post(body, asked.searchParams.get("to")!);
    assert.equal(status, 200);
    const next = new URL(reply.redirect_uri);
    assert.equal(reply.redirect_uri.split("#")[0], PAGE);
    const given = Object.fromEntries(new URLSearchParams(next.hash.slice(1)));
    assert.equal((await source.read(pending, given, NOON)).reading.values.country, "NL");
  });

  it("comes to the gateway's own page if there is no other, and an error with its state", async () => {
    const own = "https://issuer.example/return";
    // A customer without a page of their own is led there by the request, which names it.
    for (const to of [undefined, own]) {
      const { reply } = await post("error=access_denied&state=s&error_description=Geheim", to);
      assert.equal(reply.redirect_uri, `${own}#error=access_denied&state=s`);
    }
    assert.equal((await post("response=a", `${own}/../elsewhere`)).reply.error, "OtherOrigin");
  });

  it("goes to nobody else's page, and only if it is an answer", async () => {
    assert.equal((await post("response=a", "https://evil.example/return")).reply.error, "OtherOrigin");
    for (const to of ["no address", "javascript:alert(1)", `https://app.example/${"a".repeat(1000)}`]) {
      assert.ok((await post("response=a", to)).status >= 400, to);
    }
    for (const body of ["", "state=s", "response=", '{"response":"a"}']) {
      assert.equal((await post(body, PAGE)).status, 400, body);
    }
  });
});

describe("a vault in the gateway's configuration", () => {
  const surroundings = { name: "gateway.json", folder: "." };

  it("makes a source of signed attributes, and is refused with options that do not fit", async () => {
    const key = await createKey();
    process.env.TEST_VERIFIER_KEY = JSON.stringify(key);
    const options = {
      clientId: "x509_hash:dGVzdA",
      key: "TEST_VERIFIER_KEY",
      certificates: ["dGVzdA=="],
      post: "https://issuer.example/presentations",
      credentialType: "urn:eudi:pid:1",
      trusted: [{ issuer: "https://pid.example", keys: [publicPart(key)] }],
      schema: { name: "person/1", attributes: [{ name: "age", unit: "years", offset: 0, scale: 5 }] },
      claims: [{ attribute: "age", path: ["birthdate"], as: "years" }],
      holder: ["sub"],
      statusLists: ["https://status.example"],
    };
    const make = (change: object) => () => makeSource("vault", { ...options, ...change }, surroundings);
    assert.equal(make({})().kind, "DataVault");
    const wrong = [
      { claims: [{ attribute: "shoe", path: ["shoe"] }] },
      { claims: [] },
      { trusted: [] },
      { trusted: [{ issuer: "i", keys: [{ ...publicPart(key), x: "AA" }] }] },
      { holder: [] },
      { post: "javascript:alert(1)" },
      { key: "TEST_NO_SUCH_KEY" },
      { password: "x" },
    ];
    for (const change of wrong) {
      assert.throws(make(change), /gateway\.json|TEST_NO_SUCH_KEY is no private key/, JSON.stringify(change));
    }
    delete process.env.TEST_VERIFIER_KEY;
  });
});
