import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { type Address, encodeFunctionData, type Hex, zeroHash } from "viem";
import { relayerMigrations } from "../../../../services/relayer/store/migrations.ts";
import { openDatabase } from "../../../../services/shared/database/openDatabase.ts";
import type { Service } from "../../../../services/shared/runService.ts";
import { consentRegistryAbi } from "../../../../src/generated/abis.ts";
import { VALID_AT } from "../../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import {
  callHostile,
  deployConsenting,
  deployHostile,
  fickleModes,
} from "../../../support/relayer/hostileContracts.ts";
import { finalState, get, post, prepareRelayer } from "../../../support/relayer/relayerUnderTest.ts";

/** The longest that a relayer takes: its bytes cost more than the withdrawal itself. */
const LONGEST_SIGNATURE: Hex = `0x${"ff".repeat(4096)}`;
const SHORT_SIGNATURE: Hex = "0x01";
/** A quarter is for withdrawals of accounts with code: about six with the longest signature, as measured. */
const STRANGERS_GAS = 5_000_000n;

describe("an account with code that has its withdrawals relayed again and again", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
  });
  afterEach(async () => {
    await service.close();
    relayer.remove();
  });
  after(() => chain.close());

  const now = async () => Number((await chain.client.getBlock()).timestamp);
  const withdraw = async (subject: Address, signature: Hex) =>
    post(service.url, "/withdrawals", { subject, terms: chain.terms, signedAt: await now(), signature });
  const consent = async (subject: Address) => {
    const message = { subject, terms: chain.terms, until: VALID_AT + 86_400, words: zeroHash };
    return post(service.url, "/consents", { ...message, signedAt: await now(), signature: SHORT_SIGNATURE });
  };
  const consentItself = async (subject: Address) => {
    const args = [chain.terms, VALID_AT + 86_400, zeroHash] as const;
    const data = encodeFunctionData({ abi: consentRegistryAbi, functionName: "consent", args });
    await callHostile(chain, "FickleAccount", subject, "execute", [chain.deployment.consentRegistry, data]);
  };
  const nextSecond = async () => {
    await chain.client.increaseTime({ seconds: 2 });
    await chain.client.mine({ blocks: 1 });
  };
  const accounts = (count: number, deploy: () => Promise<Address>) =>
    Array.from({ length: count }).reduce<Promise<Address[]>>(
      async (made) => [...(await made), await deploy()],
      Promise.resolve([]),
    );
  const consenting = () => deployConsenting(chain, fickleModes.switched);
  const settles = async (subject: Address) => {
    const { status, body } = await withdraw(subject, SHORT_SIGNATURE);
    assert.equal(status, 202, JSON.stringify(body));
    assert.equal((await finalState(service.url, `/withdrawals/${body.id}`)).state, "settled");
  };

  // Property L-22
  it("leaves gas to those that come for the first time today", async () => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ strangersGas: STRANGERS_GAS });
    const attackers = await accounts(3, consenting);
    const honest = await consenting();
    for (let round = 0; round < 5; round++) {
      for (const attacker of attackers) {
        const { status, body } = await withdraw(attacker, LONGEST_SIGNATURE);
        if (status !== 202) continue;
        const route = `/withdrawals/${body.id}`;
        await Promise.race([finalState(service.url, route), new Promise((go) => setTimeout(go, 1500))]);
        await nextSecond();
        await consentItself(attacker);
      }
    }
    await settles(honest);
  });

  // Property L-22
  it("takes no more of a day than one account's part, with consents at the relayer's cost", async () => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ strangersGas: 40_000_000n });
    const attacker = await deployHostile(chain, "FickleAccount", [fickleModes.switched]);
    let refused: readonly unknown[] = [];
    for (let round = 0; round < 12 && refused.length === 0; round++) {
      await nextSecond();
      for (const [path, reply] of [
        ["/consents", await consent(attacker)],
        ["/withdrawals", undefined],
      ] as const) {
        const { status, body } = reply ?? (await withdraw(attacker, LONGEST_SIGNATURE));
        if (status === 202) await finalState(service.url, `${path}/${body.id}`);
        else if (body.error !== "NothingToWithdraw") refused = [status, body.error];
      }
    }
    assert.deepEqual(refused, [429, "SubjectLimit"]);
    const { gasPaid } = (await get(service.url, "/health")).body.strangers;
    assert.ok(BigInt(gasPaid) < 1_500_000n, gasPaid);
    const honest = await deployHostile(chain, "FickleAccount", [fickleModes.switched]);
    const { status, body } = await consent(honest);
    assert.equal(status, 202, JSON.stringify(body));
    assert.equal((await finalState(service.url, `/consents/${body.id}`)).state, "settled");
    await settles(honest);
  });

  // Property L-22
  it("goes after those that have had nothing, whatever waits for longer", async () => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start();
    const [served, honest] = (await accounts(2, consenting)) as [Address, Address];
    await settles(served);
    await nextSecond();
    await consentItself(served);
    await service.close();
    service = await relayer.start({ largestWithdrawalFee: 1n });
    const first = await withdraw(served, SHORT_SIGNATURE);
    const second = await withdraw(honest, SHORT_SIGNATURE);
    assert.deepEqual([first.status, second.status], [202, 202]);
    await service.close();
    service = await relayer.start();
    for (const { body } of [first, second]) await finalState(service.url, `/withdrawals/${body.id}`);
    await service.close();
    const database = await openDatabase(relayer.options.database, relayerMigrations);
    const later = await database.query<{ id: string }>(
      "select id from messages where ended_at > (select ended_at from messages where id = $1)",
      [second.body.id],
    );
    await database.close();
    assert.deepEqual(later, [{ id: first.body.id }]);
  });

  /** Withdraws, and consents anew, for so many rounds; returns what the relayer replied. */
  const withdrawInTurn = async (attackers: readonly Address[], rounds: number) => {
    const replies: string[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const attacker of attackers) {
        const { status, body } = await withdraw(attacker, LONGEST_SIGNATURE);
        replies.push(`${status} ${body.error ?? ""}`.trim());
        await nextSecond();
        await consentItself(attacker);
      }
    }
    return replies;
  };

  // Property L-22
  it("has two withdrawals waiting for the same terms", async () => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ largestWithdrawalFee: 1n });
    const attackers = await accounts(1, consenting);
    assert.deepEqual(await withdrawInTurn(attackers, 3), ["202", "202", "429 SubjectLimit"]);
  });

  // Property L-22
  it("leaves half of the places to those that come for the first time today", async () => {
    relayer = await prepareRelayer(chain);
    // Six places are for accounts with code.
    service = await relayer.start({ largestWithdrawalFee: 1n, largestQueue: 24 });
    const replies = await withdrawInTurn(await accounts(3, consenting), 2);
    assert.deepEqual(replies, ["202", "202", "202", "503 QueueFull", "503 QueueFull", "503 QueueFull"]);
    const { status, body } = await withdraw(await consenting(), SHORT_SIGNATURE);
    assert.equal(status, 202, JSON.stringify(body));
    await service.close();
    service = await relayer.start();
    assert.equal((await finalState(service.url, `/withdrawals/${body.id}`)).state, "settled");
  });

  // Property L-22
  it("does not wait for longer than a day", async () => {
    relayer = await prepareRelayer(chain);
    // A day has gas for two.
    service = await relayer.start({ largestWithdrawalFee: 1n, strangersGas: 1_040_000n });
    const replies = await withdrawInTurn(await accounts(2, consenting), 2);
    assert.deepEqual(replies, ["202", "202", "503 QueueFull", "503 QueueFull"]);
    assert.equal((await withdraw(await consenting(), SHORT_SIGNATURE)).status, 202);
  });
});
