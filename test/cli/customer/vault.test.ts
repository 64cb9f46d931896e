import assert from "node:assert/strict";
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { readKeys } from "../../../cli/customer/customers.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import { readReceipt, writeReceipt } from "../../../src/consent/receipt/file/receipt.ts";
import type { CommandLine } from "../../support/cli/commandLine.ts";
import { giveCards } from "../../support/cli/holders.ts";
import { openGym } from "../../support/cli/openGym.ts";

const wallet = { DECDP_WALLET_KEY: `0x${"11".repeat(32)}` };
const passphrase = { DECDP_PASSPHRASE: "correct horse battery staple" };
const receipt = fromRoot("docs/consent/given.receipt.json");

describe("a customer's vault", () => {
  let gym: CommandLine;
  let tablet: string;
  const vault = (step: string, file: string, more: readonly string[] = [], environment: object = wallet) => {
    const isWallet = environment === wallet ? ["--with-wallet"] : [];
    const parameters = ["customer", "vault", step, gym.file(file), "--as", "ada", ...isWallet, ...more];
    return [parameters, { environment: { ...environment } }] as const;
  };
  const succeed = async ([parameters, given]: ReturnType<typeof vault>, state?: string) => {
    const { code, stdout, stderr } = await gym.run(parameters, { ...given, ...(state && { state }) });
    assert.equal(code, 0, stderr);
    return stdout;
  };
  const fail = async (message: RegExp, [parameters, given]: ReturnType<typeof vault>, state?: string) => {
    const { code, stderr } = await gym.run(parameters, { ...given, ...(state && { state }) });
    assert.notEqual(code, 0);
    assert.match(stderr, message);
  };
  const rowsOf = (state?: string) => {
    const { context } = gym.context(state === undefined ? {} : { state });
    const cards = context.state.all("SELECT issuer, place, card FROM cards WHERE customer = 'ada'");
    const keys = readKeys(context, "ada");
    context.state.close();
    return { keys, cards: cards.map((row) => ({ ...row })) };
  };

  before(async () => {
    gym = await openGym();
    await giveCards(gym, "ada", "ben");
    tablet = gym.file("tablet");
    const { stdout } = await gym.run(["network", "show", "--json"]);
    writeFileSync(gym.file("network.json"), stdout);
    await gym.run(["network", "add", gym.file("network.json"), "--network", "local"], { state: tablet });
  });
  after(() => gym.close());

  it("takes keys, cards and receipts to another device, by a wallet", async () => {
    await succeed(vault("save", "ada.vault.json", ["--receipts", receipt]));
    assert.equal(statSync(gym.file("ada.vault.json")).mode & 0o077, 0);
    const out = gym.file("receipts");
    const said = await succeed(vault("open", "ada.vault.json", ["--out", out]), tablet);
    assert.match(said, /keys of ada are on this device, and 1 cards\.\nWrote 1 receipts/);
    assert.deepEqual(rowsOf(tablet), rowsOf());
    assert.equal(rowsOf().cards.length, 1);
    const [name, ...others] = readdirSync(out);
    assert.deepEqual(others, []);
    const given = writeReceipt(readReceipt(readFileSync(receipt, "utf8")));
    assert.equal(readFileSync(path.join(out, name!), "utf8"), given);
  });

  it("keeps what it holds when another device saves it, and is opened again on the first", async () => {
    copyFileSync(gym.file("ada.vault.json"), gym.file("first.json"));
    assert.match(await succeed(vault("save", "ada.vault.json"), tablet), /It was saved 2 times/);
    const said = await succeed(vault("open", "ada.vault.json"));
    assert.match(said, /and 1 cards\.\n1 receipts stay in the vault/);
  });

  it("is told to be old where the device knows a newer one, unless that is wanted", async () => {
    await fail(/older than the one that this device knows/, vault("open", "first.json"));
    await fail(/older than the one that this device knows/, vault("save", "first.json"));
    await succeed(vault("open", "first.json", ["--older"]), tablet);
  });

  it("is refused to another customer, and closed to what does not unlock it", async () => {
    const [parameters, given] = vault("save", "ada.vault.json");
    const asBen = parameters.map((part) => (part === "ada" ? "ben" : part));
    const { code, stderr } = await gym.run(asBen, given);
    assert.equal(code, 2);
    assert.match(stderr, /holds other keys than those of "ben"/);
    await fail(/No passphrase of yours unlocks this vault/, vault("open", "ada.vault.json", [], passphrase));
  });

  it("is not begun by a name mistyped", async () => {
    await fail(/and this device knows a vault that was saved 2 times/, vault("save", "adas.vault.json"));
  });

  it("opens by a passphrase", async () => {
    await succeed(vault("save", "words.json", ["--new"], passphrase));
    await succeed(vault("open", "words.json", [], passphrase));
  });
});
