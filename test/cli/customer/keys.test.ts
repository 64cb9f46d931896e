import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { readKeys } from "../../../cli/customer/customers.ts";
import { stateFile } from "../../../cli/setting/state.ts";
import { type CommandLine, startCommandLine } from "../../support/cli/commandLine.ts";

describe("a customer's keys", () => {
  let gym: CommandLine;
  const keysOf = (name: string) => {
    const { context } = gym.context();
    const keys = readKeys(context, name);
    context.state.close();
    return keys;
  };

  before(async () => {
    gym = await startCommandLine();
    await gym.succeed("customer", "init", "--as", "ada");
  });
  after(() => gym.close());

  it("are refused if others can read them", async () => {
    const file = stateFile(gym.folder);
    chmodSync(file, 0o644);
    await gym.fail(1, /can be read by others.*chmod 600/, "customer", "status", "--as", "ada");
    chmodSync(file, 0o600);
    await gym.succeed("customer", "status", "--as", "ada");
  });

  it("are made once, for a customer with a name that can be one", async () => {
    const before = keysOf("ada");
    await gym.fail(2, /has keys already/, "customer", "init", "--as", "ada");
    assert.deepEqual(keysOf("ada"), before);
    await gym.fail(2, /cannot name a customer/, "customer", "init", "--as", "../../ada");
    await gym.fail(2, /cannot name a customer/, "customer", "status", "--as", "../../ada");
  });

  it("come back from a backup", async () => {
    const backup = gym.file("ada.backup.json");
    const given = { environment: { DECDP_PASSPHRASE: "correct horse battery staple" } };
    const made = await gym.run(["customer", "backup", "--as", "ada", "--out", backup], given);
    assert.equal(made.code, 0, made.stderr);
    const restored = await gym.run(["customer", "restore", backup, "--as", "ada-again"], given);
    assert.equal(restored.code, 0, restored.stderr);
    assert.deepEqual(keysOf("ada-again"), keysOf("ada"));
    await gym.succeed("customer", "init", "--as", "ben");
    const over = await gym.run(["customer", "backup", "--as", "ben", "--out", backup], given);
    assert.equal(over.code, 1);
    assert.match(over.stderr, /There is a file .*ada\.backup\.json already; nothing was written over it/);
    await gym.fail(2, /Nobody is there to type a passphrase/, "customer", "restore", backup);
    const wrong = { environment: { DECDP_PASSPHRASE: "incorrect horse battery staple" } };
    assert.equal((await gym.run(["customer", "restore", backup, "--as", "eve"], wrong)).code, 1);
    const taken = await gym.run(["customer", "restore", backup, "--as", "ada"], given);
    assert.equal(taken.code, 2);
    assert.match(taken.stderr, /has keys already/);
  });

  it("come back from a backup that only a wallet opens", async () => {
    const backup = gym.file("ada.wallet.json");
    const [wallet, other] = ["11", "22"].map((byte) => ({
      environment: { DECDP_WALLET_KEY: `0x${byte.repeat(32)}` },
    }));
    const made = await gym.run(
      ["customer", "backup", "--as", "ada", "--with-wallet", "--out", backup],
      wallet,
    );
    assert.match(made.stdout, /Only the wallet 0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A can open it/);
    const refused = await gym.run(["customer", "restore", backup, "--as", "eve"], other);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /not made with the private key of 0x19E7/);
    const restored = await gym.run(["customer", "restore", backup, "--as", "ada-by-wallet"], wallet);
    assert.equal(restored.code, 0, restored.stderr);
    assert.deepEqual(keysOf("ada-by-wallet"), keysOf("ada"));
  });
});
