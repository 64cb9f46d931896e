import assert from "node:assert/strict";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { createSourceFetch, readSourceJson, requireSuccess } from "../../../src/source/fetching.ts";
import { SourceError } from "../../../src/source/sourceError.ts";

const SECRET = "IBAN NL00 BANK";

describe("fetching from a source", () => {
  let source: Server;
  let other: Server;
  let origin = "";
  let elsewhere = "";
  const seen: string[] = [];

  before(async () => {
    other = await listen(createServer((_, reply) => reply.end("not to be asked")));
    elsewhere = originOf(other);
    source = await listen(
      createServer((request, reply) => {
        seen.push(`${request.method} ${request.url}`);
        const { pathname } = new URL(request.url!, origin);
        if (pathname === "/json") return reply.end(JSON.stringify({ balance: SECRET }));
        if (pathname === "/text") return reply.end(SECRET);
        if (pathname === "/away") return redirect(reply, 302, `${elsewhere}/?value=${SECRET}`);
        if (pathname === "/private") return redirect(reply, 307, "http://169.254.169.254/latest/meta-data");
        if (pathname === "/file") return redirect(reply, 302, "file:///etc/passwd");
        if (pathname === "/here") return redirect(reply, 303, "/json");
        if (pathname === "/round") return redirect(reply, 302, "/round");
        if (pathname === "/never") return;
        if (pathname === "/drip") return reply.write("x");
        if (pathname === "/large") return reply.end("x".repeat(5000));
        if (pathname === "/bomb") {
          reply.setHeader("content-encoding", "gzip");
          return reply.end(gzipSync("x".repeat(5_000_000)));
        }
        if (pathname === "/busy") reply.setHeader("retry-after", "7");
        reply.statusCode = { "/busy": 429, "/no": 403, "/gone": 410, "/broken": 502 }[pathname] ?? 404;
        return reply.end(SECRET);
      }),
    );
    origin = originOf(source);
  });
  after(() => {
    for (const server of [source, other]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const ask = (path: string, init?: RequestInit) =>
    createSourceFetch({ origins: [origin], maxBytes: 4096, timeoutMs: 300 })(`${origin}${path}`, init);

  it("gives the answer of a named server with its address", async () => {
    const answer = await ask("/json");
    assert.deepEqual(await readSourceJson(answer), { balance: SECRET });
    assert.equal(answer.url, `${origin}/json`);
  });

  it("follows redirects to named servers, as GET after 303", async () => {
    seen.length = 0;
    const answer = await ask("/here", { method: "POST", body: "{}" });
    assert.equal(answer.status, 200);
    assert.deepEqual(seen, ["POST /here", "GET /json"]);
  });

  for (const method of ["PUT", "DELETE"]) {
    it(`takes no page that it is led to for an answer to ${method}`, async () => {
      seen.length = 0;
      await refusedWith("unexpected", () => ask("/here", { method }));
      assert.deepEqual(seen, [`${method} /here`]);
    });
  }

  for (const path of ["/away", "/private", "/file", "/round"]) {
    it(`does not follow ${path}`, async () => {
      await refusedWith("elsewhere", () => ask(path));
    });
  }

  it("asks no other server, and no named one with a password in its address", async () => {
    const fetching = createSourceFetch({ origins: [origin], maxBytes: 1, timeoutMs: 300 });
    await refusedWith("elsewhere", () => fetching(`${elsewhere}/`));
    await refusedWith("elsewhere", () => fetching(origin.replace("//", "//evil@")).catch(asElsewhere));
  });

  it("waits for a bounded time", async () => {
    await refusedWith("slow", () => ask("/never"));
    await refusedWith("slow", () => ask("/drip"));
  });

  it("reads a bounded answer, compressed or not", async () => {
    await refusedWith("tooLarge", () => ask("/large"));
    await refusedWith("tooLarge", () => ask("/bomb"));
  });

  it("tells a server that is gone", async () => {
    const port = createServer();
    const closed = originOf(await listen(port));
    await new Promise((resolve) => port.close(resolve));
    const fetching = createSourceFetch({ origins: [closed], maxBytes: 1, timeoutMs: 1000 });
    await refusedWith("unreachable", () => fetching(closed));
  });

  it("quotes nothing of what is no JSON", async () => {
    await refusedWith("unexpected", async () => readSourceJson(await ask("/text")));
  });

  it("names what a status means", async () => {
    const statuses = { "/busy": "tooMany", "/no": "refused", "/gone": "gone", "/broken": "unreachable" };
    for (const [path, code] of Object.entries(statuses)) {
      const error = await refusedWith(code, async () => requireSuccess(await ask(path)));
      assert.equal(error.retryAfter, path === "/busy" ? 7 : undefined);
    }
  });
});

/** Node.js refuses a password in an address before anything else does. */
function asElsewhere(error: Error): never {
  if (error instanceof SourceError) throw error;
  assert.match(error.message, /credentials/);
  throw new SourceError("elsewhere", "refused by the platform");
}

async function refusedWith(code: string, work: () => Promise<unknown>): Promise<SourceError> {
  try {
    await work();
  } catch (error) {
    assert.ok(error instanceof SourceError, `${error}`);
    assert.equal(error.code, code);
    assert.ok(!JSON.stringify([error.message, error.details]).includes("IBAN"), error.message);
    return error;
  }
  return assert.fail(`Nothing was thrown instead of ${code}.`);
}

function redirect(reply: ServerResponse, status: number, location: string) {
  return reply.writeHead(status, { location: encodeURI(location) }).end();
}

async function listen(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("a source's word on when to come back", () => {
  it("is taken in seconds or as a date of HTTP, and in no other form", () => {
    const pauseOf = (header: string) => {
      try {
        requireSuccess(new Response("", { status: 429, headers: { "retry-after": header } }));
      } catch (error) {
        return (error as SourceError).retryAfter;
      }
      return assert.fail("it is no success");
    };
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    assert.ok(pauseOf(inAnHour)! > 3_590 && pauseOf(inAnHour)! <= 3_600);
    assert.equal(pauseOf("90"), 90);
    // `Date.parse` makes dates of these.
    for (const text of ["room-4711", "-5", "1.5", "2126-01-01"]) assert.equal(pauseOf(text), undefined, text);
  });
});
