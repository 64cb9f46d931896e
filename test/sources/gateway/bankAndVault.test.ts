import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { type SandboxBank, startSandboxBank } from "../../../scripts/sources/sandboxBank/sandboxBank.ts";
import { visitBank } from "../../../scripts/sources/sandboxBank/visit.ts";
import type { Service } from "../../../services/shared/runService.ts";
import { decodeAttributes } from "../../../src/request/schema.ts";
import { beginAtGateway, completeAtGateway, readGatewayIssuer } from "../../../src/source/gatewayClient.ts";
import { type CrowdChain, openCrowdChain } from "../../support/crowd/crowdChain.ts";
import {
  createTestCustomer,
  type GatewayUnderTest,
  prepareGateway,
  until,
} from "../../support/issuer/gatewayUnderTest.ts";
import { person } from "../../support/presentation/presentationWorld.ts";
import {
  createKey,
  ISSUER,
  issue,
  present,
  publicPart,
  statusList,
  TYPE,
} from "../../support/presentation/wallet.ts";

const times = { minimumInterval: "1 minute", grace: "1 hour" };

describe("a gateway that reads a bank and a vault", () => {
  let chain: CrowdChain;
  let gateway: GatewayUnderTest;
  let service: Service;
  let bank: SandboxBank;
  let statusServer: Server;
  let statusOrigin: string;
  let now: number;
  const keys = { issuer: createKey(), holder: createKey(), verifier: createKey() };

  before(async () => {
    chain = await openCrowdChain();
    now = Number((await chain.client.getBlock()).timestamp);
    bank = await startSandboxBank({ now: () => now });
    const issuerKey = await keys.issuer;
    statusServer = createServer(async (_, response) => {
      const sub = `${statusOrigin}/1`;
      response.end(await statusList(issuerKey, [], { payload: { sub, iat: now - 60 } }));
    });
    await new Promise<void>((resolve) => statusServer.listen(0, "127.0.0.1", resolve));
    statusOrigin = `http://127.0.0.1:${(statusServer.address() as AddressInfo).port}`;
    process.env.TEST_VERIFIER_KEY = JSON.stringify(await keys.verifier);
    const bankOptions = { base: bank.base, pages: [bank.origin], cards: true, address: "192.0.2.7" };
    const vaultOptions = {
      clientId: "x509_hash:dGVzdA",
      key: "TEST_VERIFIER_KEY",
      post: "https://issuer.example/presentations",
      credentialType: TYPE,
      trusted: [{ issuer: ISSUER, keys: [publicPart(issuerKey)] }],
      schema: { name: "person/1", attributes: [{ name: "age", unit: "years", offset: 0, scale: 5 }] },
      claims: [{ attribute: "age", path: ["birthdate"], as: "years" }],
      holder: ["sub"],
      statusLists: [statusOrigin],
    };
    gateway = await prepareGateway(chain, [
      { name: "bank", source: "bank", ...times, options: bankOptions },
      { name: "vault", source: "vault", ...times, options: vaultOptions },
    ]);
    service = await gateway.start({ sourceTime: 20 });
    const hasTree = async (name: string) =>
      (await readGatewayIssuer({ url: service.url }, name)).issuer !== undefined;
    await until(async () => (await hasTree("bank")) && (await hasTree("vault")), "two trees");
  });
  after(async () => {
    delete process.env.TEST_VERIFIER_KEY;
    await service.close();
    await bank.close();
    await new Promise((resolve) => statusServer.close(resolve));
    gateway.remove();
    await chain.close();
  });

  async function begin(name: string) {
    const customer = createTestCustomer(chain);
    const issuer = await readGatewayIssuer({ url: service.url }, name);
    const allowing = await customer.allowing(issuer);
    const session = await beginAtGateway({ url: service.url }, customer.clientFor(issuer), issuer, allowing);
    return {
      issuer,
      session,
      complete: (given: unknown) => completeAtGateway({ url: service.url }, session, given),
    };
  }

  /** What the gateway has on disk and in its log. */
  function requireNothingLeft(raw: readonly string[]): void {
    const files = readdirSync(gateway.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
    for (const text of raw) {
      assert.ok(!files.some((bytes) => bytes.includes(text)), text);
      assert.ok(!gateway.lines.some((line) => line.includes(text)), text);
    }
  }

  it("issues what the customer let it read at the bank, ends the consent, and keeps nothing of it", async () => {
    const [current] = bank.customers[0]!.accounts;
    const { issuer, session, complete } = await begin("bank");
    assert.equal(session.ask.kind, "open");
    const returned = await visitBank((session.ask as { url: string }).url, {
      accounts: [current!.resourceId],
    });
    const card = await complete(returned);
    const values = decodeAttributes(issuer.schema, card.attributes);
    assert.deepEqual([values.monthsObserved, values.incomeMonths, values.monthlyIncome], [6, 6, 2000]);
    await until(
      () => bank.consents().every(({ status }) => status === "terminatedByTpp"),
      "the consent's end",
    );
    const texts = current!.bookings
      .slice(-40)
      .flatMap(({ creditorName, transactionId }) => [creditorName, transactionId]);
    const told = new Set(texts.filter((text) => typeof text === "string"));
    assert.ok(told.size > 40);
    requireNothingLeft([current!.iban!, current!.ownerName, current!.resourceId, ...told]);
  });

  it("issues nothing where the customer refuses at the bank, and ends that consent too", async () => {
    const { session, complete } = await begin("bank");
    const returned = await visitBank((session.ask as { url: string }).url, { decision: "no" });
    await assert.rejects(complete(returned), /did not allow the reading/);
    await until(
      () => bank.consents().every(({ status }) => status === "terminatedByTpp"),
      "the consent's end",
    );
  });

  it("issues what a wallet presents, and keeps nothing of it", async () => {
    const { issuer, session, complete } = await begin("vault");
    assert.equal(session.ask.kind, "present");
    const [issuerKey, holderKey] = [await keys.issuer, await keys.holder];
    const birthdate = `${new Date(now * 1000).getUTCFullYear() - 57}-01-01`;
    const status = { status_list: { idx: 5, uri: `${statusOrigin}/1` } };
    const payload = { iat: now - 60, exp: now + 40 * 86_400, status };
    const held = await issue(issuerKey, holderKey, { ...person, birthdate }, { payload });
    const given = await present((session.ask as { request: string }).request, held, {
      binding: { iat: now },
    });
    const card = await complete(given);
    assert.equal(decodeAttributes(issuer.schema, card.attributes).age, 55);
    requireNothingLeft([person.sub, birthdate, held.issued.split(".")[2]!, given.response.slice(-40)]);
  });
});
