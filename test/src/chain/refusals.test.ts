import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import {
  encodeErrorResult,
  HttpRequestError,
  RpcRequestError,
  toFunctionSelector,
  UserRejectedRequestError,
  zeroAddress,
} from "viem";
import { fromRoot } from "../../../services/shared/paths.ts";
import { explainChainError } from "../../../src/chain/errors.ts";
import { failures } from "../../../src/chain/failures.ts";
import { refusalOf, refusals } from "../../../src/chain/refusals.ts";
import { AnswerRefusedError, DecdpError } from "../../../src/errors.ts";
import {
  campaignsAbi,
  consentRegistryAbi,
  issuerRegistryAbi,
  loyaltyTokenAbi,
  relayAbi,
} from "../../../src/generated/abis.ts";

/** What a node reports of a revert. */
function revertWith(data: unknown): RpcRequestError {
  const error = { code: 3, message: "execution reverted", data };
  return new RpcRequestError({ body: {}, error, url: "http://node.example" });
}

describe("refusals", () => {
  it("are those that the contract declares", async () => {
    const source = await readFile(fromRoot("contracts/interfaces/ICampaigns.sol"), "utf8");
    const refused = /@notice Refused: .*\n(?:\s*\/\/\/.*\n)*\s*error (\w+)\(\);/g;
    const declared = [...source.matchAll(refused)].map(([, name]) => name!);
    assert.ok(declared.length > 0);
    assert.deepEqual(Object.keys(refusals).sort(), declared.sort());
  });

  it("are found by name and by selector", () => {
    for (const refusal of Object.values(refusals)) {
      assert.equal(refusalOf(refusal.reason), refusal);
      assert.equal(refusalOf(toFunctionSelector(`${refusal.reason}()`)), refusal);
    }
    assert.equal(refusalOf("0x00000000"), undefined);
    assert.equal(refusalOf("toString"), undefined);
  });

  it("speak in one sentence and say what to do", () => {
    const values = { balance: 1n, needed: 2n, notBefore: 3n, closesAt: 4, time: 5, count: 6n, index: 7n };
    for (const { message, hint } of [...Object.values(refusals), ...Object.values(failures)]) {
      assert.match(message, /^[A-Z][^.]*\.$/);
      assert.match(typeof hint === "string" ? hint : hint(values), /^[A-Z].*\.$/);
    }
  });
});

describe("errors of the chain", () => {
  it("of the protocol are all explained", () => {
    const foreign =
      /^(InvalidShortString|StringTooLong|InvalidPoint|ReentrancyGuard\w+|SafeCast\w+|AddressEmptyCode|FailedCall)$/;
    const names = [...issuerRegistryAbi, ...consentRegistryAbi, ...campaignsAbi, ...relayAbi]
      .filter((entry) => entry.type === "error")
      .map(({ name }) => name);
    const unexplained = names.filter((name) => !foreign.test(name) && !refusalOf(name) && !failures[name]);
    assert.deepEqual(unexplained, []);
  });

  it("become refusals wherever the node puts the data", () => {
    const data = encodeErrorResult({ abi: campaignsAbi, errorName: "ConsentNotLive" });
    for (const error of [
      revertWith(data),
      revertWith({ data }),
      new Error("outer", { cause: revertWith(data) }),
    ]) {
      const explained = explainChainError(error);
      assert.ok(explained instanceof AnswerRefusedError);
      assert.equal(explained.reason, "ConsentNotLive");
      assert.equal(explained.hint, refusals.ConsentNotLive.hint);
      assert.equal(explained.cause, error);
    }
  });

  it("keep the contract's arguments by name", () => {
    const data = encodeErrorResult({
      abi: issuerRegistryAbi,
      errorName: "PublishedTooSoon",
      args: [1n, 99n],
    });
    const { details, message } = explainChainError(revertWith(data));
    assert.deepEqual(details, { errorName: "PublishedTooSoon", issuer: 1n, notBefore: 99n });
    assert.match(message, /younger than its minimum interval.*Publish again at 1970-01-01 00:01:39 UTC/);
  });

  it("name the amounts that do not suffice", () => {
    const data = encodeErrorResult({
      abi: loyaltyTokenAbi,
      errorName: "ERC20InsufficientBalance",
      args: [zeroAddress, 5n, 7n],
    });
    assert.match(explainChainError(revertWith(data)).message, /It has 5 and needs 7/);
  });

  it("that DeCDP does not know come out with their data", () => {
    assert.match(explainChainError(revertWith("0xdeadbeef")).message, /0xdeadbeef/);
  });

  it("of wallets and nodes are told apart", () => {
    const declined = new UserRejectedRequestError(new Error("no"));
    assert.match(
      explainChainError(new Error("outer", { cause: declined })).message,
      /declined in the wallet/,
    );
    const silent = explainChainError(new HttpRequestError({ url: "http://key@node.example" }));
    assert.match(silent.message, /did not answer/);
    assert.doesNotMatch(silent.message, /node\.example/);
    const known = new DecdpError("known");
    assert.equal(explainChainError(known), known);
    assert.match(explainChainError("odd").message, /odd/);
  });
});
