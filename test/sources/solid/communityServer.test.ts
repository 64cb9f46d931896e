import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { withdrawAt } from "../../../scripts/sources/solid/customersPage.ts";
import type { KnownVault } from "../../../src/agent/vault/point.ts";
import { openStoredVault, storeVault } from "../../../src/agent/vault/storedVault.ts";
import { makeVault } from "../../../src/agent/vault/vault.ts";
import { webVaultStore } from "../../../src/agent/vault/webStore.ts";
import { createCustomerKeys } from "../../../src/customer/keys.ts";
import { createDataVault } from "../../../src/source/solid/dataVault.ts";
import { createSolidSource } from "../../../src/source/solid/solidSource.ts";
import type { SourceError } from "../../../src/source/sourceError.ts";
import { WEB_ID } from "../../support/solid/podFetch.ts";
import { grantAt, isServerInstalled, startServerWorld, urlOf } from "../../support/solid/serverWorld.ts";
import { data, failsWith, GRANTED, mappings, start } from "../../support/solid/solidWorld.ts";

const now = Math.floor(Date.now() / 1000);
const times = { ...start, now, until: now + 3600 };
const installed = await isServerInstalled();

for (const access of ["wac", "acp"] as const) {
  describe(`a Community Solid Server with ${access}`, { timeout: 560_000, skip: !installed }, () => {
    let world: Awaited<ReturnType<typeof startServerWorld>>;
    let sessions = 0;
    before(async () => {
      world = await startServerWorld(access);
      const { webId, storage } = world.accounts.alice;
      await world.alice.write(`${storage}profile/data`, data.replaceAll(WEB_ID, webId), "text/turtle");
    });
    after(() => world?.close());

    /** A session of Alice's, or of who says to be somebody. */
    const begin = async (source = createSolidSource(world.options), webId = world.accounts.alice.webId) => {
      const session = `0x${sessions++}`;
      const begun = await source.begin({ ...times, session, nonce: `n0nce${session}`, given: { webId } });
      return { source, pending: begun.pending, url: urlOf(begun.ask) };
    };

    it("lets the gateway read what was granted, and ends when the customer takes it back", async () => {
      const { source, pending, url } = await begin();
      await failsWith(source.read(pending, GRANTED, now), "refused");
      const request = await grantAt(world.alice, url);
      const { reading } = await source.read(pending, GRANTED, now);
      assert.equal(reading.account, world.accounts.alice.storage);
      assert.equal(reading.values.country, "NL");
      assert.equal(reading.until, now + 3600);
      await failsWith(source.end(pending), "refused");
      await withdrawAt(world.alice, request);
      await source.end(pending);
      await failsWith(source.read(pending, GRANTED, now), "refused");
    });

    it("keeps everything else from the gateway", async () => {
      const { storage } = world.accounts.alice;
      await world.alice.write(`${storage}diary`, data, "text/turtle");
      const { pending, url } = await begin();
      const request = await grantAt(world.alice, url);
      const diary = mappings.map((mapping) => ({ ...mapping, resource: "diary" }));
      const curious = createSolidSource({ ...world.options, mappings: diary });
      await failsWith(curious.read(pending, GRANTED, now), "refused");
      await world.alice.letRead(request.resources[0]!, request.agent, false);
      await failsWith(createSolidSource(world.options).read(pending, GRANTED, now), "revoked");
      await withdrawAt(world.alice, request);
    });

    it("keeps a customer's vault, which another device opens, and tells a device that missed a change", async () => {
      const place = `${world.accounts.alice.storage}decdp/vault-${access}`;
      const store = webVaultStore(place, world.alice.fetch);
      const cost = { N: 16_384, r: 8, p: 1 };
      const unlocking = { kind: "passphrase", passphrase: "a passphrase for the pod", cost } as const;
      const contents = { keys: createCustomerKeys(), cards: [], receipts: [] };
      const first = await storeVault(store, {
        vault: await makeVault(contents, unlocking),
        version: undefined,
      });
      const other = await openStoredVault(store, unlocking);
      assert.deepEqual(other.vault.contents.keys, contents.keys);
      const renewed = await storeVault(store, other);
      await assert.rejects(storeVault(store, first), /another device/i);
      const known: KnownVault = renewed.point;
      assert.equal((await openStoredVault(store, unlocking, known)).vault.counter, renewed.vault.counter);
      // Nobody else reads it.
      await assert.rejects(webVaultStore(place, world.bob.fetch).read());
    });

    it("does not let one customer pass for another", async () => {
      const { webId, storage } = world.accounts.alice;
      const { source, pending, url } = await begin();
      // Bob begins a session in Alice's name, but cannot write into her pod.
      await assert.rejects(grantAt(world.bob, url));
      await failsWith(source.read(pending, GRANTED, now), "refused");
      // Bob's WebID claims Alice's pod.
      const bob = world.accounts.bob.webId;
      const claim = `<${bob}> <http://www.w3.org/ns/solid/terms#oidcIssuer> <${world.server.origin}/>;
        <http://www.w3.org/ns/pim/space#storage> <${storage}>.`;
      await world.bob.write(bob.split("#")[0]!, claim, "text/turtle");
      const claimed = await begin(source, bob);
      assert.equal(claimed.pending.storage, storage);
      await failsWith(source.read(claimed.pending, GRANTED, now), "refused");
      // A grant of Alice's own counts for her WebID and her session only.
      const request = await grantAt(world.alice, url);
      await failsWith(source.read({ ...pending, webId: bob }, GRANTED, now), "forged");
      await failsWith(source.read({ ...pending, nonce: "other" }, GRANTED, now), "replayed");
      assert.equal(
        (await source.read(pending, GRANTED, now)).reading.account,
        new URL("./", webId).href.replace("profile/", ""),
      );
      await withdrawAt(world.alice, request);
    });

    it("lets access end at its time", async () => {
      const { source, pending, url } = await begin();
      const request = await grantAt(world.alice, url, { until: now + 60 });
      assert.equal((await source.read(pending, GRANTED, now)).reading.until, now + 60);
      await failsWith(source.read(pending, GRANTED, now + 60), "expired");
      await withdrawAt(world.alice, request);
    });

    it("has deleted a resource that was granted: gone", async () => {
      const { storage } = world.accounts.alice;
      const source = createSolidSource({
        ...world.options,
        mappings: mappings.map((mapping) => ({ ...mapping, resource: "diary" })),
      });
      const document = `${storage}diary`;
      await world.alice.write(document, data, "text/turtle");
      const { pending, url } = await begin(source);
      await grantAt(world.alice, url);
      await world.alice.delete(document);
      await assert.rejects(source.read(pending, GRANTED, now), (error: SourceError) =>
        // With the resource its access control is gone, and with it what the gateway may know.
        ["gone", "revoked"].includes(error.code),
      );
      await world.alice.delete(pending.grant);
      await source.end(pending);
    });

    it("refuses the gateway's login where its credentials were taken back", async () => {
      const login = { ...world.options.login, clientSecret: "0".repeat(128) };
      const { source, pending } = await begin(createSolidSource({ ...world.options, login }));
      await failsWith(source.read(pending, GRANTED, now), "refused");
    });

    it("takes neither a token of another pod's owner nor a copy of the gateway's", async () => {
      const copied: Headers[] = [];
      const copying: typeof fetch = (input, init) => {
        const { url, headers } = new Request(input, init);
        if (url.endsWith("profile/data")) copied.push(headers);
        return world.options.fetch(input, init);
      };
      const { source, pending, url } = await begin(createSolidSource({ ...world.options, fetch: copying }));
      const request = await grantAt(world.alice, url);
      await source.read(pending, GRANTED, now);
      const { authorization, dpop } = Object.fromEntries(copied[0]!);
      const copy = { authorization: authorization!, dpop: dpop! };
      assert.equal((await fetch(request.grant, { headers: copy })).status, 401);
      assert.equal(
        (await fetch(request.grant, { headers: { authorization: copy.authorization } })).status,
        401,
      );
      const login = { ...world.accounts.bob, issuer: world.options.login.issuer };
      await failsWith(createSolidSource({ ...world.options, login }).read(pending, GRANTED, now), "refused");
      await withdrawAt(world.alice, request);
    });

    it("keeps a Nederlandse Datakluis, which is read with its consent only", async () => {
      const { storage, webId } = world.accounts.alice;
      const predicate = "https://schema.org/about";
      const themes = { attribute: "likes nature", resource: "themes", predicate, has: "nature" } as const;
      const vault = { consents: ["ads"], consentMember: "consent", mappings: [themes] };
      const source = createDataVault({ ...world.options, ...vault });
      const document = JSON.stringify({ "@id": webId, [predicate]: ["nature"] });
      await world.alice.write(`${storage}sndk/npo/themes.jsonld`, document, "application/ld+json");
      const consent = `${storage}sndk/consent/ads.json`;
      await world.alice.write(consent, '{"consent":false}', "application/json");
      const { pending, url } = await begin(source);
      const request = await grantAt(world.alice, url);
      await failsWith(source.read(pending, GRANTED, now), "refused");
      await world.alice.write(consent, '{"consent":true}', "application/json");
      const { reading } = await source.read(pending, GRANTED, now);
      assert.deepEqual(reading.values, { "likes nature": "yes" });
      await withdrawAt(world.alice, request);
      await source.end(pending);
    });

    it("is gone: unreachable", async () => {
      const { source, pending } = await begin();
      await world.close();
      await failsWith(source.read(pending, GRANTED, now), "unreachable");
    });
  });
}
