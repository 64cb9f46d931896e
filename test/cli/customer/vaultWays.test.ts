import assert from "node:assert/strict";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { readKeys } from "../../../cli/customer/customers.ts";
import { newPassphraseFrom } from "../../../cli/customer/passphrase.ts";
import { processTerminal } from "../../../cli/input/terminal.ts";
import type { Unlocking } from "../../../src/agent/vault/unlocking.ts";
import { addWay, makeVault, saveVault } from "../../../src/agent/vault/vault.ts";
import { readVaultFile } from "../../../src/agent/vault/vaultFile.ts";
import { byPasskey, byPassphrase, byWallet, walletKeyOf } from "../../support/agent/vaults.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { openGym } from "../../support/cli/openGym.ts";

const first = { DECDP_PASSPHRASE: "correct horse battery staple" };
const second = { DECDP_PASSPHRASE: "staple battery horse correct" };
const wallet = { DECDP_WALLET_KEY: walletKeyOf("5e") };

describe("the ways to unlock a customer's vault", () => {
  let gym: CommandLine;
  const file = () => gym.file("ada.vault.json");
  /** Runs a command with both secrets in the environment, unless it is given others. */
  const vault = (
    step: string,
    more: readonly string[] = [],
    environment: object = { ...first, ...wallet },
  ) => {
    const of = step === "ways" ? [] : ["--as", "ada"];
    const parameters = ["customer", "vault", step, file(), ...more, ...of];
    return gym.run(parameters, { environment: { ...environment } });
  };
  const succeed = async (...given: Parameters<typeof vault>) => {
    const { code, stdout, stderr } = await vault(...given);
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const fail = async (message: RegExp, ...given: Parameters<typeof vault>) => {
    const kept = readFileSync(file(), "utf8");
    const { code, stderr } = await vault(...given);
    assert.notEqual(code, 0);
    assert.match(stderr, message);
    assert.equal(readFileSync(file(), "utf8"), kept);
  };
  const waysNow = () => readVaultFile(readFileSync(file(), "utf8")).ways.map(({ way }) => way.kind);
  /** Begins a vault of Ada's, of which this device knows nothing, by ways that cost little. */
  const begin = async (...ways: readonly [Unlocking, ...Unlocking[]]) => {
    const { context } = gym.context();
    await context.state.transaction((writer) => writer.change("DELETE FROM vaults"));
    const [one, ...others] = ways;
    let made = await makeVault({ keys: readKeys(context, "ada"), cards: [], receipts: [] }, one);
    for (const other of others) made = await addWay(made, other);
    context.state.close();
    writeFileSync(file(), saveVault(made).text);
  };

  before(async () => {
    gym = await openGym();
    await gym.succeed("customer", "init", "--as", "ada");
  });
  after(() => gym.close());

  it("are listed without opening it", async () => {
    await begin(byWallet(), byPassphrase(), byPasskey());
    const { account } = byWallet() as Extract<Unlocking, { kind: "wallet" }>;
    const said = await succeed("ways", [], {});
    const ways = `the wallet ${account}\n  the passphrase\n  the passkey 0xc1 of localhost`;
    assert.match(said, new RegExp(`was saved 1 times. It opens with:\n  ${ways}$`, "i"));
  });

  it("are not removed all, nor where one would stay that cannot be asked for", async () => {
    const { account } = byWallet() as Extract<Unlocking, { kind: "wallet" }>;
    await fail(/Nothing would unlock the vault/, "remove", ["passphrase", account, "0xC1"]);
    await fail(/passkey 0xc1 of localhost would stay, and the command line/, "remove", ["passphrase"]);
    await fail(/passkey 0xc1 of localhost would stay/, "change");
    await fail(/"0xc2" is none of the ways.*: 0x[0-9a-f]{40}, passphrase, 0xc1\./, "remove", ["0xc2"]);
    const other = { ...first, DECDP_WALLET_KEY: walletKeyOf("77") };
    await fail(/would stay, and the key given is that of 0x/, "remove", ["0xc1"], other);
    // The wallet opens it, and the passphrase is tried all the same.
    const typo = { ...wallet, DECDP_PASSPHRASE: "correct horse battery stable" };
    await fail(/The vault cannot be opened\. Check the passphrase/, "remove", ["0xc1"], typo);
  });

  it("are removed, and old copies open with them all the same", async () => {
    await begin(byPassphrase(), byWallet());
    copyFileSync(file(), gym.file("old.json"));
    const said = await succeed("remove", ["Passphrase"], wallet);
    assert.match(said, /no longer leads\.\nCopies from before still open as they did: delete them/);
    assert.deepEqual(waysNow(), ["wallet"]);
    await fail(/No passphrase of yours unlocks this vault/, "open");
    await succeed("open", ["--with-wallet"]);
    copyFileSync(gym.file("old.json"), file());
    await fail(/is older than the one/, "open");
    await succeed("open", ["--older"]);
  });

  it("are told apart by other devices, which take the new key when they are told to", async () => {
    await begin(byPassphrase(), byWallet());
    const phone = gym.file("phone");
    writeFileSync(gym.file("network.json"), await gym.succeed("network", "show", "--json"));
    await gym.run(["network", "add", gym.file("network.json"), "--network", "local"], { state: phone });
    const openThere = (...more: string[]) =>
      gym.run(["customer", "vault", "open", file(), "--as", "ada", "--with-wallet", ...more], {
        state: phone,
        environment: wallet,
      });
    assert.equal((await openThere()).code, 0);
    await succeed("remove", ["passphrase"]);
    const told = await openThere();
    assert.equal(told.code, 1);
    assert.match(told.stderr, /has another key than the one that this device knows.*--renewed/);
    assert.equal((await openThere("--renewed")).code, 0);
    assert.equal((await openThere()).code, 0);
  });

  it("are added: the wallet by the passphrase, and a new passphrase by the wallet", async () => {
    await begin(byPassphrase());
    await fail(/No wallet of yours unlocks this vault/, "add", ["passphrase"]);
    assert.match(await succeed("add", ["wallet"]), /opens with the passphrase, or the wallet 0x/);
    await fail(/the wallet 0x.* unlocks this vault already/, "add", ["wallet"]);
    await succeed("open", ["--with-wallet"], wallet);
    await succeed("remove", ["passphrase"]);
    await succeed("add", ["passphrase"], { ...wallet, ...second });
    assert.deepEqual(waysNow(), ["wallet", "passphrase"]);
  });

  it("take another passphrase in place of the old one", async () => {
    await begin(byPassphrase());
    await succeed("change", [], { ...first, DECDP_NEW_PASSPHRASE: second.DECDP_PASSPHRASE });
    await fail(/The vault cannot be opened/, "open", [], first);
    await succeed("open", [], second);
  });

  it("have a new passphrase typed twice", async () => {
    const asked: string[] = [];
    const typing = (...typed: string[]) => {
      const askPassphrase = async (question: string, variable: string) => {
        asked.push(`${question} ${variable}`);
        return typed.shift()!;
      };
      const terminal = { ...processTerminal(), askPassphrase };
      return newPassphraseFrom({ environment: {}, terminal }, "DECDP_NEW_PASSPHRASE");
    };
    assert.equal(await typing("one", "one"), "one");
    await assert.rejects(typing("one", "two"), /The two passphrases differ, and nothing was written/);
    assert.equal(asked[1], "The same again: DECDP_NEW_PASSPHRASE");
  });
});
