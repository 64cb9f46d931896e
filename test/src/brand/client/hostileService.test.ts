import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import { after, before, beforeEach, describe, it } from "node:test";
import { pad } from "viem";
import { askDecision } from "../../../../src/brand/client/decisions.ts";
import { createTransport } from "../../../../src/brand/client/transport.ts";
import { followWithdrawals, type Withdrawal } from "../../../../src/brand/client/withdrawals.ts";
import { type ContentDecision, generalContent } from "../../../../src/brand/decision/decision.ts";
import { decisionJson } from "../../../../src/brand/decision/decisionJson.ts";

const soon = Math.floor(Date.now() / 1000) + 3600;
const personal: ContentDecision = {
  content: "personal",
  campaign: 7n,
  segment: 3,
  expiry: soon,
  reason: "answered",
  terms: pad("0xa1"),
  nullifier: 5n,
};
const question = { customerId: "ada", campaign: 7n, withinMs: 10_000 };

/** A service that replies whatever a test wants. */
describe("a client of a brand's service that", () => {
  let server: Server;
  let url: string;
  let reply: RequestListener;
  const replies = (status: number, body: string) => {
    reply = (_request, response) => response.writeHead(status).end(body);
  };
  const decide = (place = url, withinMs = question.withinMs) =>
    askDecision(createTransport({ url: place, token: "t" }), { ...question, withinMs });

  before(async () => {
    server = createServer((request, response) => reply(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  beforeEach(() => replies(200, JSON.stringify(decisionJson(personal))));
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  it("answers gives the decision, and shows its token", async () => {
    let shown: string | undefined;
    const usual = reply;
    reply = (request, response) => {
      shown = `${request.method} ${request.url} ${request.headers.authorization}`;
      usual(request, response);
    };
    assert.deepEqual(await decide(), personal);
    assert.equal(shown, "POST /decisions Bearer t");
    assert.deepEqual(await decide(`${url}/below/`), personal);
    assert.equal(shown, "POST /below/decisions Bearer t");
  });

  it("is gone gives general content", async () => {
    assert.deepEqual(await decide("http://127.0.0.1:9"), {
      content: "general",
      reason: "fault",
      fault: "unreachable",
    });
    assert.equal((await decide("no address")).reason, "fault");
  });

  it("is slow gives general content in time, also where only the end is slow", async () => {
    for (const listener of [
      () => {},
      (_request, response) => response.writeHead(200).write('{"content":'),
    ] as RequestListener[]) {
      reply = listener;
      const start = performance.now();
      const decision = await decide(url, 150);
      assert.equal("fault" in decision && decision.fault, "slow");
      assert.ok(performance.now() - start < question.withinMs / 2);
    }
  });

  it("refuses, leads elsewhere or answers with something else gives general content", async () => {
    const faultOf = async () => {
      const decision = await decide();
      return "fault" in decision ? decision.fault : decision.reason;
    };
    replies(401, "{}");
    assert.equal(await faultOf(), "refused");
    replies(200, "<html>");
    assert.equal(await faultOf(), "unreadable");
    replies(200, JSON.stringify({ ...decisionJson(personal), segment: 5 }));
    assert.equal(await faultOf(), "unreadable");
    reply = (_request, response) => response.writeHead(302, { location: url }).end();
    assert.equal(await faultOf(), "unreachable");
    reply = (_request, response) => {
      response.writeHead(200);
      const more = () => response.write("x".repeat(2 ** 20), () => response.destroyed || more());
      more();
    };
    assert.equal(await faultOf(), "unreadable");
  });

  it("holds a decision up until it is over gives general content", async () => {
    replies(200, JSON.stringify(decisionJson({ ...personal, expiry: soon - 3600 })));
    assert.deepEqual(await decide(), generalContent("expired"));
  });

  it("tells of withdrawals goes on where it was after a fault, and ends when told", {
    timeout: 60_000,
  }, async () => {
    const asked: string[] = [];
    const withdrawal = { customerId: "ada", campaigns: ["7"], at: 1 };
    reply = (request, response) => {
      asked.push(request.url!);
      const isFirst = !request.url!.includes("after=");
      const isFault = !isFirst && asked.filter((one) => one === request.url).length === 1;
      const body = isFirst ? { position: 4, withdrawals: [] } : { position: 5, withdrawals: [withdrawal] };
      if (isFault) response.writeHead(503).end();
      else response.writeHead(200).end(JSON.stringify(body));
    };
    const told: Withdrawal[] = [];
    const faults: string[] = [];
    await new Promise<void>((resolve) => {
      const end = followWithdrawals(
        createTransport({ url, token: "t" }),
        (one) => {
          told.push(one);
        },
        {
          onFault: (fault) => faults.push(fault),
          onPosition(position) {
            if (position !== 5) return;
            end();
            resolve();
          },
        },
      );
    });
    assert.deepEqual(told, [{ ...withdrawal, campaigns: [7n] }]);
    assert.deepEqual(faults, ["HTTP status 503"]);
    assert.deepEqual(asked, [
      "/withdrawals?hold=0",
      "/withdrawals?hold=20&after=4",
      "/withdrawals?hold=20&after=4",
    ]);
  });
});
