import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { relayWithdrawal } from "../../../src/relayer/relayerClient.ts";
import { withdrawal } from "../../support/formats/values.ts";

/** What a relayer of whatever kind replies, by turns; the last one again and again. */
interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const hash = `0x${"ab".repeat(32)}`;
const progress = (state: string, rest: object = {}): Reply => ({
  status: 200,
  text: JSON.stringify({ id: "a1", state, ...rest }),
});

describe("what is sent through a relayer", () => {
  let server: Server;
  let replies: Reply[] = [];
  const asked: string[] = [];
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (given: Reply[], options: object = {}) => {
    replies = [...given];
    asked.length = 0;
    return relayWithdrawal(url(), withdrawal, { interval: 5, ...options });
  };

  before(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const { status, text, headers } = (replies.length > 1 ? replies.shift() : replies[0])!;
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => server.close());

  it("is asked about until it is on chain", async () => {
    const relayed = await send([
      { ...progress("queued"), status: 202 },
      progress("sent", { transaction: hash }),
      progress("settled", { transaction: hash }),
    ]);
    assert.deepEqual(relayed, { id: "a1", hash });
    assert.deepEqual(asked, ["POST /withdrawals", "GET /withdrawals/a1", "GET /withdrawals/a1"]);
  });

  it("fails with what the relayer says, in one line, whoever wrote it", async () => {
    const refused = { error: "NothingToWithdraw", message: "Nothing\u001b[2J\nto end." };
    await assert.rejects(send([{ status: 422, text: JSON.stringify(refused) }]), (error: Error) => {
      assert.match(
        error.message,
        /^The relayer at http.* refused \(NothingToWithdraw\)\. Nothing \[2J to end/,
      );
      return true;
    });
    await assert.rejects(
      send([progress("refused", { reason: "Expired", message: "It has waited for too long." })]),
      /gave up \(Expired\)\. It has waited for too long\. Try again/,
    );
  });

  it("is not taken for done where the reply is no relayer's", async () => {
    const page = { status: 200, text: "<html>hello</html>", headers: { "content-type": "text/html" } };
    await assert.rejects(send([page]), /refused \(HTTP status 200\)/);
    await assert.rejects(send([{ status: 404, text: "" }]), /HTTP status 404.*Check the relayer's address/);
    await assert.rejects(send([progress("settled")]), /gave up \(settled\)/);
    await assert.rejects(send([progress("settled", { transaction: "0x12" })]), /refused/);
    const climbing = { status: 200, text: JSON.stringify({ id: "../claims/1", state: "queued" }) };
    await assert.rejects(send([climbing]), /refused/);
    assert.deepEqual(asked, ["POST /withdrawals"]);
  });

  it("is not read on where the reply is longer than any of a relayer", async () => {
    const padded = (length: number) => ({
      ...progress("settled", { transaction: hash }),
      text: `${" ".repeat(length)}${JSON.stringify({ id: "a1", state: "settled", transaction: hash })}`,
    });
    assert.deepEqual(await send([padded(60_000)]), { id: "a1", hash });
    await assert.rejects(send([padded(70_000)]), (error: Error) => {
      assert.match(error.message, /did not answer/);
      assert.match(String(error.cause), /more than 65536 bytes/);
      return true;
    });
  });

  it("goes to the relayer that was named, and not on to another", async () => {
    const moved = { status: 307, text: "", headers: { location: `${url()}/elsewhere` } };
    await assert.rejects(send([moved]), /did not answer/);
    assert.deepEqual(asked, ["POST /withdrawals"]);
  });

  it("can be asked about later if it takes too long", async () => {
    await assert.rejects(
      send([progress("queued")], { patience: 30 }),
      /not on chain yet \(queued\)\. Ask again at http:\/\/127.*\/withdrawals\/a1, or repeat this/,
    );
  });
});
