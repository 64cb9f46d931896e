import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Hex } from "viem";
import { createSealKey, OPEN_SEAL_KEY, shuffledSealedValues } from "../../../../src/answer/sealing.ts";
import { signTicket } from "../../../../src/chain/actions/settlement.ts";
import { requireSeal, type SignedSeal, signSeal } from "../../../../src/chain/settler/seal.ts";
import { requireTicket } from "../../../../src/chain/settler/ticket.ts";
import type { SignedTicket } from "../../../../src/chain/typedData.ts";
import { accountOf, wordOf } from "../../../support/formats/values.ts";
import { clientOfNode } from "../../../support/saidByNode.ts";

const place = accountOf(1);
const [issuerRegistry, consentRegistry, campaigns, relay, verifier] = [place, place, place, place, place];
const deployment = { chainId: 1, issuerRegistry, consentRegistry, campaigns, relay, verifier };
const settler = clientOfNode({});
const stranger = clientOfNode({});
/** What a node returns that has no contract at the settler's address, and one that finds every signature valid. */
const plain = clientOfNode({});
const contract = clientOfNode({ call: () => `0x1626ba7e${"0".repeat(56)}` as Hex });
const own = { campaign: 12n, scope: 56n, subject: accountOf(3) };

describe("a seal that a customer received", () => {
  const recipient = wordOf(5);
  const sealKey = createSealKey();
  let seal: SignedSeal;
  const check = (changes: Partial<SignedSeal> = {}, expected: object = {}, node = plain) =>
    requireSeal(node, deployment, {
      ...{ ...own, recipient, settler: settler.account.address, ...expected },
      seal: { ...seal, ...changes },
    });

  before(async () => {
    seal = await signSeal(settler, deployment, { ...own, recipient, sealKey });
  });

  it("gives the key that the settler signed", async () => {
    assert.equal(await check(), sealKey);
  });

  it("is refused with another key, although it is for this customer", async () => {
    const key = createSealKey();
    await assert.rejects(check({ sealKey: key }), /settler 0x\w+ did not sign it/);
    const forged = await signSeal(stranger, deployment, { ...own, recipient, sealKey: key });
    await assert.rejects(check(forged), /settler 0x\w+ did not sign it/);
    await assert.rejects(check({ signature: "0x11" }), /did not sign it/);
  });

  it("is refused for another campaign, period, customer, request or deployment", async () => {
    for (const change of [{ campaign: 13n }, { scope: 57n }, { subject: accountOf(4) }]) {
      await assert.rejects(check(change), /for another campaign, period or customer/);
      await assert.rejects(check(change, change), /did not sign it/);
    }
    await assert.rejects(check({}, { recipient: wordOf(6) }), /did not sign it/);
    const elsewhere = await signSeal(settler, { ...deployment, chainId: 2 }, seal);
    await assert.rejects(check(elsewhere), /did not sign it/);
  });

  it("is refused with the key 0, whoever signed it", async () => {
    const readable = await signSeal(settler, deployment, { ...own, recipient, sealKey: OPEN_SEAL_KEY });
    await assert.rejects(check(readable), /Its key is 0/);
  });

  it("may be signed by a contract, which the node is asked about", async () => {
    const expected = { settler: accountOf(7) };
    assert.equal(await check({}, expected, contract), sealKey);
    await assert.rejects(check({}, expected), /did not sign it/);
  });
});

describe("a ticket that a customer received", () => {
  const sealKey = createSealKey();
  const answer = { ...own, nullifier: 34n };
  let ticket: SignedTicket;
  const promise = (key: bigint) => ({ ...answer, sealedValues: shuffledSealedValues(key), expiry: 1 });
  const check = (given: SignedTicket, node = plain, by = settler.account.address) =>
    requireTicket(node, deployment, { ...answer, ticket: given, sealKey, settler: by });

  before(async () => {
    ticket = await signTicket(settler, deployment, promise(sealKey));
  });

  it("counts when the settler signed it, with the values of the seal key in any order", async () => {
    await check(ticket);
    const reversed = { ...promise(sealKey), sealedValues: ticket.sealedValues.toReversed() };
    await check(await signTicket(settler, deployment, reversed));
    await check(ticket, contract, accountOf(7));
  });

  it("is refused when somebody else signed it", async () => {
    await assert.rejects(check(await signTicket(stranger, deployment, promise(sealKey))), /did not sign it/);
    await assert.rejects(check({ ...ticket, expiry: 2 }), /did not sign it/);
  });

  it("is refused for another answer", async () => {
    for (const change of [{ campaign: 13n }, { scope: 57n }, { nullifier: 35n }, { subject: accountOf(4) }]) {
      const other = await signTicket(settler, deployment, { ...promise(sealKey), ...change });
      await assert.rejects(check(other), /another campaign, period, answer or customer/);
    }
  });

  it("is refused when it does not accept every group", async () => {
    const other = await signTicket(settler, deployment, promise(createSealKey()));
    await assert.rejects(check(other), /does not accept every group/);
    const [first, second, third, fourth] = ticket.sealedValues;
    const sealedValues = [first!, second!, third!, fourth!, fourth!];
    const four = await signTicket(settler, deployment, { ...promise(sealKey), sealedValues });
    await assert.rejects(check(four), /does not accept every group/);
  });
});
