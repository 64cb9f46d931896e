import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeFunctionData, encodeFunctionResult, keccak256 } from "viem";
import { signConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { consentRegistryAbi as abi } from "../../../src/generated/abis.ts";
import { accountOf } from "../../support/formats/values.ts";
import { clientOfNode } from "../../support/saidByNode.ts";
import { words } from "../../support/words.ts";

const place = accountOf(1);
const [issuerRegistry, consentRegistry, campaigns, relay, verifier] = [place, place, place, place, place];
const deployment = { chainId: 1, issuerRegistry, consentRegistry, campaigns, relay, verifier };
const terms = keccak256("0x");

/** A client whose node is right about the time and shows a consent of a date of its own. */
function clientShowing(signedAt: number) {
  const record = { until: 2 ** 40 - 1, signedAt, withdrawnAt: 0 };
  return clientOfNode({
    time: Math.floor(Date.now() / 1000),
    call(data) {
      const { functionName } = decodeFunctionData({ abi, data });
      return functionName === "consentOf"
        ? encodeFunctionResult({ abi, functionName, result: record })
        : encodeFunctionResult({ abi, functionName: "isConsentLive", result: true });
    },
  });
}

describe("a consent that a node makes up", () => {
  it("does not have a withdrawal dated centuries ahead", async () => {
    const client = clientShowing(2 ** 40 - 1);
    await assert.rejects(signWithdrawal(client, deployment, { terms }), /dated in the future/);
  });

  it("is followed within the hour by which clocks may differ", async () => {
    const signedAt = Math.floor(Date.now() / 1000) + 600;
    const withdrawal = await signWithdrawal(clientShowing(signedAt), deployment, { terms });
    assert.equal(withdrawal.signedAt, signedAt);
  });

  it("does not matter to who gives a date", async () => {
    const signedAt = 2 ** 40 - 1;
    const withdrawal = await signWithdrawal(clientShowing(signedAt), deployment, { terms, signedAt });
    assert.equal(withdrawal.signedAt, signedAt);
  });

  it("is not signed by one who trusts the node with the time", async () => {
    const client = clientOfNode({ time: 0 });
    await assert.rejects(
      signConsent(client, deployment, { words, terms, until: 1 }),
      /latest block is dated 1970/,
    );
  });
});
