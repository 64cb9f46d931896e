import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, beforeEach, describe, it } from "node:test";
import { promisify } from "node:util";
import { recordStore } from "../../../cli/brand/records/recordStore.ts";
import { addIssuer, findHolder, readHolders, writeHolder } from "../../../cli/issuer/issuers.ts";
import { networkIn, writeNetwork } from "../../../cli/network/networks.ts";
import { openState, stateFile } from "../../../cli/setting/state.ts";
import { fromRoot } from "../../../services/shared/paths.ts";

const run = promisify(execFile);
const address = `0x${"a1".repeat(20)}` as const;

describe("the state", () => {
  const home = mkdtempSync(path.join(os.tmpdir(), "decdp-state-"));
  after(() => rmSync(home, { recursive: true }));
  let folder: string;
  let count = 0;
  beforeEach(() => {
    count += 1;
    folder = path.join(home, `${count}`);
  });

  const vault = { name: "vault", issuer: 1n, kind: "DataVault" };
  const begin = async () => {
    const state = openState(folder);
    await state.transaction((writer) => addIssuer(writer, vault));
    return state;
  };

  it("can be read by the user alone", () => {
    openState(folder).close();
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    assert.equal(statSync(stateFile(folder)).mode & 0o777, 0o600);
  });

  it("keeps numbers as large as field elements", async () => {
    const state = await begin();
    const one = {
      place: 0,
      holder: "one",
      commitment: 2n ** 253n + 1n,
      leaf: 2n ** 252n + 1n,
      isRevoked: false,
      schema: "s",
    };
    await state.transaction((writer) => writeHolder(writer, "vault", one));
    assert.deepEqual(findHolder(state, "vault", "one"), one);
    state.close();
  });

  it("keeps a network as it was given", async () => {
    const contracts = {
      issuerRegistry: address,
      consentRegistry: address,
      campaigns: address,
      relay: address,
    };
    const deployment = { chainId: 8453, ...contracts, verifier: address };
    const network = { rpc: "https://node.example/key", deployment, firstBlock: 2n ** 60n };
    assert.equal(networkIn(folder), undefined);
    const state = openState(folder);
    await state.transaction((writer) => writeNetwork(writer, network));
    assert.deepEqual(networkIn(folder), network);
    await state.transaction((writer) => writeNetwork(writer, { ...network, token: address }));
    assert.deepEqual(networkIn(folder), { ...network, token: address });
    state.close();
  });

  it("changes nothing if a transaction fails half way", async () => {
    const state = await begin();
    const one = { place: 0, holder: "one", commitment: 1n, leaf: 2n, isRevoked: false, schema: "s" };
    const failing = state.transaction((writer) => {
      writeHolder(writer, "vault", one);
      throw new Error("full disk");
    });
    await assert.rejects(failing, /full disk/);
    assert.deepEqual(readHolders(state, "vault"), []);
    await state.transaction((writer) => writeHolder(writer, "vault", one));
    assert.equal(readHolders(state, "vault").length, 1);
    state.close();
  });

  it("runs transactions one after the other, though one of them waits for something", async () => {
    const state = await begin();
    const order: string[] = [];
    const slow = state.transaction(async () => {
      order.push("begins");
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push("ends");
    });
    const next = state.transaction(() => order.push("next"));
    await Promise.all([slow, next]);
    assert.deepEqual(order, ["begins", "ends", "next"]);
    state.close();
  });

  it("loses nothing that two processes add at the same time", async () => {
    const state = await begin();
    const script = ["--experimental-strip-types", fromRoot("test/support/cli/addHolders.ts"), folder];
    await Promise.all(["left", "right"].map((prefix) => run(process.execPath, [...script, prefix, "40"])));
    const holders = readHolders(state, "vault");
    assert.equal(new Set(holders.map(({ holder }) => holder)).size, 80);
    assert.deepEqual(
      holders.map(({ place }) => place),
      Array.from({ length: 80 }, (_, place) => place),
    );
    state.close();
  });

  it("is a store of light records that lists by prefix, sorted", async () => {
    const state = openState(folder);
    await state.transaction(async (writer) => {
      const store = recordStore(writer);
      for (const key of ["b_1", "a", "b/10", "b/2", "B/1"]) await store.set(key, "0");
      await store.set("a", "1");
      assert.equal(await store.get("a"), "1");
      await store.delete("b/2");
      await store.delete("b/2");
      assert.equal(await store.get("b/2"), undefined);
      assert.deepEqual(await store.list("b/"), ["b/10"]);
      assert.deepEqual(await store.list("b"), ["b/10", "b_1"]);
      assert.equal((await store.list("")).length, 4);
    });
    state.close();
  });

  it("is refused if it is of an earlier layout, with what to do", () => {
    mkdirSync(folder);
    writeFileSync(path.join(folder, "network.json"), "{}");
    assert.throws(() => openState(folder), /of an earlier version.*--fresh.*network add/);
    assert.throws(() => networkIn(folder), /of an earlier version/);
  });

  it("is refused if a later version has changed it, or if it is no database", () => {
    openState(folder).close();
    const database = new DatabaseSync(stateFile(folder));
    database.exec("PRAGMA user_version = 99");
    database.close();
    assert.throws(() => openState(folder), /is of version 99; this command line knows \d+\./);
    writeFileSync(stateFile(folder), "no database at all, but long enough to be taken for one".repeat(20));
    assert.throws(() => openState(folder), /state\.db cannot be used: file is not a database/);
  });
});
