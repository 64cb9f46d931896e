import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { type Hex, keccak256, toFunctionSelector, toHex, zeroAddress } from "viem";
import { signClaim } from "../../../../src/chain/actions/claim.ts";
import { readConsent, signConsent } from "../../../../src/chain/actions/consent.ts";
import { deliverMessages, PLAIN_MESSAGE_GAS } from "../../../../src/chain/actions/delivery.ts";
import { publishTerms } from "../../../../src/chain/actions/terms.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { consentCall, withdrawalCall } from "../../../../src/chain/calls/consentCalls.ts";
import { claimCall } from "../../../../src/chain/calls/settlementCalls.ts";
import { errorNameOf } from "../../../../src/chain/errors.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";
import { rejectsWith } from "../../../support/errors.ts";

describe("messages in a relay", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  let terms: Hex;
  let until: number;

  before(async () => {
    chain = await deployProtocol();
    const textHash = keccak256(toHex("terms"));
    ({ terms } = await publishTerms(chain.brand, chain.deployment, { textHash, uri: "" }));
    until = (await chain.time.latest()) + 30 * 86_400;
  });

  const isLive = async (subject: Hex) =>
    (await readConsent(chain.publicClient, chain.deployment, { subject, terms })).isLive;

  it("end each on its own, in their order", async () => {
    const [first, second] = [chain.createSubject(), chain.createSubject()];
    const signedAt = (await chain.time.latest()) - 10;
    const consent = await signConsent(first, chain.deployment, { terms, until, signedAt });
    const other = await signConsent(second, chain.deployment, { terms, until });
    const withdrawal = await signWithdrawal(first, chain.deployment, { terms });
    const claim = await signClaim(second, chain.deployment, {
      campaign: 1n,
      nullifier: 1n,
      payee: second.account.address,
      deadline: until,
    });
    const messages = [
      consentCall(chain.deployment, consent),
      consentCall(chain.deployment, { ...other, until: until + 1 }),
      withdrawalCall(chain.deployment, withdrawal),
      claimCall(chain.deployment, claim),
      consentCall(chain.deployment, other),
    ];
    const gasLimit = PLAIN_MESSAGE_GAS;
    const { outcomes } = await deliverMessages(chain.relayer, chain.deployment, { messages, gasLimit });
    const delivered = { delivered: true };
    const failed = (error: string) => {
      const selector = toFunctionSelector(error);
      return { delivered: false, selector, errorName: error.slice(0, error.indexOf("(")) };
    };
    assert.deepEqual(outcomes, [
      delivered,
      failed("SignatureInvalid(address)"),
      delivered,
      failed("NothingToClaim(uint256,uint256)"),
      delivered,
    ]);
    assert.equal(await isLive(first.account.address), false);
    assert.equal(await isLive(second.account.address), true);
  });

  it("say nothing of the reason where their gas did not suffice", async () => {
    const consent = await signConsent(chain.createSubject(), chain.deployment, { terms, until });
    const messages = [consentCall(chain.deployment, consent)];
    const { outcomes } = await deliverMessages(chain.relayer, chain.deployment, {
      messages,
      gasLimit: 20_000,
    });
    assert.deepEqual(outcomes, [{ delivered: false, selector: "0xffffffff", errorName: undefined }]);
  });

  it("are consents, withdrawals and claims, and nothing else", async () => {
    const data = `${toFunctionSelector("multicall(bytes[])")}00` as const;
    const parameters = { messages: [{ to: zeroAddress, data }], gasLimit: PLAIN_MESSAGE_GAS };
    await rejectsWith(deliverMessages(chain.relayer, chain.deployment, parameters), "NotRelayed");
  });

  it("have errors whose names are found by their selectors", () => {
    assert.equal(errorNameOf(toFunctionSelector("AlreadyClaimed(uint256,uint256)")), "AlreadyClaimed");
    assert.equal(errorNameOf("0xdeadbeef"), undefined);
  });
});
