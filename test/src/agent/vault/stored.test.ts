import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text as textOf } from "node:stream/consumers";
import { after, beforeEach, describe, it } from "node:test";
import { openStoredVault, storeVault, type VaultStore } from "../../../../src/agent/vault/storedVault.ts";
import { makeVault } from "../../../../src/agent/vault/vault.ts";
import { webVaultStore } from "../../../../src/agent/vault/webStore.ts";
import { byPasskey, contents } from "../../../support/agent/vaults.ts";

/** What the server stores, and how it answers. */
interface PodState {
  stored: string | undefined;
  saysTagOf: (text: string) => string | undefined;
  saysTagAfterPut: boolean;
  status: number | undefined;
}

describe("a vault in the customer's pod", () => {
  const pod = {} as PodState;
  let server: Server;
  let store: VaultStore;
  const tagOf = (text: string) => `"${createHash("sha256").update(text).digest("hex")}"`;
  const start = new Promise<void>((resolve) => {
    server = createServer(async (request, response) => {
      const body = await textOf(request);
      const now = pod.stored === undefined ? undefined : tagOf(pod.stored);
      const { "if-match": match, "if-none-match": none } = request.headers;
      if (pod.status !== undefined) return response.writeHead(pod.status, { location: "/other" }).end();
      const withTag = (text: string, isSaid = true) => {
        const tag = isSaid ? pod.saysTagOf(text) : undefined;
        return tag === undefined ? {} : { etag: tag };
      };
      if (request.method === "PUT") {
        if ((none === "*" && now !== undefined) || (match !== undefined && match !== now)) {
          return response.writeHead(412).end();
        }
        pod.stored = body;
        return response.writeHead(204, withTag(body, pod.saysTagAfterPut)).end();
      }
      if (pod.stored === undefined) return response.writeHead(404).end();
      return response.writeHead(200, withTag(pod.stored)).end(pod.stored);
    });
    server.listen(0, "127.0.0.1", resolve);
  });

  beforeEach(async () => {
    await start;
    Object.assign(pod, { stored: undefined, saysTagOf: tagOf, saysTagAfterPut: true, status: undefined });
    store = webVaultStore(`http://127.0.0.1:${(server.address() as AddressInfo).port}/ada/vault.json`);
  });
  after(() => void server.close());
  const begin = async () =>
    storeVault(store, { vault: await makeVault(contents, byPasskey()), version: undefined });
  const less = { ...contents, cards: [] };

  it("is stored, opened on another device, and stored again without unlocking it once more", async () => {
    const first = await begin();
    const there = await openStoredVault(store, byPasskey(), first.point);
    assert.deepEqual(there.vault.contents, contents);
    const second = await storeVault(store, there, less);
    await storeVault(store, second, contents);
    const here = await openStoredVault(store, byPasskey(), first.point);
    assert.deepEqual([here.vault.counter, here.vault.contents], [3, contents]);
  });

  for (const saysTagAfterPut of [true, false]) {
    it(`is not written over by a device that missed a change, ${saysTagAfterPut ? "with" : "without"} a tag after storing`, async () => {
      pod.saysTagAfterPut = saysTagAfterPut;
      await begin();
      const [here, there] = [
        await openStoredVault(store, byPasskey()),
        await openStoredVault(store, byPasskey()),
      ];
      const stored = await storeVault(store, here, less);
      await assert.rejects(storeVault(store, there), /Another device changed the vault meanwhile/);
      assert.equal(pod.stored, stored.text);
      const again = await openStoredVault(store, byPasskey(), stored.point);
      assert.equal((await storeVault(store, again)).vault.counter, 3);
    });
  }

  it("is not begun over one that is there", async () => {
    const { text } = await begin();
    await assert.rejects(begin(), /Another device changed the vault/);
    assert.equal(pod.stored, text);
  });

  it("is told to be old, or gone", async () => {
    const first = await begin();
    const second = await storeVault(store, first);
    pod.stored = first.text;
    await assert.rejects(openStoredVault(store, byPasskey(), second.point), /is older than the one/);
    pod.stored = undefined;
    await assert.rejects(openStoredVault(store, byPasskey(), second.point), /Somebody may have deleted it/);
  });

  it("is not trusted to a server without strong tags, that refuses, or that leads in circles", async () => {
    const first = await begin();
    for (const tag of [undefined, 'W/"1"']) {
      pod.saysTagOf = () => tag;
      await assert.rejects(openStoredVault(store, byPasskey()), /does not say which version/);
    }
    for (const status of [302, 403, 500]) {
      pod.status = status;
      await assert.rejects(storeVault(store, first), { name: "SourceError" });
    }
  });
});
