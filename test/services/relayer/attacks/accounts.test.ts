import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { type Address, type Hex, parseGwei } from "viem";
import { relayerMigrations } from "../../../../services/relayer/store/migrations.ts";
import { openDatabase } from "../../../../services/shared/database/openDatabase.ts";
import type { Service } from "../../../../services/shared/runService.ts";
import { type CrowdChain, openCrowdChain } from "../../../support/crowd/crowdChain.ts";
import {
  deployConsenting,
  fickleModes,
  hostileContracts,
} from "../../../support/relayer/hostileContracts.ts";
import {
  eventually,
  finalState,
  get,
  post,
  prepareRelayer,
  waitForState,
} from "../../../support/relayer/relayerUnderTest.ts";

/** A quarter is for accounts: room for two that burn all that they get, in its first half. */
const STRANGERS_GAS = 12_000_000n;
const BURNING = 5;

describe("accounts with code that end their consents", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;

  before(async () => {
    chain = await openCrowdChain();
  });
  afterEach(async () => {
    await chain.client.setAutomine(true);
    await service.close();
    relayer.remove();
  });
  after(() => chain.close());

  const now = async () => Number((await chain.client.getBlock()).timestamp);
  const withdrawalOf = async (subject: Address, later = 60) => ({
    subject,
    terms: chain.terms,
    signedAt: (await now()) + later,
    signature: "0x01" as Hex,
  });
  const send = async (subject: Address, later?: number) => {
    const { status, body } = await post(service.url, "/withdrawals", await withdrawalOf(subject, later));
    assert.equal(status, 202, JSON.stringify(body));
    return `/withdrawals/${body.id}`;
  };
  /** In the next block, before everything else in it. */
  const changeMind = async (account: Address, isWilling: boolean) => {
    const { abi } = hostileContracts().FickleAccount;
    const fees = { maxFeePerGas: parseGwei("9000"), maxPriorityFeePerGas: parseGwei("5000") };
    const call = { abi, address: account, functionName: "setWilling", args: [isWilling] } as const;
    await chain.client.writeContract({ ...call, account: chain.brand.account.address, chain: null, ...fees });
  };
  const query = async <Row>(sql: string) => {
    const database = await openDatabase(relayer.options.database, relayerMigrations);
    const rows = await database.query<Row>(sql);
    await database.close();
    return rows;
  };

  // Property L-21
  it("find gas left, whatever others burn", async () => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ strangersGas: STRANGERS_GAS });
    const burning: string[] = [];
    for (let index = 0; index < BURNING; index++) {
      burning.push(await send(await deployConsenting(chain, fickleModes.burning)));
    }
    const isSpent = async () => {
      const states = await Promise.all(
        burning.map(async (route) => (await get(service.url, route)).body.state),
      );
      return states.includes("settled") && states.includes("queued") && !states.includes("sent");
    };
    await eventually(isSpent, "those that burn have spent what they may");
    const honest = await send(await deployConsenting(chain, fickleModes.switched));
    assert.equal((await finalState(service.url, honest)).state, "settled");
    const { gasPaid, gasLimit } = (await get(service.url, "/health")).body.strangers;
    assert.ok(BigInt(gasPaid) <= BigInt(gasLimit));
  });

  // Property L-21
  it("go before those that burn more", async () => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ largestWithdrawalFee: 1n });
    const burning = await send(await deployConsenting(chain, fickleModes.burning));
    const honest = await send(await deployConsenting(chain, fickleModes.switched));
    await service.close();
    service = await relayer.start();
    await finalState(service.url, honest);
    await finalState(service.url, burning);
    await service.close();
    const ended = await query<{ id: string }>("select id from messages order by ended_at");
    assert.deepEqual(
      ended.map(({ id }) => `/withdrawals/${id}`),
      [honest, burning],
    );
  });

  // Property L-21
  it("pay with their own share for what fails because they change their mind", async () => {
    relayer = await prepareRelayer(chain);
    // No more than the least that an account gets.
    service = await relayer.start({ codeGas: 130_000 });
    const account = await deployConsenting(chain, fickleModes.switched);
    await chain.client.setAutomine(false);
    const route = await send(account);
    await waitForState(service.url, route, "sent");
    await changeMind(account, false);
    await chain.client.mine({ blocks: 1 });
    assert.equal((await finalState(service.url, route)).state, "refused");
    await changeMind(account, true);
    await chain.client.mine({ blocks: 1 });
    await chain.client.setAutomine(true);
    const again = await post(service.url, "/withdrawals", await withdrawalOf(account, 90));
    assert.deepEqual([again.status, again.body.error], [429, "SubjectLimit"]);
    const other = await send(await deployConsenting(chain, fickleModes.switched));
    assert.equal((await finalState(service.url, other)).state, "settled");
  });

  // Property L-1
  it("wait for as long as it takes, as do plain keys", async () => {
    relayer = await prepareRelayer(chain);
    service = await relayer.start({ largestWithdrawalFee: 1n });
    const route = await send(await deployConsenting(chain, fickleModes.switched));
    await service.close();
    await query("update messages set received_at = now() - interval '1 year'");
    service = await relayer.start({ longestWait: 10 });
    assert.equal((await finalState(service.url, route)).state, "settled");
  });
});
