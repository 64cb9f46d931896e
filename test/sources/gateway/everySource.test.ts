import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  type Begun,
  createSourcesCustomer,
  type SourcesCustomer,
} from "../../../scripts/sources/simulation/customer.ts";
import { type Place, pageIn } from "../../../scripts/sources/simulation/places/place.ts";
import { runSources } from "../../../scripts/sources/simulation/run.ts";
import { openSourcesWorld, type SourcesWorld } from "../../../scripts/sources/simulation/world.ts";
import { grantAt, withdrawAt } from "../../../scripts/sources/solid/customersPage.ts";
import { readCurrentRoot } from "../../../src/chain/actions/issuer.ts";
import type { DecdpError } from "../../../src/errors.ts";
import { readGatewayIssuer } from "../../../src/source/gatewayClient.ts";
import type { GrantRequest } from "../../../src/source/solid/grant.ts";
import { isServerInstalled } from "../../support/solid/serverWorld.ts";

const HOUR = 3600;
const installed = await isServerInstalled();
const quietly = <Result>(_: string, run: () => Promise<Result>) => run();

describe("a gateway that reads every kind of source", { timeout: 560_000, skip: !installed }, () => {
  let world: SourcesWorld;
  let customer: SourcesCustomer;
  before(async () => {
    world = await openSourcesWorld(quietly);
    customer = createSourcesCustomer(world.chain, world.gateway.url);
  });
  after(() => world?.close());

  const placeOf = (name: string): Place => world.places.find((place) => place.name === name)!;

  /** Begins a session, and grants what it asks for, in another way if so wished. */
  async function granted(name: string, changes: Partial<GrantRequest> = {}, permitted?: number) {
    const begun = await customer.begin(placeOf(name), permitted);
    const { customer: owner, page } = world.pods;
    const { request, given } = await grantAt(owner, pageIn(begun.session.ask), page, { changes });
    return { begun, given, request, withdraw: () => withdrawAt(world.pods.customer, request) };
  }

  /** Asserts that a session ends without a card, for a reason that the gateway tells. */
  async function failsWith(
    reasons: string,
    { begun, given }: { readonly begun: Begun; readonly given: unknown },
  ): Promise<void> {
    await assert.rejects(customer.complete(begun, given), (error: DecdpError) => {
      assert.ok(reasons.split(" ").includes(String(error.details?.reason)), error.message);
      return true;
    });
    await assert.rejects(customer.complete(begun, given), /session is over/);
  }

  for (const name of ["pods", "data-vaults"]) {
    it(`issues nothing from ${name} that the customer does not grant, or takes back`, async () => {
      const { customer: owner } = world.pods;
      await failsWith("refused", { begun: await customer.begin(placeOf(name)), given: { code: "c0de" } });
      const other = await granted(name, { nonce: "another" });
      await failsWith("replayed", other);
      await other.withdraw();
      const over = await granted(name, { until: (await world.chain.now()) - 1 });
      await failsWith("expired", over);
      await over.withdraw();
      // Somebody else had the customer grant, and has not what came back to the customer's browser.
      const passedOn = await granted(name);
      await failsWith("forged", { ...passedOn, given: { code: "c0de" } });
      await passedOn.withdraw();
      const takenBack = await granted(name);
      await owner.letRead(takenBack.request.resources[0]!, takenBack.request.agent, false);
      await failsWith("revoked refused", takenBack);
      await takenBack.withdraw();
      const late = await granted(name, {}, 60);
      await world.chain.pass(61);
      await failsWith("expired SessionOver", late);
      await late.withdraw();
      const { issuer } = await readGatewayIssuer({ url: world.gateway.url }, name);
      const root = await readCurrentRoot(world.chain.test, world.chain.deployment, { issuer: issuer! });
      assert.equal(root, 0n);
    });
  }

  it("does not read a data vault whose file of consent says no", async () => {
    const { customer: owner, account } = world.pods;
    const file = `${account.storage}sndk/consent/ads.json`;
    await owner.write(file, '{"consent":false}', "application/json");
    const refusing = await granted("data-vaults");
    await failsWith("refused", refusing);
    await refusing.withdraw();
    await owner.write(file, '{"consent":true}', "application/json");
  });

  it("lets a card end with the grant in the pod, and renews it with the next", async () => {
    const until = (await world.chain.now()) + 2 * HOUR;
    const { begun, given, withdraw } = await granted("pods", { until });
    const card = await customer.complete(begun, given);
    assert.equal(card.validUntil, until);
    await withdraw();
    const next = await granted("pods");
    const renewed = await customer.complete(next.begun, next.given);
    assert.equal(renewed.index, card.index);
    assert.ok(renewed.validUntil > until);
    await next.withdraw();
  });

  it("gets a customer a card and an answer from each, lets all of it end, and leaves nothing behind", async () => {
    const { outcomes, problems, search } = await runSources(world, quietly, customer);
    assert.deepEqual(problems, []);
    assert.equal(outcomes.length, 7);
    assert.deepEqual(search.traces, []);
    const { values, planted, bytes, rows } = search;
    assert.ok(values > 500 && bytes > 10_000_000 && rows > 20, JSON.stringify({ values, bytes, rows }));
    assert.equal(planted.found, planted.count);
  });
});
