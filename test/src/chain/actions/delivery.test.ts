import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { concat, type Hex, toFunctionSelector, zeroAddress, zeroHash } from "viem";
import { signClaim } from "../../../../src/chain/actions/claim.ts";
import { readConsent, signConsent } from "../../../../src/chain/actions/consent.ts";
import {
  deliverMessages,
  deliveryOutcomes,
  PLAIN_MESSAGE_GAS,
} from "../../../../src/chain/actions/delivery.ts";
import { publishTerms } from "../../../../src/chain/actions/terms.ts";
import { signWithdrawal } from "../../../../src/chain/actions/withdrawal.ts";
import { consentCall, withdrawalCall } from "../../../../src/chain/calls/consentCalls.ts";
import { consentsDeliveryCall, haveWordsInCommon } from "../../../../src/chain/calls/deliveryCalls.ts";
import { claimCall } from "../../../../src/chain/calls/settlementCalls.ts";
import { errorNameOf } from "../../../../src/chain/errors.ts";
import { transact } from "../../../../src/chain/transact.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";
import { rejectsWith } from "../../../support/errors.ts";
import { words } from "../../../support/words.ts";

describe("messages in a relay", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  let terms: Hex;
  let until: number;

  before(async () => {
    chain = await deployProtocol();
    ({ terms } = await publishTerms(chain.brand, chain.deployment, { core: "terms", uri: "" }));
    until = (await chain.time.latest()) + 30 * 86_400;
  });

  const isLive = async (subject: Hex) =>
    (await readConsent(chain.publicClient, chain.deployment, { subject, terms })).isLive;

  it("end each on its own, in their order", async () => {
    const [first, second] = [chain.createSubject(), chain.createSubject()];
    const signedAt = (await chain.time.latest()) - 10;
    const consent = await signConsent(first, chain.deployment, { words, terms, until, signedAt });
    const other = await signConsent(second, chain.deployment, { words, terms, until });
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

  it("are consents with terms and words in common, for less gas", async () => {
    const subjects = Array.from({ length: 12 }, () => chain.createSubject());
    const sign = (signer: (typeof subjects)[number]) =>
      signConsent(signer, chain.deployment, { words, terms, until });
    const consents = await Promise.all(subjects.map(sign));
    const others = await Promise.all(Array.from({ length: 12 }, () => sign(chain.createSubject())));
    const gasLimit = PLAIN_MESSAGE_GAS;
    const together = consentsDeliveryCall(chain.deployment, { consents, gasLimit });
    const packed = await transact(chain.relayer, chain.deployment, together);
    const messages = others.map((consent) => consentCall(chain.deployment, consent));
    const apart = await deliverMessages(chain.relayer, chain.deployment, { messages, gasLimit });
    assert.ok(packed.gasUsed * 100n < apart.gasUsed * 96n, `${packed.gasUsed} and ${apart.gasUsed}`);
    for (const { account } of subjects) assert.equal(await isLive(account.address), true);
    const outcomes = deliveryOutcomes(chain.deployment, consents.length, packed.logs);
    assert.ok(outcomes.every(({ delivered }) => delivered));
  });

  it("have nothing in common with a consent to other terms, in other words or by an account's code", async () => {
    const consent = await signConsent(chain.createSubject(), chain.deployment, { words, terms, until });
    const longer = concat([consent.signature, "0x00"]);
    for (const other of [{ terms: zeroHash }, { words: zeroHash }, { signature: longer }]) {
      const consents = [consent, { ...consent, ...other }];
      assert.equal(haveWordsInCommon(consents), false);
      const parameters = { consents, gasLimit: PLAIN_MESSAGE_GAS };
      assert.throws(() => consentsDeliveryCall(chain.deployment, parameters), /same terms and words/);
    }
  });

  it("say nothing of the reason where their gas did not suffice", async () => {
    const consent = await signConsent(chain.createSubject(), chain.deployment, { words, terms, until });
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
