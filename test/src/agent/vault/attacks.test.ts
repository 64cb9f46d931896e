import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import {
  addWay,
  makeVault,
  openVault,
  renewWays,
  type SavedVault,
  saveVault,
} from "../../../../src/agent/vault/vault.ts";
import { LONGEST_VAULT, readVaultFile, type VaultFile } from "../../../../src/agent/vault/vaultFile.ts";
import { InvalidValueError } from "../../../../src/errors.ts";
import { byPasskey, byPassphrase, byWallet, contents, flipped } from "../../../support/agent/vaults.ts";

describe("whoever has a vault's file", () => {
  let saved: SavedVault;
  let file: VaultFile;
  let foreign: SavedVault;
  const closed = /The vault cannot be opened/;
  before(async () => {
    saved = saveVault(await addWay(await makeVault(contents, byPasskey()), byPassphrase()));
    file = readVaultFile(saved.text);
    // The same passphrase and passkey, as far as they can be.
    foreign = saveVault(await addWay(await makeVault(contents, byPasskey()), byPassphrase()));
  });
  // The passkey costs no time.
  const open = (changed: unknown, unlocking = byPasskey()) => openVault(JSON.stringify(changed), unlocking);
  const refused = (changed: unknown, message: RegExp = closed) => assert.rejects(open(changed), message);

  it("does not open it with another passphrase, passkey or wallet", async () => {
    await assert.rejects(openVault(saved.text, byPassphrase("Correct horse battery staple")), closed);
    await assert.rejects(openVault(saved.text, byPassphrase("")), closed);
    await assert.rejects(openVault(saved.text, byPasskey("0xc2")), /No passkey of yours unlocks this vault/);
    await assert.rejects(openVault(saved.text, byWallet()), /No wallet of yours unlocks this vault/);
    const impostor = { ...byPasskey("0xc2"), credential: "0xc1" } as ReturnType<typeof byPasskey>;
    await assert.rejects(openVault(saved.text, impostor), closed);
  });

  it("cannot cut it off", async () => {
    await assert.rejects(openVault(saved.text.slice(0, -10), byPasskey()), /is not JSON/);
    await assert.rejects(openVault("", byPassphrase()), InvalidValueError);
    await refused({ ...file, ciphertext: file.ciphertext.slice(0, -2) });
    await refused({ ...file, ciphertext: file.ciphertext.slice(0, 34) }, /must be bytes/);
  });

  it("cannot change anything in it", async () => {
    const [first, second] = file.ways;
    const { way } = first!;
    const changes: Partial<VaultFile>[] = [
      { ciphertext: flipped(file.ciphertext) },
      { nonce: flipped(file.nonce) },
      { id: flipped(file.id) },
      { counter: 2 },
      { ways: [first!] },
      { ways: [second!, first!] },
      { ways: [{ ...first!, wrapped: flipped(first!.wrapped) }, second!] },
      { ways: [{ ...first!, nonce: flipped(first!.nonce) }, second!] },
      { ways: [{ ...first!, way: { ...way, salt: flipped(way.salt) } }, second!] },
    ];
    for (const change of changes) await refused({ ...file, ...change });
    await refused({ ...file, note: "more" }, /has no field "note"/);
  });

  it("cannot swap the wrapped keys of two ways, nor take them from another customer's vault", async () => {
    const [first, second] = file.ways;
    const swapped = [
      { ...first!, nonce: second!.nonce, wrapped: second!.wrapped },
      { ...second!, nonce: first!.nonce, wrapped: first!.wrapped },
    ];
    await refused({ ...file, ways: swapped });
    await refused({ ...file, ways: readVaultFile(foreign.text).ways });
    const { nonce, ciphertext } = readVaultFile(foreign.text);
    await refused({ ...file, nonce, ciphertext });
  });

  it("cannot put another customer's vault in its place, for which nobody is even asked to unlock", async () => {
    const never = { ...byPasskey(), evaluate: () => assert.fail("asked") } as ReturnType<typeof byPasskey>;
    await assert.rejects(openVault(foreign.text, never, saved.point), /another vault than the one/);
  });

  it("cannot have it opened at a weaker cost, nor at one that stalls the device", async () => {
    const [other, first] = file.ways;
    const costs = [{ N: 2 ** 13 }, { N: 1 }, { r: 1 }, { p: 0 }, { N: 2 ** 20 }, { r: 1024 }, { p: 5 }];
    for (const cost of costs) {
      const started = performance.now();
      const ways = [other, { ...first!, way: { ...first!.way, ...cost } }];
      await refused({ ...file, ways }, /scrypt cost .* out of bounds/);
      assert.ok(performance.now() - started < 2000);
    }
    await refused({ ...file, ways: [first, first] }, /has a way twice/);
    await refused({ ...file, ways: [] }, /must have 1 or more/);
  });

  it("cannot put an old file in its place, nor make it look newer", async () => {
    const next = saveVault(saved.vault);
    await assert.rejects(openVault(saved.text, byPassphrase(), next.point), /saved 1 times, not 2/);
    const newer = JSON.stringify({ ...file, counter: 3 });
    await assert.rejects(openVault(newer, byPasskey(), next.point), closed);
    assert.equal((await openVault(next.text, byPasskey(), saved.point)).counter, 2);
  });

  it("cannot bring back the key of a way that was removed, where the removal is known", async () => {
    const renewed = saveVault(await renewWays(saved.vault, [byPasskey()]));
    // Who unlocked the vault once makes a newer file with the old key, to which the customer's passkey leads as before.
    const forged = saveVault({ ...saved.vault, counter: 5 }, { ...contents, cards: [] });
    await assert.rejects(openVault(forged.text, byPasskey(), renewed.point), /has another key than the one/);
    const transplanted = { ...readVaultFile(renewed.text), ways: file.ways };
    await refused(transplanted);
    // A device that does not know of the removal is told of it.
    await assert.rejects(openVault(renewed.text, byPasskey(), saved.point), /open it as renewed/);
    const known = { ...saved.point, key: undefined };
    assert.equal((await openVault(renewed.text, byPasskey(), known)).counter, 2);
  });

  it("is found out where two devices saved it with the same number", async () => {
    const [here, there] = [saveVault(saved.vault), saveVault(saved.vault)];
    assert.equal((await openVault(here.text, byPasskey(), here.point)).counter, 2);
    await assert.rejects(openVault(there.text, byPasskey(), here.point), /Two devices saved this vault/);
  });

  it("cannot make a device parse a huge file", async () => {
    const started = performance.now();
    await assert.rejects(openVault("[".repeat(LONGEST_VAULT + 1), byPassphrase()), /at most \d+ are read/);
    assert.ok(performance.now() - started < 1000);
  });

  it("is refused with a file of another kind or version", async () => {
    await refused({ ...file, format: "decdp-key-backup" }, /is a backup, not a vault/);
    await refused({ ...file, format: "decdp-vault-2" }, /not a vault/);
  });
});
