import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Service } from "../../../services/shared/runService.ts";
import { readAnswersSettled } from "../../../src/chain/actions/events.ts";
import { isRootLive, readCurrentRoot, readIssuer } from "../../../src/chain/actions/issuer.ts";
import { permissionEndTypedData, signPermissionEnd } from "../../../src/chain/requests/permissionEnd.ts";
import { leafOf } from "../../../src/credential/credential.ts";
import { createIssuerTree, treePath, treeRoot } from "../../../src/credential/issuerTree.ts";
import { checkChunk, pathFromChunk } from "../../../src/credential/treeChunks.ts";
import type { Card } from "../../../src/format/credential/card.ts";
import { digestOfLeaves } from "../../../src/format/credential/leaves.ts";
import { writePermissionEnd } from "../../../src/format/credential/permissionEnd.ts";
import {
  beginAtGateway,
  completeAtGateway,
  endAtGateway,
  type GatewayIssuer,
  readGatewayIssuer,
  readGatewayLeaves,
} from "../../../src/source/gatewayClient.ts";
import { readTreesAt } from "../../../src/source/gatewayTrees.ts";
import { type AgentWorld, openAgentWorld } from "../../support/agent/agentWorld.ts";
import {
  createTestCustomer,
  type GatewayUnderTest,
  prepareGateway,
  until,
  untilPublished,
} from "../../support/issuer/gatewayUnderTest.ts";

describe("an issuer gateway", () => {
  let chain: AgentWorld;
  let gateway: GatewayUnderTest;
  let service: Service;
  let issuer: GatewayIssuer;

  before(async () => {
    chain = await openAgentWorld();
    gateway = await prepareGateway(chain);
    service = await gateway.start();
    await until(async () => (await described()).issuer !== undefined, "the first tree");
    issuer = await described();
  });
  after(async () => {
    await service.close();
    gateway.remove();
    await chain.close();
  });

  const described = () => readGatewayIssuer({ url: service.url }, "own-word");
  const tree = () => issuer.issuer!;
  const currentRoot = () => readCurrentRoot(chain.client, chain.deployment, { issuer: tree() });
  const leavesNow = async () =>
    readGatewayLeaves({ url: service.url }, { issuer: tree(), root: await currentRoot() });
  const leafOfCard = (card: Card) => leafOf({ ...card, schema: card.schema.id });

  /** The leaves, when a root with this card is on chain. */
  async function leavesWith(card: Card): Promise<readonly bigint[]> {
    let leaves: readonly bigint[] = [];
    await untilPublished(
      chain,
      async () => {
        if ((await currentRoot()) === 0n) return false;
        leaves = await leavesNow();
        return leaves[card.index] === leafOfCard(card);
      },
      "a root with the card",
    );
    return leaves;
  }

  it("registers the issuer, issues to a commitment, and publishes a root with its leaves", async () => {
    const registered = await readIssuer(chain.client, chain.deployment, { issuer: tree() });
    assert.equal(registered.kind, "SelfDeclared");
    assert.equal(registered.account, gateway.account.address);

    const card = await createTestCustomer(chain).getCard(service.url, "own-word", { age: 40 });
    assert.equal(card.attributes[0], 41);
    const leaves = await leavesWith(card);
    const root = treeRoot(createIssuerTree(leaves));
    assert.equal(root, await currentRoot());
    assert.ok(await isRootLive(chain.client, chain.deployment, { issuer: tree(), root }));
  });

  it("issues a card with which its customer answers, under terms that accept own word", async () => {
    const customer = createTestCustomer(chain, chain.keys);
    const card = await customer.getCard(service.url, "own-word", { age: 44 });
    const leaves = await leavesWith(card);
    const { text, campaign } = await chain.open({ issuers: [tree()], acceptsSelfDeclared: true });
    const agent = chain.agentOn({ leavesOf: async () => leaves });
    await agent.keepCard(card);
    await agent.receive(text);
    const { state } = await chain.yes(agent, campaign);
    assert.equal(state, "answered");
    await agent.deliver();
    const settled = await readAnswersSettled(chain.client, chain.deployment, { campaign, fromBlock: 0n });
    assert.equal(settled.length, 1);
  });

  it("serves chunks of 1,024 leaves that lead to the root, and the digest that is on chain", async () => {
    const card = await createTestCustomer(chain).getCard(service.url, "own-word", { age: 41 });
    const leaves = await leavesWith(card);
    const root = await currentRoot();
    const place = `${service.url}/trees/${tree()}/${root}`;
    const read = async (part: string) =>
      new Uint8Array(await (await fetch(`${place}/${part}`)).arrayBuffer());
    const published = { number: 0, chunk: await read("chunks/0"), top: await read("top") };
    checkChunk(root, published);
    const path = pathFromChunk(published.chunk, published.top, card.index);
    assert.deepEqual(path, treePath(createIssuerTree(leaves), card.index));
    const { roots } = await (await fetch(`${service.url}/trees/${tree()}`)).json();
    assert.equal(roots[0].digest, digestOfLeaves(leaves));
    assert.equal(roots[0].leafCount, leaves.length);
  });

  it("keeps an account's place and commitment, and renews its card", async () => {
    const customer = createTestCustomer(chain);
    const first = await customer.getCard(service.url, "own-word", { age: 20 });
    const second = await customer.getCard(service.url, "own-word", { age: 21 });
    assert.equal(second.index, first.index);
    assert.equal(second.attributes[0], 22);
    await assert.rejects(
      customer.getCard(service.url, "own-word", { age: 21 }, { commitment: 5n }),
      /has a card for other keys/,
    );
  });

  it("publishes on when a customer's renewals lead back to a list that was published before", async () => {
    const customer = createTestCustomer(chain);
    const until_ = Number((await chain.client.getBlock()).timestamp) + 20_000;
    const roots = new Set<bigint>();
    for (const age of [30, 31, 30, 31]) {
      const card = await customer.getCard(service.url, "own-word", { age }, { until: until_ });
      await leavesWith(card);
      roots.add(await currentRoot());
    }
    assert.equal(roots.size, 4);
    const unchanged = await customer.getCard(service.url, "own-word", { age: 31 }, { until: until_ });
    await untilPublished(
      chain,
      async () => {
        const { waiting } = await (await fetch(`${service.url}/health`)).json();
        return waiting.leaves === 0;
      },
      "nothing that waits",
    );
    assert.equal((await leavesNow())[unchanged.index], leafOfCard(unchanged));
  });

  it("issues what the permission names, and for no longer", async () => {
    const customer = createTestCustomer(chain);
    const until_ = Number((await chain.client.getBlock()).timestamp) + 500;
    const card = await customer.getCard(service.url, "own-word", { age: 20 }, { until: until_ });
    assert.equal(card.validUntil, until_);
  });

  it("gives a customer who did not get the reply the same session and the same card", async () => {
    const customer = createTestCustomer(chain);
    const allowing = await customer.allowing(issuer);
    const bodies: string[] = [];
    const spy: typeof fetch = (url, init) => {
      if (init?.body) bodies.push(init.body as string);
      return fetch(url, init);
    };
    const options = { url: service.url, fetch: spy };
    const session = await beginAtGateway(options, customer.clientFor(issuer), issuer, allowing);
    const again = await post("/sessions", bodies[0]!);
    assert.equal(again.status, 201);
    assert.deepEqual(again.body.ask, session.ask);
    const card = await completeAtGateway(options, session, { age: 30 });
    assert.deepEqual(await completeAtGateway(options, session, { age: 99 }), card);
    assert.equal((await post("/sessions", bodies[0]!)).body.error, "Replayed");
  });

  it("is not believed with the receipt of another permission", async () => {
    const customer = createTestCustomer(chain);
    const begin = async (doFetch: typeof fetch) =>
      beginAtGateway(
        { url: service.url, fetch: doFetch },
        customer.clientFor(issuer),
        issuer,
        await customer.allowing(issuer),
      );
    let other: object | undefined;
    const lie: typeof fetch = async (url, init) => {
      const begun = await (await fetch(url, init)).json();
      other ??= begun.receipt;
      return Response.json({ ...begun, receipt: other });
    };
    await begin(lie);
    await assert.rejects(begin(lie), /receipt is of another permission/);
  });

  it("ends every root that holds a card that its customer takes back", async () => {
    const customer = createTestCustomer(chain);
    const session = await beginAtGateway(
      { url: service.url },
      customer.clientFor(issuer),
      issuer,
      await customer.allowing(issuer),
    );
    const card = await completeAtGateway({ url: service.url }, session, { age: 50 });
    await leavesWith(card);
    const withCard = await currentRoot();
    const { permission } = session.receipt;
    const other = createTestCustomer(chain);
    const foreign = await signPermissionEnd(other.clientFor(issuer), issuer, { permission });
    assert.equal((await postEnd(foreign)).body.error, "NothingToEnd");
    const own = await signPermissionEnd(customer.clientFor(issuer), issuer, { permission });
    assert.equal((await postEnd({ ...own, account: foreign.account })).body.error, "NotSigned");
    assert.equal(permissionEndTypedData(issuer, own).message.permission, permission);
    await endAtGateway({ url: service.url }, customer.clientFor(issuer), issuer, permission);
    await untilPublished(
      chain,
      async () => !(await isRootLive(chain.client, chain.deployment, { issuer: tree(), root: withCard })),
      "the end of the root with the card",
    );
    assert.notEqual((await leavesNow())[card.index], leafOfCard(card));
    assert.ok(
      await isRootLive(chain.client, chain.deployment, { issuer: tree(), root: await currentRoot() }),
    );
  });

  it("lets the operator take a card back, and nobody else", async () => {
    const customer = createTestCustomer(chain);
    await customer.getCard(service.url, "own-word", { age: 51 });
    const account = customer.clientFor(issuer).account.address.toLowerCase();
    const body = JSON.stringify({ issuer: "own-word", account });
    for (const authorization of ["", "Bearer wrong", "operator"]) {
      assert.equal((await post("/operator/revocations", body, { authorization })).status, 401);
    }
    const authorization = "Bearer operator";
    assert.equal((await post("/operator/revocations", body, { authorization })).status, 202);
  });

  it("is named in one word, which stands for its trees, and for none of another issuer", async () => {
    const { client, deployment } = chain;
    const address = `${service.url}/issuers/own-word`;
    assert.deepEqual(await readTreesAt(client, deployment, address), [tree()]);
    const lie: typeof fetch = async (url) => {
      const description = await (await fetch(url)).json();
      return Response.json({ ...description, trees: ["1", ...description.trees] });
    };
    await assert.rejects(
      readTreesAt(client, deployment, address, { fetch: lie }),
      /Issuer 1 is not one of .* that reads from SelfDeclared/,
    );
    await assert.rejects(readTreesAt(client, deployment, `${service.url}/trees/1`), /is not the address/);
  });

  it("serves the description of its interface", async () => {
    const document = await (await fetch(`${service.url}/openapi.json`)).json();
    assert.equal(document.openapi, "3.1.0");
    const { schema } = document.paths["/sessions"].post.requestBody.content["application/json"];
    assert.deepEqual(schema.required, ["permission", "session"]);
  });

  function postEnd(end: Parameters<typeof writePermissionEnd>[0]["end"]) {
    return post("/ends", writePermissionEnd({ ...issuer, end }));
  }

  async function post(route: string, body: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${service.url}${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
    return { status: response.status, body: await response.json() };
  }
});
