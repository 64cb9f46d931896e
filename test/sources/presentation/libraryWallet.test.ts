import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { installFolder } from "../../../scripts/shared/installFolder.ts";
import { encryptFor } from "../../../scripts/sources/wallet/encrypt.ts";
import { createLibraryWallet } from "../../../scripts/sources/wallet/libraryWallet.ts";
import { createPresentationWorld, person, start } from "../../support/presentation/presentationWorld.ts";
import {
  createKey,
  ISSUER,
  publicPart,
  STATUS,
  statusList,
  TYPE,
} from "../../support/presentation/wallet.ts";

// The libraries know no other clock than the machine's.
const now = Math.floor(Date.now() / 1000);
const until = now + 3 * 86_400;
const somebody = { ...person, birthdate: `${new Date().getUTCFullYear() - 37}-01-01` };

/** A verifier that is known by its key, so that a wallet needs no certificates: did:jwk. */
async function createVerifier() {
  const key = await createKey();
  const did = `did:jwk:${Buffer.from(JSON.stringify(publicPart(key))).toString("base64url")}`;
  return { clientId: `decentralized_identifier:${did}`, key, keyId: `${did}#0` };
}

describe("a wallet made from the libraries of OpenID4VP and SD-JWT VC", { timeout: 300_000 }, () => {
  let wallet: Awaited<ReturnType<typeof createLibraryWallet>>;
  const posted: Record<string, string>[] = [];
  // What hosts the address that wallets post to.
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    posted.push(Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())));
    response.setHeader("content-type", "application/json").end("{}");
  });
  before(async () => {
    await installFolder("scripts/sources/wallet", "a wallet's libraries, 13 MB,");
    wallet = await createLibraryWallet(encryptFor);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => new Promise((resolve) => server.close(resolve)));

  async function present(revoked: readonly number[] = []) {
    const world = await createPresentationWorld({ verifier: await createVerifier() });
    world.served.answer = async () =>
      new Response(await statusList(world.issuerKey, revoked, { payload: { iat: now - 60 } }));
    const credential = await wallet.issue(world.issuerKey, {
      payload: {
        iss: ISSUER,
        vct: TYPE,
        iat: now - 60,
        exp: now + 86_400,
        cnf: { jwk: publicPart(world.holderKey) },
        status: { status_list: { idx: 5, uri: STATUS } },
        ...somebody,
      },
      disclosable: Object.keys(somebody),
    });
    const returnTo = `http://127.0.0.1:${(server.address() as AddressInfo).port}/return`;
    const { pending, ask } = await world.source.begin({ ...start, now, until, returnTo });
    assert.equal(ask.kind, "present");
    const { request } = ask as { request: string };
    const answer = await wallet.answer(request, credential, { key: world.holderKey, now });
    assert.equal(answer.status, 200);
    return { world, pending, given: posted.at(-1)! };
  }

  it("takes the request, and its answer by HTTP is read", async () => {
    const { world, pending, given } = await present();
    assert.deepEqual(Object.keys(given), ["response"]);
    const { reading, pending: used } = await world.source.read(pending, given, now);
    assert.deepEqual(reading.values, { age: 35, country: "NL", student: "true" });
    assert.equal(reading.until, now + 86_400);
    await assert.rejects(world.source.read(used, given, now), { code: "replayed" });
  });

  it("is told that its credential was taken back", async () => {
    const { world, pending, given } = await present([5]);
    await assert.rejects(world.source.read(pending, given, now), { code: "revoked" });
  });

  it("cannot answer another session with what it posted", async () => {
    const { world, given } = await present();
    const { pending } = await world.source.begin({ ...start, now, until, session: "session-2" });
    await assert.rejects(world.source.read(pending, given, now), { code: "tampered" });
  });
});
