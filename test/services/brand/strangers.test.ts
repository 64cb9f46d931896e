import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Address, createWalletClient, custom, type Hex, zeroHash } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { hardhat } from "viem/chains";
import type { Brand } from "../../../services/brand/brand.ts";
import { takeRightsMessage } from "../../../services/brand/intake/rights.ts";
import { takeStop } from "../../../services/brand/intake/stop.ts";
import { createStrangers } from "../../../services/brand/intake/strangers.ts";
import { recordStatements } from "../../../services/brand/store/records/consents.ts";
import type { Database } from "../../../services/shared/database/database.ts";
import { rightsRequestTypedData } from "../../../src/chain/requests/rightsRequest.ts";
import { withdrawalTypedData } from "../../../src/chain/typedData.ts";
import { writeRightsRequestFile } from "../../../src/format/record/rightsRequestFile.ts";
import { writeStopNotice } from "../../../src/format/record/stopNotice.ts";
import { customersOnRecord, secondsNow, termsOf } from "../../support/brand/customersOnRecord.ts";
import { openRecords } from "../../support/brand/openRecords.ts";

const address = (digit: number): Address => `0x${`${digit}`.repeat(40)}`;
const deployment = {
  chainId: hardhat.id,
  issuerRegistry: address(1),
  consentRegistry: address(2),
  campaigns: address(3),
  relay: address(4),
  verifier: address(5),
};
const terms = termsOf(7n);

describe("those of whom a brand knows nothing", () => {
  let database: Database;
  const own = privateKeyToAccount(generatePrivateKey());
  /** No node is asked who a plain key is. */
  const client = createWalletClient({
    account: own,
    chain: hardhat,
    transport: custom({ request: async ({ method }) => (method === "eth_chainId" ? "0x7a69" : "0x") }),
  });

  before(async () => {
    database = await openRecords();
    await customersOnRecord(database).open(7n);
  });
  after(() => database.close());

  const brandThatTakes = (rights: number, stops: number) =>
    ({
      ...{ client, deployment, database, strangers: createStrangers({ rights, stops }) },
      now: async () => secondsNow(),
    }) as unknown as Brand;
  const somebody = () => privateKeyToAccount(generatePrivateKey());
  type Account = ReturnType<typeof somebody>;
  const stop = async (brand: Brand, account: Account, signedAt = secondsNow()) => {
    const withdrawal = { subject: account.address, terms, signedAt };
    const registry = { chainId: deployment.chainId, address: deployment.consentRegistry };
    const signature = await account.signTypedData(withdrawalTypedData(registry, withdrawal));
    const { chainId, consentRegistry } = deployment;
    const notice = { chainId, consentRegistry, recipient: "Gym", withdrawal: { ...withdrawal, signature } };
    return takeStop(brand, writeStopNotice(notice));
  };
  const ask = async (brand: Brand, account: Account) => {
    const request = {
      ...{ brand: own.address, subject: account.address, action: "objection" as const, campaign: 7n },
      ...{ recipient: zeroHash, words: "", requestedAt: secondsNow() },
    } as const;
    const signature = await account.signTypedData(rightsRequestTypedData(deployment, request));
    const { chainId, campaigns } = deployment;
    return takeRightsMessage(
      brand,
      writeRightsRequestFile({ chainId, campaigns, request: { ...request, signature } }),
    );
  };
  const stopsOf = async ({ address: subject }: { readonly address: Hex }) =>
    (
      await database.query<{ signed_at: number | string }>(
        "select signed_at from statements where subject = $1 and kind = 'withdrawn' order by signed_at",
        [subject.toLowerCase()],
      )
    ).map(({ signed_at }) => Number(signed_at));
  const tooMany = { name: "BusyError", reason: "TooManyStrangers" };

  it("do not become known by saying stop, which anybody can do", async () => {
    const brand = brandThatTakes(0, 10);
    const stranger = somebody();
    await stop(brand, stranger);
    await assert.rejects(ask(brand, stranger), tooMany);
    await recordStatements(database.query, [
      { kind: "given", subject: stranger.address, terms, signedAt: 1, until: 2 },
    ]);
    assert.match(await ask(brand, stranger), /"open"/);
  });

  it("say stop so often a day that it is kept; who has said it is served as often as it takes", async () => {
    const brand = brandThatTakes(0, 1);
    const first = somebody();
    await stop(brand, first, 1000);
    const second = somebody();
    await assert.rejects(stop(brand, second), tooMany);
    assert.deepEqual(await stopsOf(second), []);
    await stop(brand, first, 1000);
    await recordStatements(database.query, [
      { kind: "given", subject: second.address, terms, signedAt: 500, until: secondsNow() + 100 },
    ]);
    await stop(brand, second, 1000);
    assert.deepEqual(await stopsOf(second), [1000]);
  });

  it("leave one stop behind, however many they sign, unless they consented in between", async () => {
    const brand = brandThatTakes(0, 1);
    const stranger = somebody();
    for (const signedAt of [2000, 3000, 1000, 2500]) await stop(brand, stranger, signedAt);
    assert.deepEqual(await stopsOf(stranger), [3000]);
    const given = { kind: "given", subject: stranger.address, terms, until: 9000 } as const;
    await recordStatements(database.query, [{ ...given, signedAt: 3500 }]);
    for (const signedAt of [4000, 5000]) await stop(brand, stranger, signedAt);
    assert.deepEqual(await stopsOf(stranger), [3000, 5000]);
  });
});
