import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Address, createPublicClient, createWalletClient, custom } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import { findSigner } from "../../../services/relayer/http/signatures.ts";
import type { Answer } from "../../../src/answer/answer.ts";
import { signPermit } from "../../../src/chain/actions/permit.ts";
import { quoteAnswer } from "../../../src/chain/actions/settlement.ts";
import type { Deployment } from "../../../src/chain/deployment.ts";
import { findRevert } from "../../../src/chain/errors.ts";
import { ifAnswered } from "../../../src/chain/node/ifAnswered.ts";
import { readDeployment } from "../../../src/chain/requireDeployment.ts";
import { requireSeal } from "../../../src/chain/settler/seal.ts";
import { isValidByCode } from "../../../src/chain/signatures/codeSignature.ts";
import { DecdpError } from "../../../src/errors.ts";
import { ownFailures } from "../../support/node/sending.ts";

const address = (digit: number): Address => `0x${`${digit}`.repeat(40)}`;
const deployment: Deployment = {
  chainId: 31_337,
  issuerRegistry: address(1),
  consentRegistry: address(2),
  campaigns: address(3),
  relay: address(4),
  verifier: address(5),
};
const hash = `0x${"12".repeat(32)}` as const;
/** Of no key: the account's code is asked. */
const signature = "0xabcdef";

/** A chain on which every address has code, and whose node fails in calls. */
function connectTo(reply: () => unknown) {
  const request = async ({ method }: { method: string }) => {
    if (method === "eth_chainId") return "0x7a69";
    if (method === "eth_getCode") return "0x01";
    return reply();
  };
  const transport = custom({ request }, { retryCount: 0 });
  const account = privateKeyToAccount(hash);
  return {
    reader: createPublicClient({ chain: hardhat, transport }),
    wallet: createWalletClient({ chain: hardhat, transport, account }),
  };
}

describe("a node that fails in itself", () => {
  for (const [name, failure] of Object.entries(ownFailures)) {
    const { reader, wallet } = connectTo(() => {
      throw failure;
    });
    const { message: words } = failure;
    const proof = {
      a: [1n, 1n],
      b: [
        [1n, 1n],
        [1n, 1n],
      ],
      c: [1n, 1n],
    } as const;
    const answer: Answer = {
      ...{ campaign: 1n, nullifier: 1n, sealedSegment: 0n, subject: address(6), issuer: 1n, root: 1n },
      ...{ period: 0, validAt: 0, proof },
    };
    const seal = { campaign: 1n, scope: 1n, subject: address(6), sealKey: 7n, signature } as const;
    const asked: Readonly<Record<string, () => Promise<unknown>>> = {
      "whether an answer would be settled": () => quoteAnswer(reader, deployment, { answer }),
      "whether an account's code accepts a signature": () =>
        isValidByCode(reader, address(6), { hash, signature }),
      "whether the settler signed a seal": () =>
        requireSeal(reader, deployment, { ...seal, seal, settler: address(7), recipient: hash }),
      "whether a token takes permits": () =>
        signPermit(wallet, deployment, { token: address(8), spender: address(9), amount: 1n }),
      "which contracts belong together": () => readDeployment(reader, deployment.campaigns),
      "for the relayer, whether a settler's code accepts a ticket": () =>
        findSigner({ client: reader }, { subject: address(7), signature }, hash, address(8)),
    };
    for (const [question, ask] of Object.entries(asked)) {
      it(`is not taken for the answer to the question ${question}: ${name}`, async () => {
        await assert.rejects(ask(), (error: unknown) => {
          assert.equal(findRevert(error), undefined);
          assert.ok(error instanceof DecdpError);
          assert.match(error.message, new RegExp(words.replaceAll(/[()]/g, "\\$&")));
          return true;
        });
      });
    }
  }

  it("is told from a contract that says no, has no such function, or takes all the gas", async () => {
    for (const reply of [
      () => "0x",
      () => {
        throw { code: 3, message: "execution reverted", data: "0x" };
      },
      () => {
        throw {
          code: -32_603,
          message: "VM Exception while processing transaction: reverted without a reason",
        };
      },
      () => {
        throw { code: -32_000, message: "out of gas" };
      },
    ]) {
      const { reader } = connectTo(reply);
      assert.equal(await isValidByCode(reader, address(6), { hash, signature }), false);
      await assert.rejects(
        findSigner({ client: reader }, { subject: address(6), signature }, hash, address(7)),
        /signature/i,
      );
    }
    assert.equal(await ifAnswered(async () => 5), 5);
  });
});
