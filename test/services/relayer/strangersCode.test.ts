import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import {
  type Address,
  concat,
  type Hex,
  hexToBigInt,
  numberToHex,
  parseGwei,
  recoverAddress,
  slice,
  zeroHash,
} from "viem";
import { findSigner } from "../../../services/relayer/http/signatures.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { settleBatch } from "../../../src/chain/actions/batch.ts";
import { signClaim } from "../../../src/chain/actions/claim.ts";
import { readConsent, signConsent, submitConsent } from "../../../src/chain/actions/consent.ts";
import { signWithdrawal } from "../../../src/chain/actions/withdrawal.ts";
import { consentRegistryAbi } from "../../../src/generated/abis.ts";
import { crowdAccount, readCrowd, VALID_AT } from "../../support/crowd/crowd.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import { recordConsents } from "../../support/relayer/honest.ts";
import {
  callHostile,
  deployConsenting,
  deployHostile,
  fickleModes,
  hostileContracts,
} from "../../support/relayer/hostileContracts.ts";
import {
  eventually,
  finalState,
  get,
  post,
  prepareRelayer,
  submissionOf,
  waitForState,
} from "../../support/relayer/relayerUnderTest.ts";
import { words } from "../../support/words.ts";

const SUPPLY = 1_000_000n;
const HOSTILE_CAMPAIGN = 2n;

/** Code that answers ERC-1271's question with yes, whatever it is asked. */
const SAYS_YES = "0x631626ba7e60e01b60005260206000f3";

describe("a relayer that strangers have their code run by", () => {
  let chain: CrowdChain;
  let relayer: Awaited<ReturnType<typeof prepareRelayer>>;
  let service: Service;
  let token: Address;

  before(async () => {
    chain = await openCrowdChain();
    relayer = await prepareRelayer(chain);
    token = await deployHostile(chain, "GasEatingToken", [chain.brand.account.address, SUPPLY]);
    await chain.openNext(token, SUPPLY);
  });
  afterEach(async () => {
    await chain.client.setAutomine(true);
    await service.close();
  });
  after(async () => {
    await chain.close();
    relayer.remove();
  });

  const consenting = (mode: bigint) => deployConsenting(chain, mode);
  const latest = async () => Number((await chain.client.getBlock()).timestamp);
  const withdrawalOf = async (subject: Address) => ({
    subject,
    terms: chain.terms,
    signedAt: await latest(),
    signature: "0x01" as Hex,
  });
  const consentOf = async (subject: Address) => ({
    ...(await withdrawalOf(subject)),
    until: VALID_AT,
    words: zeroHash,
  });
  const honestWithdrawal = async (index: number) => {
    await submitConsent(chain.relayer, chain.deployment, (await submissionOf(chain, index)).consent);
    return signWithdrawal(chain.customer(index), chain.deployment, { terms: chain.terms });
  };
  const send = async (route: string, message: object) => {
    const { status, body } = await post(service.url, route, message);
    assert.equal(status, 202, JSON.stringify(body));
    return `${route}/${body.id}`;
  };
  /** Has the account change its mind in the next block, before everything else in it. */
  const changeItsMind = async (account: Address) => {
    const { abi } = hostileContracts().FickleAccount;
    const fees = { maxFeePerGas: parseGwei("9000"), maxPriorityFeePerGas: parseGwei("5000") };
    const call = { abi, address: account, functionName: "setWilling", args: [false] } as const;
    await chain.client.writeContract({ ...call, account: chain.brand.account.address, chain: null, ...fees });
  };
  const claimOf = async (index: number, issuer: bigint, payee: Address, deadline = VALID_AT) => {
    const { nullifier, campaign } = readCrowd().groups.find(
      ([first]) => first!.campaign === HOSTILE_CAMPAIGN && first!.issuer === issuer,
    )![index]!;
    const signer = { ...chain.customer(0), account: crowdAccount(index, issuer) };
    return signClaim(signer, chain.deployment, { campaign, nullifier, payee, deadline });
  };

  // Property L-4
  it("refuses who says yes only where gas is free, and goes on with the others", async () => {
    service = await relayer.start();
    const account = await consenting(fickleModes.free);
    const reply = await post(service.url, "/withdrawals", await withdrawalOf(account));
    assert.deepEqual([reply.status, reply.body.error], [422, "SignatureInvalid"]);
    const honest = await send("/withdrawals", await honestWithdrawal(0));
    assert.equal((await finalState(service.url, honest)).state, "settled");
  });

  it("takes no signature for a key's that the contracts would show to the account's code", async () => {
    service = await relayer.start();
    const customer = chain.customer(8);
    const account = customer.account.address;
    const hash = `0x${"12".repeat(32)}` as const;
    const signature = await customer.account.sign({ hash });
    const [r, s, v] = [slice(signature, 0, 32), hexToBigInt(slice(signature, 32, 64)), slice(signature, 64)];
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const mirrored = concat([r, numberToHex(order - s, { size: 32 }), v === "0x1b" ? "0x1c" : "0x1b"]);
    assert.equal(await recoverAddress({ hash, signature: mirrored }), account, "it is valid elsewhere");
    await chain.client.setCode({ address: account, bytecode: SAYS_YES });
    const { consentRegistry } = chain.deployment;
    const signerOf = (given: Hex) =>
      findSigner(chain, { subject: account, signature: given }, hash, consentRegistry);
    assert.equal(await signerOf(signature), "key");
    assert.equal(await signerOf(mirrored), "code");
    assert.equal(await signerOf(concat([slice(signature, 0, 64), v === "0x1b" ? "0x00" : "0x01"])), "code");
    assert.equal(await signerOf(`${signature}00`), "code");
    await chain.client.setCode({ address: account, bytecode: "0x" });
    await assert.rejects(signerOf(mirrored), /SignatureInvalid|signature is not/);
  });

  // Property L-10
  it("ends a lone message that fails before it is sent", async () => {
    service = await relayer.start({ smallestBatch: 128 });
    const account = await deployHostile(chain, "FickleAccount", [fickleModes.switched]);
    const route = await send("/consents", await consentOf(account));
    await callHostile(chain, "FickleAccount", account, "setWilling", [false]);
    await service.close();
    service = await relayer.start();
    const ended = await finalState(service.url, route);
    assert.deepEqual(
      [ended.state, ended.reason, ended.transaction],
      ["refused", "SignatureInvalid", undefined],
    );
  });

  // Property L-1
  it("gives up what has waited for too long", async () => {
    service = await relayer.start({ smallestBatch: 128 });
    const route = await send("/consents", (await submissionOf(chain, 9)).consent);
    await service.close();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    service = await relayer.start({ smallestBatch: 128, longestWait: 1 });
    const ended = await finalState(service.url, route);
    assert.deepEqual([ended.state, ended.reason], ["refused", "Expired"]);
  });

  // Property L-4
  it("keeps a contract that changes its mind in the block away from other withdrawals", async () => {
    const account = await consenting(fickleModes.switched);
    const honest = await Promise.all([1, 2, 3].map(honestWithdrawal));
    service = await relayer.start();
    await chain.client.setAutomine(false);
    const fickle = await send("/withdrawals", await withdrawalOf(account));
    const { transaction } = await waitForState(service.url, fickle, "sent");
    const routes: string[] = [];
    for (const withdrawal of honest) routes.push(await send("/withdrawals", withdrawal));
    await changeItsMind(account);
    const ends = async (route: string) =>
      !["queued", "sent"].includes((await get(service.url, route)).body.state);
    await eventually(async () => {
      await chain.client.mine({ blocks: 1 });
      return (await Promise.all([fickle, ...routes].map(ends))).every((isOver) => isOver);
    }, "all withdrawals end");
    const refused = (await get(service.url, fickle)).body;
    assert.deepEqual([refused.state, refused.reason], ["refused", "SignatureInvalid"]);
    for (const route of routes) {
      const { state, transaction: own } = (await get(service.url, route)).body;
      assert.equal(state, "settled");
      assert.notEqual(own, transaction, "a contract's message has a transaction of its own");
    }
  });

  // Property L-4
  it("records the consents beside one that turns bad in its block", async () => {
    service = await relayer.start({ smallestBatch: 3, largestAge: 1 });
    const bad = chain.customer(4);
    await chain.client.setBalance({ address: bad.account.address, value: 10n ** 18n });
    await chain.client.setAutomine(false);
    const routes: string[] = [];
    for (const index of [4, 5, 6]) {
      routes.push(await send("/consents", (await submissionOf(chain, index)).consent));
    }
    await waitForState(service.url, routes[2]!, "sent");
    await bad.writeContract({
      address: chain.deployment.consentRegistry,
      abi: consentRegistryAbi,
      functionName: "withdraw",
      args: [chain.terms],
      // The estimate would be that of a withdrawal after the consent.
      gas: 100_000n,
      maxFeePerGas: parseGwei("9000"),
      maxPriorityFeePerGas: parseGwei("5000"),
    });
    await chain.client.mine({ blocks: 1 });
    await chain.client.setAutomine(true);
    const [first, ...others] = await Promise.all(routes.map((route) => finalState(service.url, route)));
    assert.deepEqual([first!.state, first!.reason], ["refused", "ConsentOutdated"]);
    for (const { state } of others) assert.equal(state, "settled");
    const record = { subject: bad.account.address, terms: chain.terms };
    assert.equal((await readConsent(chain.client, chain.deployment, record)).isLive, false);
  });

  // Property L-7
  it("pays no more for a hostile token than the limit of a message, and no more for all than that of a day", async () => {
    const issuers = [3n, 4n];
    const answers = readCrowd()
      .groups.filter(([first]) => first!.campaign === HOSTILE_CAMPAIGN && issuers.includes(first!.issuer))
      .flat();
    const consents = issuers.flatMap((issuer) =>
      [0, 1, 2, 3].map(async (index) => {
        const customer = { ...chain.customer(0), account: crowdAccount(index, issuer) };
        return signConsent(customer, chain.deployment, {
          words,
          terms: chain.terms,
          until: VALID_AT + 86_400,
        });
      }),
    );
    await recordConsents(chain, await Promise.all(consents));
    const own = await submissionOf(chain, 7);
    await submitConsent(chain.relayer, chain.deployment, own.consent);
    await settleBatch(chain.relayer, chain.deployment, { answers: [...answers, own.answer] });

    const strangersGas = 4_000_000n;
    service = await relayer.start({ strangersGas });
    const payee = chain.brand.account.address;
    await callHostile(chain, "GasEatingToken", token, "setAppetite", [700_000n]);
    const reply = await post(service.url, "/claims", await claimOf(0, 3n, payee, VALID_AT - 1));
    assert.deepEqual([reply.status, reply.body.error], [422, "GasTooHigh"]);

    await callHostile(chain, "GasEatingToken", token, "setAppetite", [200_000n]);
    const before = BigInt((await get(service.url, "/health")).body.strangers.gasPaid!);
    const statuses: number[] = [];
    for (const [index, issuer] of [0, 1, 2, 3].flatMap((place) =>
      issuers.map((id) => [place, id] as const),
    )) {
      const claim = await post(service.url, "/claims", await claimOf(index, issuer, payee));
      statuses.push(claim.status);
      if (claim.status !== 202) assert.equal(claim.body.error, "StrangersGasSpent");
      else await finalState(service.url, `/claims/${claim.body.id}`);
    }
    assert.ok(statuses.includes(202) && statuses.at(-1) === 503, `${statuses}`);
    await eventually(async () => {
      const { gasPaid, gasLimit } = (await get(service.url, "/health")).body.strangers;
      assert.equal(BigInt(gasLimit!), strangersGas);
      assert.ok(BigInt(gasPaid!) <= strangersGas, gasPaid);
      return BigInt(gasPaid!) > before;
    }, "health shows what strangers have cost");

    const { campaign, nullifier } = own.answer;
    const message = { campaign, nullifier, payee, deadline: VALID_AT };
    const sponsored = await send("/claims", await signClaim(chain.customer(7), chain.deployment, message));
    assert.equal((await finalState(service.url, sponsored)).state, "settled");
  });
});
