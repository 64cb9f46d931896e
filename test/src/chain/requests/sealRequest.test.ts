import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { generatePrivateKey } from "viem/accounts";
import { readContract } from "viem/actions";
import {
  requireSealRequest,
  type SignedSealRequest,
  signSealRequest,
} from "../../../../src/chain/requests/sealRequest.ts";
import { scopeOf } from "../../../../src/chain/scope.ts";
import { recipientKeys } from "../../../../src/customer/box.ts";
import { campaignsAbi } from "../../../../src/generated/abis.ts";
import { deployProtocol } from "../../../support/deployProtocol.ts";

const DAY = 86_400;
const campaign = 7n;
const period = 3;

describe("a request for a seal or a ticket", () => {
  let chain: Awaited<ReturnType<typeof deployProtocol>>;
  let request: SignedSealRequest;
  let now: number;

  before(async () => {
    chain = await deployProtocol();
    const { publicKey: recipient } = recipientKeys(generatePrivateKey());
    const scope = scopeOf(chain.deployment, campaign, period);
    const subject = chain.createSubject();
    request = await signSealRequest(subject, chain.deployment, { campaign, scope, nullifier: 5n, recipient });
    now = request.requestedAt;
  });

  const check = (changes: Partial<SignedSealRequest> = {}, when = now, inPeriod = period) =>
    requireSealRequest(chain.deployment, {
      request: { ...request, ...changes },
      period: inPeriod,
      now: when,
    });

  it("counts when the subject signed it, for a day", async () => {
    await check();
    await check({}, now + DAY);
    await assert.rejects(check({}, now + DAY + 1), /within the last day/);
    await assert.rejects(check({}, now - 601), /within the last day/);
  });

  it("does not count with any field changed after it was signed", async () => {
    const { account } = chain.createSubject();
    const changes: Partial<SignedSealRequest>[] = [
      { nullifier: 6n },
      { subject: account.address },
      { recipient: recipientKeys(generatePrivateKey()).publicKey },
      { requestedAt: request.requestedAt + 1 },
      { signature: `0x${"11".repeat(65)}` },
      { signature: "0x11" },
    ];
    for (const change of changes) {
      await assert.rejects(check(change), /did not sign it/, Object.keys(change).join());
    }
  });

  it("does not count by the word of a contract at the subject's address", async () => {
    const { account } = chain.createSubject();
    // Finds every signature valid (ERC-1271): PUSH4 PUSH1 SHL PUSH1 MSTORE PUSH1 PUSH1 RETURN.
    await chain.connection.networkHelpers.setCode(account.address, "0x631626ba7e60e01b60005260206000f3");
    await assert.rejects(check({ subject: account.address }), /did not sign it/);
  });

  it("does not count for another campaign, period or deployment", async () => {
    await assert.rejects(check({ campaign: 8n }), /another campaign or period/);
    await assert.rejects(check({ scope: request.scope + 1n }), /another campaign or period/);
    await assert.rejects(check({}, now, period + 1), /another campaign or period/);
    const other = { ...chain.deployment, campaigns: chain.deployment.consentRegistry };
    await assert.rejects(
      requireSealRequest(other, {
        request: { ...request, scope: scopeOf(other, campaign, period) },
        period,
        now,
      }),
      /did not sign it/,
    );
  });
});

describe("a scope", () => {
  it("is computed here as the contract does", async () => {
    const { publicClient, deployment } = await deployProtocol();
    const { campaigns: address } = deployment;
    for (const [number, inPeriod] of [
      [1n, 0],
      [7n, 3],
      [2n ** 256n - 1n, 2 ** 32 - 1],
    ] as const) {
      const args = [number, inPeriod] as const;
      const scope = await readContract(publicClient, {
        address,
        abi: campaignsAbi,
        functionName: "scopeOf",
        args,
      });
      assert.equal(scopeOf(deployment, number, inPeriod), scope);
    }
  });
});
