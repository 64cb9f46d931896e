import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { zeroHash } from "viem";
import { generatePrivateKey } from "viem/accounts";
import { request } from "../../../scripts/answers/plan.ts";
import { issuersFrom } from "../../../services/issuer/configuration.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { openCampaign } from "../../../src/chain/actions/campaign.ts";
import type { DecdpError } from "../../../src/errors.ts";
import {
  type Allowing,
  beginAtGateway,
  completeAtGateway,
  type GatewayIssuer,
  readGatewayIssuer,
} from "../../../src/source/gatewayClient.ts";
import { SourceError } from "../../../src/source/sourceError.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import {
  createTestCustomer,
  type GatewayUnderTest,
  ownWord,
  passTime,
  prepareGateway,
  until,
} from "../../support/issuer/gatewayUnderTest.ts";
import { createHostileSource, honest, RAW } from "../../support/issuer/hostileSource.ts";

const NAME = "bank";
const DAY = 86_400;
const RECOVERY = 30 * DAY;

describe("a gateway under attack", () => {
  let chain: CrowdChain;
  let gateway: GatewayUnderTest;
  let service: Service;
  let issuer: GatewayIssuer;
  const source = createHostileSource();

  before(async () => {
    chain = await openCrowdChain();
    gateway = await prepareGateway(chain, [{ ...ownWord, name: NAME }]);
    service = await gateway.start({ sourceTime: 1, rate: 400 }, issuers());
    await until(
      async () => (await readGatewayIssuer({ url: service.url }, NAME)).issuer !== undefined,
      "a tree",
    );
    issuer = await readGatewayIssuer({ url: service.url }, NAME);
  });
  after(async () => {
    await service.close();
    gateway.remove();
    await chain.close();
  });

  function issuers() {
    const [managed] = [...issuersFrom(gateway.configuration).values()];
    return new Map([[NAME, { ...managed!, source, kind: source.kind }]]);
  }

  /** Whoever has published terms may open a campaign that accepts any issuer. */
  function openStrangersCampaign(periodLength: number) {
    return openCampaign(chain.brand, chain.deployment, {
      terms: chain.terms,
      schema: request.schema,
      rules: request.rules,
      issuers: [issuer.issuer!],
      acceptsSelfDeclared: false,
      token: chain.token,
      reward: 1n,
      periodLength,
      answersPerPeriod: 1,
      notice: DAY,
      documentUri: "",
      documentHash: zeroHash,
    });
  }

  async function begin(change: Partial<Allowing> = {}, customer = createTestCustomer(chain)) {
    const allowing = await customer.allowing(issuer, change);
    return beginAtGateway({ url: service.url }, customer.clientFor(issuer), issuer, allowing);
  }
  const complete = (session: { readonly session: `0x${string}` }, account: string) =>
    completeAtGateway({ url: service.url }, session, account);

  it("issues an account at the source to one of two commitments that race for it", async () => {
    const sessions = await Promise.all([begin(), begin(), begin()]);
    const results = await Promise.allSettled(sessions.map((session) => complete(session, "raced")));
    assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
    for (const result of results) {
      if (result.status === "rejected") assert.equal(reasonOf(result.reason), "Pinned");
    }
  });

  it("takes no permission that was copied, or is for something else", async () => {
    const bodies: string[] = [];
    const spy: typeof fetch = (url, init) => {
      bodies.push(String(init?.body));
      return fetch(url, init);
    };
    const customer = createTestCustomer(chain);
    const now = Number((await chain.client.getBlock()).timestamp);
    const allowing = await customer.allowing(issuer);
    await beginAtGateway({ url: service.url, fetch: spy }, customer.clientFor(issuer), issuer, allowing);
    const body = JSON.parse(bodies[0]!);
    const replies: Record<string, object> = {
      NotTheSession: { ...body, session: generatePrivateKey() },
      OtherRegistry: { ...body, permission: { ...body.permission, chainId: 1 } },
      OtherIssuer: withPermission(body, { issuer: "1" }),
      OtherSource: withPermission(body, { source: "SolidPod" }),
      OtherSchema: withPermission(body, { schema: "1" }),
      OtherAttributes: withPermission(body, { attributes: ["band", "band"] }),
      NotSigned: withPermission(body, { commitment: "7" }),
      SignedAhead: withPermission(body, { signedAt: now + 10_000 }),
      TooOld: withPermission(body, { signedAt: now - 10_000 }),
      Expired: withPermission(body, { until: now - 1 }),
    };
    for (const [reason, changed] of Object.entries(replies)) {
      const reply = await post("/sessions", JSON.stringify(changed));
      assert.deepEqual([reply.status, reply.body.error], [422, reason]);
    }
    const malformed = await post("/sessions", JSON.stringify(withPermission(body, { commitment: "-1" })));
    assert.deepEqual([malformed.status, malformed.body.error], [400, "InvalidShape"]);
  });

  it("leads back to pages of its own configuration only", async () => {
    const customer = createTestCustomer(chain);
    const allowing = await customer.allowing(issuer, {
      returnTo: "https://evil.example/?a=\r\nset-cookie: b",
    });
    await assert.rejects(
      beginAtGateway({ url: service.url }, customer.clientFor(issuer), issuer, allowing),
      (error) => reasonOf(error) === "OtherOrigin",
    );
  });

  it("issues nothing from a source that fails in any way, says why, and ends the access", async () => {
    const codes = [
      ...(["refused", "expired", "forged", "replayed", "tampered", "revoked", "tooMany"] as const),
      ...(["gone", "unreachable", "slow", "tooLarge", "elsewhere", "unexpected"] as const),
    ];
    const failures: Record<string, typeof source.onRead> = {
      ...Object.fromEntries(
        codes.map((code) => [
          code,
          async () => {
            throw new SourceError(code, "The source cannot be read.", { retryAfter: 7 });
          },
        ]),
      ),
      "slow without an end": () => new Promise(() => {}),
      "unexpected error": async () => {
        throw new Error(`the account ${RAW} has a strange balance`);
      },
      "unexpected value": async (given, now) => ({ ...honest(String(given), now), values: { band: RAW } }),
      "expired at once": async (given, now) => ({ ...honest(String(given), now), until: now }),
    };
    for (const [name, onRead] of Object.entries(failures)) {
      source.onRead = onRead;
      source.ended.length = 0;
      const session = await begin();
      const [code] = name.split(" ");
      await assert.rejects(complete(session, name), (error) => {
        assert.equal(reasonOf(error), code);
        assert.ok(!`${(error as Error).message}`.includes(RAW));
        return true;
      });
      await until(() => source.ended.length > 0, `the end of the access after ${name}`);
      await assert.rejects(complete(session, name), (error) => reasonOf(error) === "SessionOver");
    }
    source.onRead = async (given, now) => honest(String(given), now);
    // Nothing was pinned: each account gets a card for other keys.
    for (const name of Object.keys(failures)) {
      assert.equal((await complete(await begin(), name)).attributes[0], 2);
    }
  });

  it("tries to end the access again until the source does it, and quotes nothing of it", async () => {
    source.ended.length = 0;
    source.failingEnds = 2;
    await complete(await begin(), "stubborn");
    await until(() => source.ended.length >= 3, "the third try");
    assert.ok(!gateway.lines.join("\n").includes(RAW), gateway.lines.join("\n"));
  });

  it("gives up a session whose customer never comes back", async () => {
    source.ended.length = 0;
    const session = await begin();
    await passTime(chain, 1000);
    await until(() => source.ended.length > 0, "the end of the access");
    await assert.rejects(complete(session, "late"), (error) => reasonOf(error) === "SessionOver");
  });

  it("puts only what the permission names on the card, for no longer than the source says", async () => {
    const end = Number((await chain.client.getBlock()).timestamp) + 400;
    source.onRead = async (given, now) => ({ ...honest(String(given), now), until: end });
    const card = await complete(await begin({ attributes: ["other"] }), "careful");
    source.onRead = async (given, now) => honest(String(given), now);
    assert.deepEqual(card.attributes.slice(0, 2), [0, 1]);
    assert.equal(card.validUntil, end);
  });

  it("issues to new keys after the delay of a recovery, whatever campaigns strangers open", async () => {
    await openStrangersCampaign(2 ** 32 - 1);
    const lost = createTestCustomer(chain);
    const first = await complete(await begin({}, lost), "loser");
    const found = createTestCustomer(chain);
    const { session } = await begin({}, found);
    const reply = await post(
      "/sessions/completion",
      JSON.stringify({ session, given: "loser", recover: true }),
    );
    assert.deepEqual([reply.status, reply.body.state], [202, "recovering"]);
    const now = Number((await chain.client.getBlock()).timestamp);
    assert.ok(Math.abs(reply.body.notBefore - now - RECOVERY) < 100, `not before ${reply.body.notBefore}`);
    await assert.rejects(
      complete(await begin({}, found), "loser"),
      (error) => reasonOf(error) === "Pinned" && /from \d{4}-/.test((error as Error).message),
    );
    await passTime(chain, RECOVERY + 100);
    await until(async () => {
      const card = await complete(await begin({}, found), "loser").catch(() => undefined);
      return card?.index === first.index;
    }, "a card for the new keys");
    await assert.rejects(complete(await begin({}, lost), "loser"), (error) => reasonOf(error) === "Pinned");
  });

  it("keeps nothing in the clear of what a source let it do", async () => {
    await begin();
    const files = readdirSync(gateway.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    assert.ok(files.length > 10);
    for (const file of files) {
      const bytes = readFileSync(file);
      assert.ok(!bytes.includes(RAW), file);
      assert.ok(!bytes.includes("careful"), file);
    }
  });

  it("answers no path outside of its own, and nothing too large, too slow or too often", async () => {
    for (const place of ["/trees/1/../../etc/passwd", "/trees/%2e%2e/1/leaves", "/issuers/..%2fmain.ts"]) {
      assert.equal((await fetch(`${service.url}${place}`)).status, 404);
    }
    const chunks = `/trees/${issuer.issuer}/1/chunks`;
    for (const chunk of ["-1", "1e3", "99999999", "0"]) {
      assert.equal((await fetch(`${service.url}${chunks}/${chunk}`)).status, 404);
    }
    const large = await post("/sessions", JSON.stringify({ given: "x".repeat(200_000) }));
    assert.deepEqual([large.status, large.body.error], [413, "TooLarge"]);
    assert.match(await slowBody(service.url), /408/);
    const statuses = await Promise.all(
      Array.from({ length: 500 }, async () => (await fetch(`${service.url}/issuers/nobody`)).status),
    );
    assert.ok(statuses.includes(429));
    assert.equal((await fetch(`${service.url}/health`)).status, 200);
  });

  it("does not start with another secret than its database was filled under", async () => {
    await service.close();
    const other = { ...gateway, secret: generatePrivateKey() };
    const { startIssuer } = await import("../../../services/issuer/startIssuer.ts");
    const secrets = { account: other.account, secret: Buffer.from(other.secret.slice(2), "hex") };
    await assert.rejects(
      startIssuer(gateway.options, issuers(), secrets, () => {}),
      /another DECDP_ISSUER_SECRET/,
    );
  });

  async function post(route: string, body: string) {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${service.url}${route}`, { method: "POST", headers, body });
    return { status: response.status, body: await response.json() };
  }
});

function withPermission(
  body: { readonly permission: { readonly permission: object } },
  change: object,
): object {
  return {
    ...body,
    permission: { ...body.permission, permission: { ...body.permission.permission, ...change } },
  };
}

function reasonOf(error: unknown): unknown {
  return (error as DecdpError).details?.reason;
}

/** Sends the beginning of a body, and returns the first line of the reply. */
function slowBody(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        "POST /sessions HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
      );
    });
    socket.once("data", (data) => {
      socket.destroy();
      resolve(String(data).split("\r\n")[0]!);
    });
    socket.once("error", reject);
  });
}
