import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { type Abi, type Address, type Hex, hashTypedData, recoverMessageAddress } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { readContract } from "viem/actions";
import { bundleForBrowser } from "../../../scripts/browser/bundle.ts";
import { type SiteServer, serve } from "../../../scripts/browser/serve.ts";
import { compile, readSources } from "../../../scripts/solidity/compiler.ts";
import {
  areWalletsInstalled,
  type MetaMaskSetup,
  metaMaskScript,
} from "../../../scripts/wallets/metaMask.ts";
import { fromRoot } from "../../../services/shared/paths.ts";
import type { WalletPage } from "../../browser/walletPage.ts";
import { linkTo, lookAt, sayYes, settled } from "../../support/web/customerJourney.ts";
import { type CustomerPages, openCustomerPages, openWithVault } from "../../support/web/customerPage.ts";

declare const page: WalletPage;

const [ADA, BEA]: Hex[] = [`0x${"5e".repeat(32)}`, `0x${"6f".repeat(32)}`];
const bea = privateKeyToAddress(BEA!).toLowerCase();
const CHAIN = 31_337;

describe("a page that asks wallets", { timeout: 300_000, skip: !(await areWalletsInstalled()) }, () => {
  let pages: CustomerPages | undefined;
  let site: SiteServer;
  before(async () => {
    pages = await openCustomerPages();
    site = await serve({
      "/index.html": fromRoot("test/browser/index.html"),
      "/page.js": await bundleForBrowser(fromRoot("test/browser/walletPage.ts")),
      "/favicon.ico": new Uint8Array(),
    });
  });
  after(async () => {
    await pages?.close();
    await site?.close();
  });

  const open = async (setup: Partial<MetaMaskSetup> = {}): Promise<Page> => {
    const device = await pages!.device();
    await device.page.addInitScript(await metaMaskScript({ keys: [ADA!], ...setup }));
    await device.page.goto(`${site.origin}/index.html`);
    await device.page.locator("#state", { hasText: "Ready" }).waitFor();
    return device.page;
  };
  const asked = (tab: Page) => tab.evaluate("globalThis.MetaMask.state.asked") as Promise<string[]>;
  /** Terms of nobody, for one chain. */
  const dataOf = (chainId: number, verifyingContract?: Address) => ({
    domain: { name: "DeCDP", version: "1", chainId, ...(verifyingContract && { verifyingContract }) },
    types: { Note: [{ name: "text", type: "string" }] },
    primaryType: "Note" as const,
    message: { text: "signed by an officer" },
  });
  const sign = (tab: Page, data: object) => tab.evaluate((text) => page.signData(text), JSON.stringify(data));

  it("shows no picture from elsewhere, and no two wallets under one id", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const tab = await open();
    await tab.evaluate(() => {
      const info = {
        uuid: "1",
        name: "A\u202eB\n C",
        icon: "https://track.example/a.png",
        rdns: "a.example",
      };
      const provider = { request() {} };
      for (const detail of [
        { info, provider },
        { info: { ...info, name: "Thief" }, provider },
        { info: { ...info, uuid: "2", name: 7 }, provider },
        { info: { ...info, uuid: "3" }, provider: {} },
        undefined,
      ]) {
        dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
      }
    });
    assert.deepEqual(await tab.evaluate(() => page.names()), [
      ["MetaMask", "data:image"],
      ["A B C", undefined],
    ]);
  });

  it("is told that the wallet is on another chain, and moves it; one that it does not know is added", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const tab = await open();
    await tab.evaluate(() => page.connect());
    assert.equal(await sign(tab, dataOf(CHAIN)), "otherChain");
    assert.equal(await tab.evaluate((chain) => page.moveTo(chain), CHAIN), "there");
    assert.match(await sign(tab, dataOf(CHAIN)), /^0x[0-9a-f]{130}$/);
    assert.equal(await tab.evaluate(() => page.moveTo(1)), "there");
    await tab.evaluate("globalThis.MetaMask.state.answer = 'no'");
    assert.equal(await tab.evaluate(() => page.moveTo(5)), "declined");
    assert.deepEqual(await asked(tab), [
      ...["eth_requestAccounts", "wallet_addEthereumChain", "wallet_switchEthereumChain"],
      ...["eth_signTypedData_v4", "wallet_switchEthereumChain", "wallet_addEthereumChain"],
    ]);
  });

  it("has a text signed by the account that it names", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const tab = await open();
    const account = await tab.evaluate(() => page.connect());
    const signature = (await tab.evaluate(() => page.signText("I approve"))) as Hex;
    assert.equal(await recoverMessageAddress({ message: "I approve", signature }), account);
  });

  it("takes the signature of a smart account (ERC-1271) as the chain does", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { client, brand } = pages.world.agents;
    const file = "test/support/accounts/KeyedAccount.sol";
    const { contracts } = compile(
      readSources([file]),
      { evmVersion: "cancun" },
      { "*": { "*": ["abi", "evm.bytecode.object"] } },
    );
    const { abi, evm } = contracts![file]!.KeyedAccount!;
    const hash = await client.deployContract({
      abi: abi as Abi,
      bytecode: `0x${evm.bytecode.object}`,
      args: [privateKeyToAddress(ADA!)],
      account: brand.account.address,
    });
    const smart = (await client.waitForTransactionReceipt({ hash })).contractAddress!;
    const tab = await open({ smartAccount: smart, chainId: CHAIN });
    assert.equal(`${await tab.evaluate(() => page.connect())}`.toLowerCase(), smart.toLowerCase());
    const data = dataOf(CHAIN, smart);
    const signature = (await sign(tab, data)) as Hex;
    const answer = await readContract(client, {
      abi: abi as Abi,
      address: smart,
      functionName: "isValidSignature",
      args: [hashTypedData(data), signature],
    });
    assert.equal(answer, "0x1626ba7e");
  });

  it("goes on proving and answers for the same customer when the wallet changes its account", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { campaign, url } = await linkTo(pages, { name: "course for walkers" });
    const { page: tab, said } = await pages.device();
    await tab.addInitScript(await metaMaskScript({ keys: [ADA!, BEA!] }));
    await openWithVault(tab, pages);
    await tab.goto(`${pages.url}/#/vault/add`);
    const withMetaMask = tab.getByRole("button", { name: "With MetaMask", exact: true });
    await withMetaMask.click();
    await tab.getByText("Wallet account 0x").waitFor();
    await tab.reload();
    await withMetaMask.click();
    await lookAt(tab, url);
    await tab.evaluate(`globalThis.MetaMask.choose(["${bea}"])`);
    await tab.getByText(/MetaMask is no longer on 0x/).waitFor();
    await sayYes(tab);
    await settled(pages, campaign);
    assert.deepEqual(said, []);
  });
});
