import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { HttpRequestError } from "viem";
import { namingNode } from "../../../cli/setting/silentNode.ts";

describe("a node that cannot be used", () => {
  const messageOf = (error: unknown) => (namingNode(error) as Error).message;

  it("is named with what to do, but for the parts of its address that hold keys", () => {
    const error = new HttpRequestError({ url: "https://name:word@node.example:8443/v3/key?token=key" });
    const message = messageOf(new Error("outer", { cause: error }));
    assert.equal(
      message,
      "The chain's node did not answer at https://node.example:8443. Check the connection, or name another node with --rpc.",
    );
  });

  it("is started where it is on this machine", () => {
    const error = new HttpRequestError({ url: "http://localhost:8545" });
    assert.match(
      messageOf(error),
      /at http:\/\/localhost:8545\. Start it in another terminal: npm run chain$/,
    );
  });

  it("is told apart from one that answers and refuses", () => {
    const error = new HttpRequestError({ url: "https://node.example", status: 401 });
    assert.match(
      messageOf(error),
      /^The chain's node at https:\/\/node\.example refused with HTTP status 401\./,
    );
  });

  it("is quoted, but for addresses that may hold a key", () => {
    const details = "daily limit reached, see https://node.example/v3/key?more";
    const error = new HttpRequestError({ url: "https://node.example", status: 429, details });
    assert.match(messageOf(error), /It says: "daily limit reached, see https:\/\/node\.example"\. Check/);
  });

  it("leaves other errors as they are", () => {
    const other = new Error("other");
    assert.equal(namingNode(other), other);
  });
});
