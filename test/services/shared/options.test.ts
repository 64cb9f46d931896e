import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseEther } from "viem";
import { optionReader } from "../../../services/shared/options.ts";
import { ServiceError } from "../../../services/shared/serviceError.ts";

describe("options of a service", () => {
  const { parse, integer, optionalInteger, url, gwei, address, list } = optionReader("npm run gateway");

  const refuses = (read: () => unknown, message: RegExp) =>
    assert.throws(read, (error) => {
      assert.ok(error instanceof ServiceError);
      assert.match(error.shortMessage, message);
      assert.equal(error.hint, "Try: npm run gateway -- --help");
      return true;
    });

  it("come by their names, and not at all when help is asked for", () => {
    assert.deepEqual(
      { ...parse(["--port", "1", "--rate=2"], ["port", "rate", "host"]) },
      { port: "1", rate: "2" },
    );
    assert.deepEqual({ ...parse([], ["port"]) }, {});
    assert.equal(parse(["--port", "1", "--help"], ["port"]), undefined);
  });

  it("that nobody knows, without a value, or apart from any are refused", () => {
    refuses(() => parse(["--key", "0x1"], ["port"]), /--key/);
    refuses(() => parse(["--port"], ["port"]), /--port/);
    refuses(() => parse(["8790"], ["port"]), /8790/);
  });

  it("with integers have bounds and take nothing but digits", () => {
    assert.equal(integer("port", "0", 0, 65_535), 0);
    assert.equal(integer("port", "65535", 0, 65_535), 65_535);
    for (const given of ["65536", "-1", "1.5", "1e3", "0x10", "", " 1", "123456789"]) {
      refuses(() => integer("port", given, 0, 65_535), /--port takes an integer from 0 to 65535/);
    }
    assert.equal(optionalInteger("poll", undefined, 10, 20), undefined);
    assert.equal(optionalInteger("poll", "10", 10, 20), 10);
    refuses(() => optionalInteger("poll", "9", 10, 20), /from 10 to 20, not "9"/);
  });

  it("with addresses of nodes are http or https, and are not repeated", () => {
    assert.equal(url("rpc", "https://node.example/key"), "https://node.example/key");
    for (const given of ["node.example", "ws://node.example/key", "http://", "file:///key"]) {
      refuses(() => url("rpc", given), /^--rpc takes an http or https address\.$/);
    }
  });

  it("with gwei come out in wei", () => {
    assert.equal(gwei("largest-base-fee", "0.5"), parseEther("0.0000000005"));
    assert.equal(gwei("largest-base-fee", "100"), 100_000_000_000n);
    for (const given of ["-1", "1e9", "0.0000000001", "many", ""]) {
      refuses(() => gwei("largest-base-fee", given), /takes gwei/);
    }
  });

  it("with addresses take them in any case", () => {
    const given = `0x${"aB".repeat(20)}`;
    assert.equal(address("campaigns", given), given);
    refuses(() => address("campaigns", "0x12"), /--campaigns takes an address.*"0x12"/);
  });

  it("with lists take each item once", () => {
    const read = (name: string, part: string) => integer(name, part, 1, 9);
    assert.deepEqual(list("issuers", "1, 2,3", read), [1, 2, 3]);
    refuses(() => list("issuers", "1,2,1", read), /--issuers names something twice: "1,2,1"/);
    refuses(() => list("issuers", "1,,2", read), /--issuers takes an integer from 1 to 9, not ""/);
    refuses(() => list("issuers", "", read), /--issuers takes an integer/);
  });
});
