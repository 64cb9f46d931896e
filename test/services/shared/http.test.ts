import assert from "node:assert/strict";
import { once } from "node:events";
import type { Socket } from "node:net";
import { after, before, describe, it } from "node:test";
import { Hono } from "hono";
import * as z from "zod/v4";
import { readBodies, requireJson } from "../../../services/shared/http/bodies.ts";
import { limitBody, readJson } from "../../../services/shared/http/body.ts";
import { countRequests } from "../../../services/shared/http/countRequests.ts";
import { BusyError, RequestRefusedError, replyToErrors } from "../../../services/shared/http/errors.ts";
import { limitRate } from "../../../services/shared/http/limits.ts";
import { listen } from "../../../services/shared/http/listen.ts";
import { type Environment, notFound } from "../../../services/shared/http/replies.ts";
import { createMetrics, showMetrics } from "../../../services/shared/metrics.ts";
import { AnswerRefusedError, ContractRevertError } from "../../../src/errors.ts";
import { dribble } from "../../support/relayer/sockets.ts";

const LARGEST_BODY = 100;
const RATE = 50;
const MOST_BODIES = 4;
const LONGEST_BODY = 1500;

describe("the HTTP side of a service", () => {
  const lines: string[] = [];
  let service: Awaited<ReturnType<typeof listen>>;

  before(async () => {
    const metrics = createMetrics("sample");
    const app = new Hono<Environment>();
    app.use(countRequests(metrics.requests, ["echo", "metrics"]));
    app.get("/metrics", showMetrics(metrics.registry));
    app.use("/limited", limitRate(RATE));
    app.get("/limited", (context) => context.json({}));
    app.use("/patient", requireJson(), readBodies({ most: MOST_BODIES, longest: LONGEST_BODY }));
    app.post("/patient", async (context) => context.json({ given: await readJson(context) }));
    app.use(limitBody(LARGEST_BODY));
    app.post("/echo", async (context) => context.json({ given: await readJson(context) }));
    app.post("/shape", async (context) => {
      const shape = z.strictObject({ outer: z.strictObject({ count: z.int("must be an integer") }) });
      return context.json(shape.parse(await readJson(context)));
    });
    app.get("/refused/:kind", (context) => {
      const kind = context.req.param("kind");
      if (kind === "service")
        throw new RequestRefusedError("TooEarly", "It is too early.", { hint: "Wait." });
      if (kind === "answer") throw new AnswerRefusedError("ConsentNotLive", "No consent.");
      if (kind === "contract") throw new ContractRevertError("It reverted.", { errorName: "NotBrand" });
      if (kind === "busy") throw new BusyError(429, "TooMuch", "It is too much.");
      if (kind === "unknown") throw new ContractRevertError("It reverted.");
      throw new Error("connection lost\nto https://node.example/key");
    });
    app.notFound(notFound);
    app.onError(replyToErrors((line) => lines.push(line)));
    service = await listen(app, { host: "127.0.0.1", port: 0 });
  });
  after(() => service.close());

  const send = async (route: string, init?: RequestInit) => {
    const response = await fetch(`${service.url}${route}`, init);
    return { status: response.status, body: await response.json() };
  };
  const post = (route: string, body: string) => send(route, { method: "POST", body });
  const sendJson = (route: string, body: string) =>
    send(route, { method: "POST", body, headers: { "content-type": "application/json" } });
  /** What comes back on a connection until it is closed. */
  const answerTo = async (socket: Socket) => {
    let text = "";
    socket.on("data", (data) => {
      text += data;
    });
    await once(socket, "close");
    return text;
  };

  it("reads bodies up to a size, to the byte", async () => {
    const largest = `"${"x".repeat(LARGEST_BODY - 2)}"`;
    assert.equal((await post("/echo", largest)).status, 200);
    assert.deepEqual(await post("/echo", `${largest} `), {
      status: 413,
      body: { error: "TooLarge", message: "A request has 100 bytes at most." },
    });
  });

  it("says in JSON what is wrong with a body", async () => {
    assert.deepEqual(await post("/echo", "{"), {
      status: 400,
      body: { error: "InvalidValue", message: "The body is not JSON." },
    });
    assert.deepEqual(await post("/shape", '{"outer":{"count":"1"}}'), {
      status: 400,
      body: { error: "InvalidShape", message: "outer.count: must be an integer" },
    });
  });

  it("gives the reason of a refusal its name, and keeps faults to itself", async () => {
    const refused = async (kind: string) => {
      const { status, body } = await send(`/refused/${kind}`);
      return [status, body.error, body.message];
    };
    assert.deepEqual(await refused("service"), [422, "TooEarly", "It is too early. Wait."]);
    assert.deepEqual(await refused("answer"), [422, "ConsentNotLive", "No consent."]);
    assert.deepEqual(await refused("contract"), [422, "NotBrand", "It reverted."]);
    assert.deepEqual(await refused("busy"), [429, "TooMuch", "It is too much."]);
    assert.deepEqual(await refused("unknown"), [422, "Reverted", "It reverted."]);
    const [status, error, message] = await refused("fault");
    assert.deepEqual([status, error], [503, "Unavailable"]);
    assert.doesNotMatch(message, /connection|node/);
    assert.deepEqual(lines, ["request failed: connection lost"]);
  });

  it("takes a number of requests of one address in a minute", async () => {
    const replies = await Promise.all(Array.from({ length: RATE + 20 }, () => send("/limited")));
    assert.equal(replies.filter(({ status }) => status === 200).length, RATE);
    const [refused] = replies.filter(({ status }) => status !== 200);
    assert.deepEqual([refused?.status, refused?.body.error], [429, "TooManyRequests"]);
  });

  it("gives up bodies that do not come in time", async () => {
    const start = performance.now();
    assert.match(await answerTo(dribble("127.0.0.2", service.url, "/patient")), /^HTTP\/1\.1 408 /);
    assert.ok(performance.now() - start >= LONGEST_BODY - 50);
  });

  it("gives up the oldest body of the address with the most of them, when too many come at once", async () => {
    const given: string[] = [];
    const begin = async (address: string, name: string) => {
      const socket = dribble(address, service.url, "/patient");
      answerTo(socket).then((answer) => {
        if (answer.includes("408")) given.push(name);
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    await begin("127.0.0.3", "alone");
    for (const name of ["first", "second", "third"]) await begin("127.0.0.2", name);
    const honest = await sendJson("/patient", '"quick"');
    assert.deepEqual(honest, { status: 200, body: { given: "quick" } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(given, ["first"]);
  });

  it("takes bodies that say that they are JSON", async () => {
    assert.equal((await post("/patient", "{}")).status, 415);
    assert.equal((await sendJson("/patient", "{")).status, 400);
  });

  it("counts requests by known routes only", async () => {
    assert.equal((await send("/elsewhere")).status, 404);
    assert.equal((await send("/constructor")).status, 404);
    assert.deepEqual((await send("/echo/deeper")).body, {
      error: "NotFound",
      message: "There is nothing here.",
    });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    assert.match(metrics, /^decdp_sample_requests_total\{route="echo",status="404"\} 1$/m);
    assert.match(metrics, /^decdp_sample_requests_total\{route="echo",status="413"\} 1$/m);
    assert.doesNotMatch(metrics, /elsewhere|constructor/);
  });

  it("says so when its port is taken", async () => {
    const port = Number(new URL(service.url).port);
    await assert.rejects(
      listen(new Hono<Environment>(), { host: "127.0.0.1", port }),
      /It cannot listen: .*EADDRINUSE.*Take another --port or --host\./,
    );
  });
});
