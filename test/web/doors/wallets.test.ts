import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { type Hex, zeroAddress } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { launchWithExtension } from "../../../scripts/wallets/extension.ts";
import { injectHeadlessWallet } from "../../../scripts/wallets/headlessWallet.ts";
import {
  areWalletsInstalled,
  type MetaMaskSetup,
  metaMaskScript,
} from "../../../scripts/wallets/metaMask.ts";
import { type DoorPages, openDoorPages } from "../../support/web/doorPages.ts";
import { violationsOf } from "../../support/web/violations.ts";

/** What a test does as the person behind MetaMask. */
interface Person {
  readonly state: { readonly asked: string[]; answer: string };
  announce(): void;
  decide(isYes: boolean): void;
  waits(): number;
  choose(addresses: readonly string[]): void;
  lock(): void;
  unlock(): void;
}

const [ADA, BEA]: Hex[] = [`0x${"5e".repeat(32)}`, `0x${"6f".repeat(32)}`];
const [ada, bea] = [ADA!, BEA!].map((key) => privateKeyToAddress(key).toLowerCase());

describe("a wallet on the customer's page", {
  timeout: 400_000,
  skip: !(await areWalletsInstalled()),
}, () => {
  let pages: DoorPages | undefined;
  before(async () => {
    pages = await openDoorPages();
  });
  after(() => pages?.close());

  const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
  const told = (page: Page, words: RegExp) => page.getByRole("alert").getByText(words).waitFor();
  const isOpen = (page: Page) => page.getByRole("navigation").waitFor();
  const isLocked = (page: Page) => page.getByRole("heading", { name: "Welcome back" }).waitFor();
  /** Does something as the person behind a wallet. */
  const person = <Result>(page: Page, act: (person: Person) => Result, name = "MetaMask"): Promise<Result> =>
    page.evaluate(`(${act})(globalThis[${JSON.stringify(name)}])`) as Promise<Result>;
  /** The page's policy forbids the browser's own waiting for a condition. */
  const until = async (page: Page, holds: (person: Person) => boolean) => {
    while (!(await person(page, holds))) await page.waitForTimeout(20);
  };
  /** Waits until MetaMask shows a request. */
  const asks = (page: Page) => until(page, ({ waits }) => waits() > 0);
  const open = async (...setups: MetaMaskSetup[]) => {
    const device = await pages!.device();
    for (const setup of setups) await device.page.addInitScript(await metaMaskScript(setup));
    await device.page.goto(pages!.url);
    return device;
  };
  /** A device whose vault a wallet has made. */
  const withVault = async (setup: Partial<MetaMaskSetup> = {}) => {
    const device = await open({ keys: [ADA!], ...setup });
    await button(device.page, "With MetaMask").click();
    await isOpen(device.page);
    return device;
  };

  it("makes a vault, which opens again with its signature alone", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page, said } = await withVault();
    assert.deepEqual(await person(page, ({ state }) => state.asked), [
      "eth_requestAccounts",
      // Twice, so that a wallet that signs differently each time is found out.
      ...["eth_signTypedData_v4", "eth_signTypedData_v4"],
    ]);
    await page.reload();
    await isLocked(page);
    await page.getByText(`The account that opens it: 0x${ada!.slice(2, 8)}`, { exact: false }).waitFor();
    assert.deepEqual(await violationsOf(page), [], "locked");
    await button(page, "With MetaMask").click();
    await isOpen(page);
    assert.deepEqual(said, []);
  });

  it("that is rejected, or loses the code of it, is told as a no, and can be asked again", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await open({ keys: [ADA!], answer: "no" });
    await button(page, "With MetaMask").click();
    await told(page, /You said no in MetaMask/);
    assert.deepEqual(await violationsOf(page), [], "rejected");
    await person(page, ({ state }) => {
      state.answer = "yes";
    });
    await button(page, "With MetaMask").click();
    await isOpen(page);
  });

  it("is one of two, of which one announces itself late, and each asks for itself alone", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await open(
      { name: "Rabbit", keys: [BEA!], isLate: true },
      { name: "MetaMask", keys: [ADA!], answer: "no" },
    );
    await button(page, "With MetaMask").waitFor();
    assert.equal(await button(page, "With Rabbit").count(), 0);
    await person(page, ({ announce }) => void announce(), "Rabbit");
    await button(page, "With Rabbit").waitFor();
    assert.deepEqual(await violationsOf(page), [], "two wallets");
    await button(page, "With Rabbit").click();
    await isOpen(page);
    assert.deepEqual(await person(page, ({ state }) => state.asked), []);
  });

  it("of the other account opens nothing, until the right one is chosen", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await withVault({ keys: [ADA!, BEA!] });
    await page.reload();
    await isLocked(page);
    await page.evaluate(`globalThis.MetaMask.choose(["${bea}"])`);
    await button(page, "With MetaMask").click();
    await told(page, /gives this page other accounts, and not 0x/);
    await page.evaluate(`globalThis.MetaMask.state.chosen = ["${ada}"]`);
    await button(page, "Choose another account in MetaMask").click();
    await isOpen(page);
  });

  it("that changes its account while it is asked is told, and nothing is opened", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await withVault({ keys: [ADA!, BEA!] });
    await page.reload();
    await isLocked(page);
    await person(page, ({ state }) => {
      state.answer = "yes";
    });
    await page.evaluate(`globalThis.MetaMask.choose(["${ada}"])`);
    await person(page, ({ state }) => {
      state.answer = "later";
    });
    await button(page, "With MetaMask").click();
    await asks(page);
    await page.evaluate(`globalThis.MetaMask.choose(["${bea}"])`);
    await told(page, /changed to another account while it was asked for 0x/);
    // A signature that comes after all is not looked at.
    await person(page, ({ decide }) => decide(true));
    await isLocked(page);
    await person(page, ({ state }) => {
      state.answer = "yes";
    });
    await page.evaluate(`globalThis.MetaMask.state.chosen = ["${ada}"]`);
    await button(page, "Choose another account in MetaMask").click();
    await isOpen(page);
  });

  it("that is locked is waited for, with words, and goes on by itself once it is unlocked", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await open({ keys: [ADA!], isLocked: true });
    await button(page, "With MetaMask").click();
    await page.getByText("Go on in MetaMask").waitFor();
    await until(page, ({ state }) => state.asked.length > 0);
    await page.clock.fastForward(13_000);
    await page.getByText(/It may be locked/).waitFor();
    assert.deepEqual(await violationsOf(page), [], "slow");
    await person(page, ({ unlock }) => unlock());
    await isOpen(page);
  });

  it("that hangs is given up by its user at once, or by the page after two minutes", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await open({ keys: [ADA!], answer: "later" });
    await button(page, "With MetaMask").click();
    await asks(page);
    await button(page, "Stop waiting").click();
    await told(page, /You did not wait for MetaMask/);
    // The wallet still shows the first request.
    await button(page, "With MetaMask").click();
    await told(page, /MetaMask already shows a request of this page/);
    await person(page, ({ decide }) => decide(false));
    await until(page, ({ waits }) => waits() === 0);
    await button(page, "With MetaMask").click();
    await asks(page);
    await page.clock.fastForward(121_000);
    await told(page, /MetaMask did not answer/);
    await button(page, "With a passkey").waitFor();
  });

  it("with a smart account cannot protect a vault, and the page says what can", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await open({ keys: [ADA!], smartAccount: `${zeroAddress.slice(0, -2)}99` as Hex });
    await button(page, "With MetaMask").click();
    await told(page, /A smart account cannot protect a vault: take another way/);
  });

  it("is confirmed and rejected by hand", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page } = await pages.device();
    const wallet = await injectHeadlessWallet(
      page,
      [ADA!],
      [
        {
          id: 1,
          name: "any",
          nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
          rpcUrls: { default: { http: ["http://127.0.0.1:9"] } },
        },
      ],
    );
    await page.goto(pages.url);
    const pending = async (method: string) => {
      while (wallet.getPendingRequestCount(method) === 0) await page.waitForTimeout(20);
    };
    await button(page, "With Headless Web3 Provider").click();
    await pending("eth_requestAccounts");
    await wallet.reject("eth_requestAccounts").catch(() => {});
    await told(page, /You said no in Headless Web3 Provider/);
    await button(page, "With Headless Web3 Provider").click();
    await pending("eth_requestAccounts");
    await wallet.authorize("eth_requestAccounts");
    for (const _ of ["first", "second"]) {
      await pending("eth_signTypedData_v4");
      await wallet.authorize("eth_signTypedData_v4");
    }
    await isOpen(page);
  });

  it("is found and used as an extension", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const browser = await launchWithExtension(pages.executable, await metaMaskScript({ keys: [ADA!] }));
    try {
      const page = await browser.context.newPage();
      await page.goto(pages.url);
      await button(page, "With MetaMask").click();
      await isOpen(page);
    } finally {
      await browser.close();
    }
  });
});
