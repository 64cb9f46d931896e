import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import {
  BaseError,
  ChainDisconnectedError,
  ChainMismatchError,
  ExecutionRevertedError,
  encodeErrorResult,
  HttpRequestError,
  InsufficientFundsError,
  InvalidRequestRpcError,
  ProviderDisconnectedError,
  RpcRequestError,
  SwitchChainError,
  TimeoutError,
  UnauthorizedProviderError,
  UnsupportedProviderMethodError,
  UserRejectedRequestError,
  WaitForTransactionReceiptTimeoutError,
  WebSocketRequestError,
  zeroAddress,
} from "viem";
import { call, estimateGas } from "viem/actions";
import { mainnet } from "viem/chains";
import { explainChainError } from "../../../src/chain/errors.ts";
import { failures } from "../../../src/chain/failures.ts";
import { refusalOf, refusals } from "../../../src/chain/refusals.ts";
import { explained } from "../../../src/chain/transact.ts";
import {
  AnswerRefusedError,
  ContractRevertError,
  contractErrorName,
  DecdpError,
} from "../../../src/errors.ts";
import {
  campaignsAbi,
  consentRegistryAbi,
  issuerRegistryAbi,
  loyaltyTokenAbi,
} from "../../../src/generated/abis.ts";
import { deployProtocol } from "../../support/deployProtocol.ts";

/** What a node reports of a revert. */
function revertWith(data?: unknown, message = "execution reverted"): RpcRequestError {
  return new RpcRequestError({ body: {}, error: { code: 3, message, data }, url: "http://node.example" });
}

/** An error as another copy of viem throws it: of a class that this one does not know, with the same name. */
function foreign(name: string, fields: object = {}): Error {
  class ForeignError extends Error {}
  return Object.assign(new ForeignError("of another copy"), {
    name,
    shortMessage: "Of another copy.",
    ...fields,
  });
}

describe("reverts", () => {
  it("of the protocol are all explained", () => {
    const known =
      /^(InvalidShortString|StringTooLong|InvalidPoint|ReentrancyGuard\w+|SafeCast\w+|AddressEmptyCode|FailedCall)$/;
    const names = [...issuerRegistryAbi, ...consentRegistryAbi, ...campaignsAbi]
      .filter((entry) => entry.type === "error")
      .map(({ name }) => name);
    const unexplained = names.filter((name) => !known.test(name) && !refusalOf(name) && !failures[name]);
    assert.deepEqual(unexplained, []);
  });

  it("become refusals wherever the node puts the data", () => {
    const data = encodeErrorResult({ abi: campaignsAbi, errorName: "ConsentNotLive" });
    for (const error of [
      revertWith(data),
      revertWith({ data }),
      new Error("outer", { cause: revertWith(data) }),
      foreign("ContractFunctionExecutionError", { cause: foreign("RawContractError", { data: { data } }) }),
      foreign("ContractFunctionRevertedError", { raw: data }),
    ]) {
      const refusal = explainChainError(error);
      assert.ok(refusal instanceof AnswerRefusedError);
      assert.equal(refusal.reason, "ConsentNotLive");
      assert.equal(refusal.hint, refusals.ConsentNotLive.hint);
      assert.equal(refusal.shortMessage, refusals.ConsentNotLive.message);
      assert.equal(refusal.message, `${refusal.shortMessage} ${refusal.hint}`);
      assert.equal(refusal.cause, error);
      assert.equal(contractErrorName(refusal), "ConsentNotLive");
    }
  });

  it("keep the contract's arguments by name", () => {
    const data = encodeErrorResult({
      abi: issuerRegistryAbi,
      errorName: "PublishedTooSoon",
      args: [1n, 99n],
    });
    const error = explainChainError(revertWith(data));
    assert.ok(error instanceof ContractRevertError);
    assert.equal(error.name, "ContractRevertError");
    assert.equal(error.errorName, "PublishedTooSoon");
    assert.deepEqual(error.args, { issuer: 1n, notBefore: 99n });
    assert.equal(error.shortMessage, "The issuer's last root is younger than its minimum interval.");
    assert.equal(error.message, `${error.shortMessage} Publish again at 1970-01-01 00:01:39 UTC.`);
  });

  it("name the amounts that do not suffice", () => {
    const data = encodeErrorResult({
      abi: loyaltyTokenAbi,
      errorName: "ERC20InsufficientBalance",
      args: [zeroAddress, 5n, 7n],
    });
    assert.match(explainChainError(revertWith(data)).message, /It has 5 and needs 7/);
  });

  it("with words instead of an error come out with the words", () => {
    const abi = [{ type: "error", name: "Error", inputs: [{ name: "message", type: "string" }] }] as const;
    const data = encodeErrorResult({ abi, errorName: "Error", args: ["paused"] });
    const error = explainChainError(revertWith(data));
    assert.match(error.message, /reverted with Error\(paused\)/);
    assert.equal(contractErrorName(error), "Error");
  });

  it("that DeCDP does not know come out with their data", () => {
    const error = explainChainError(revertWith("0xdeadbeef"));
    assert.ok(error instanceof ContractRevertError);
    assert.match(error.message, /0xdeadbeef/);
    assert.deepEqual([error.errorName, error.args, error.details], [undefined, {}, { data: "0xdeadbeef" }]);
  });

  it("without data are told from a chain that does not work", () => {
    for (const error of [
      revertWith(),
      revertWith("0x"),
      foreign("ExecutionRevertedError"),
      new Error("outer", { cause: foreign("ContractFunctionRevertedError") }),
    ]) {
      const revert = explainChainError(error);
      assert.ok(revert instanceof ContractRevertError);
      assert.equal(revert.shortMessage, "The contract reverted without a reason.");
      assert.equal(contractErrorName(revert), undefined);
    }
    const shortMessage = "Execution reverted with reason: gas required exceeds allowance (21000).";
    const worded = explainChainError(foreign("ExecutionRevertedError", { shortMessage }));
    assert.equal(worded.message, "The contract reverted: gas required exceeds allowance (21000).");
  });

  it("without data are known by the words of any node", () => {
    for (const details of [
      "execution reverted",
      "VM execution error.",
      "invalid opcode: INVALID",
      "VM Exception while processing transaction: revert",
    ]) {
      const given = { code: -32_015, message: details };
      assert.ok(explainChainError(given) instanceof ContractRevertError, details);
      assert.ok(explainChainError(new Error("outer", { cause: given })) instanceof ContractRevertError);
    }
    const other = explainChainError({ code: -32_000, message: "header not found" });
    assert.ok(!(other instanceof ContractRevertError));
  });

  describe("on a chain", () => {
    let chain: Awaited<ReturnType<typeof deployProtocol>>;
    before(async () => {
      chain = await deployProtocol();
    });

    it("without data are recognised, too", async () => {
      const { brand, deployment } = chain;
      const unknownFunction = {
        account: brand.account,
        to: deployment.campaigns,
        data: "0x12345678",
      } as const;
      const withoutReason = (error: unknown) =>
        error instanceof ContractRevertError &&
        error.shortMessage === "The contract reverted without a reason.";
      await assert.rejects(
        explained(() => call(brand, unknownFunction)),
        withoutReason,
      );
      await assert.rejects(
        explained(() => estimateGas(brand, unknownFunction)),
        withoutReason,
      );
    });
  });
});

describe("errors of wallets and nodes", () => {
  const declined = /declined in the wallet/;
  const silent = /node did not answer/;

  it("are told apart, at any depth", () => {
    const url = "http://key@node.example";
    const cases: readonly [Error, RegExp][] = [
      [new UserRejectedRequestError(new Error("no")), declined],
      [new InsufficientFundsError(), /cannot pay/],
      [new WaitForTransactionReceiptTimeoutError({ hash: "0x12" }), /not in a block yet/],
      [new HttpRequestError({ url }), silent],
      [new WebSocketRequestError({ url }), silent],
      [new TimeoutError({ body: {}, url }), /too long/],
      [new ChainMismatchError({ chain: mainnet, currentChainId: 5 }), /another chain than the chain of the/],
      [new ChainDisconnectedError(new Error("no")), /not connected to the chain/],
      [new SwitchChainError(new Error("no")), /does not know the chain/],
      [new ProviderDisconnectedError(new Error("no")), /not connected to any chain/],
      [new UnauthorizedProviderError(new Error("no")), /has not connected this account/],
      [new UnsupportedProviderMethodError(new Error("no")), /cannot do what was asked/],
    ];
    for (const [error, message] of cases) {
      for (const given of [error, new Error("outer", { cause: error }), foreign(error.name)]) {
        const explanation = explainChainError(given);
        assert.match(explanation.message, message);
        assert.doesNotMatch(explanation.message, /node\.example/);
        assert.equal(explanation.cause, given);
      }
    }
  });

  it("of wallets are known by their code where no class is around", () => {
    assert.match(explainChainError({ code: 4001, message: "User denied" }).message, declined);
    assert.match(explainChainError({ cause: { code: 5000 } }).message, declined);
    assert.doesNotMatch(explainChainError({ code: "4001" }).message, declined);
    const ofWallets = [
      [4100, /has not connected this account/],
      [4200, /cannot do what was asked/],
      [4900, /not connected to any chain/],
      [4901, /not connected to the chain of the contracts/],
      [4902, /does not know the chain of the contracts/],
    ] as const;
    for (const [code, message] of ofWallets) assert.match(explainChainError({ code }).message, message);
  });

  it("that are of no known kind come out with the short message of viem, or as they are", () => {
    const odd = new BaseError("Something odd.", { details: "at http://key@node.example" });
    assert.equal(explainChainError(odd).message, "The chain could not be used: Something odd.");
    assert.equal(
      explainChainError(foreign("OddError")).message,
      "The chain could not be used: Of another copy.",
    );
    assert.match(explainChainError("odd").message, /used: odd$/);
    assert.match(explainChainError(undefined).message, /used: undefined$/);
  });

  it("of nodes come out with the node's own words, whatever viem makes of their code", () => {
    const url = "http://key@node.example";
    const words = "upgrade your plan at https://node.example/pay?key=1\n or wait";
    const shown = "upgrade your plan at https://node.example or wait";
    for (const code of [-32_600, -32_601, -32_602, -32_603, -32_614, 35]) {
      const refusal = new RpcRequestError({ body: {}, error: { code, message: words }, url });
      const asViem = new InvalidRequestRpcError(refusal);
      for (const error of [refusal, asViem, { code, message: words }]) {
        const explanation = explainChainError(error);
        assert.equal(explanation.message, `The chain could not be used: ${shown}`);
        assert.deepEqual(explanation.details, { nodeMessage: shown, nodeCode: code });
      }
    }
    const long = explainChainError({ code: 1, message: "x".repeat(10_000) });
    assert.ok(long.message.length < 600);
  });

  it("of nodes that give too little gas, or have forgotten a block, are told from reverts", () => {
    const of = (message: string) =>
      explainChainError(
        new ExecutionRevertedError({
          cause: new RpcRequestError({ body: {}, error: { code: -32_000, message }, url: "http://a" }),
        }),
      );
    for (const words of ["out of gas", "gas required exceeds allowance (50000000)"]) {
      assert.ok(!(of(words) instanceof ContractRevertError), words);
      assert.ok(
        of(words).message.startsWith("The node gives the call less gas than it takes. The node says:"),
      );
      assert.equal(of(words).details.nodeMessage, words);
    }
    const forgotten = explainChainError({ code: -32_000, message: "missing trie node 12 (path )" });
    assert.match(forgotten.message, /does not have the block .* The node says: "missing trie node/);
  });

  it("of this library are found among the causes", () => {
    const known = new DecdpError("known");
    assert.equal(
      explainChainError(new Error("outer", { cause: new Error("inner", { cause: known }) })),
      known,
    );
  });

  it("of this library stay as they are", () => {
    const known = new DecdpError("known");
    assert.equal(explainChainError(known), known);
  });

  it("whose causes form a circle are explained", () => {
    const first = new Error("first");
    const second = new Error("second", { cause: first });
    first.cause = second;
    assert.match(explainChainError(first).message, /used: Error: first$/);
  });
});
