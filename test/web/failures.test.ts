import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, describe, it, type TestContext } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import type { Service } from "../../services/shared/runService.ts";
import { until } from "../support/brand/brandWorld.ts";
import { prepareRelayer } from "../support/relayer/relayerUnderTest.ts";
import { endAfterWrites, hasEnded, makeBreakable } from "../support/web/breakable.ts";
import { answersTo, linkTo, lookAt, sayYes, settled } from "../support/web/customerJourney.ts";
import {
  type CustomerPages,
  openCustomerPages,
  openWithVault,
  PASSPHRASE,
} from "../support/web/customerPage.ts";
import { violationsInAllLooks } from "../support/web/violations.ts";

const WEEK = 7 * 86_400;
/** A campaign for each test. */
const names = [
  ...(["relayer gone", "brand gone", "node gone", "wrong key", "full", "closed"] as const),
  ...(["offline", "clock", "tabs", "zombie"] as const),
];

describe("when something fails, the customer's page", { timeout: 540_000 }, () => {
  let pages: CustomerPages;
  let prepared: Awaited<ReturnType<typeof prepareRelayer>> | undefined;
  let relayer: Service | undefined;
  let port: number;
  const links = new Map<string, Awaited<ReturnType<typeof linkTo>>>();
  before(async () => {
    port = await freePort();
    const opened = await openCustomerPages({ relayers: [`http://127.0.0.1:${port}`], isAnnounced: true });
    if (opened === undefined) return;
    pages = opened;
    // Terms of their own, so that a stop in one test ends nothing in another.
    for (const [index, name] of names.entries()) {
      const terms = { dataProtectionOfficer: `mailto:officer${index}@gym.example` };
      links.set(name, await linkTo(pages, { name, terms }));
    }
  });
  after(async () => {
    await relayer?.close();
    prepared?.remove();
    await pages?.close();
  });

  const startRelayer = async () => {
    prepared ??= await prepareRelayer(pages.world.agents);
    relayer ??= await prepared.start({
      ...{ port, origins: [pages.url], largestAge: 1, subjectRate: 100_000 },
      campaignIds: [...links.values()].map(({ campaign }) => campaign),
    });
  };
  const link = (name: (typeof names)[number]) => links.get(name)!;
  let last: BrowserContext | undefined;
  const device = async (options = {}) => {
    const opened = await pages.device(options);
    last = opened.context;
    return opened;
  };
  const opened = async () => {
    const one = await device();
    await openWithVault(one.page, pages);
    return one;
  };
  const unlock = async (page: Page) => {
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.getByRole("navigation").waitFor();
  };
  const yes = (page: Page) => page.getByRole("button", { name: "Yes", exact: true }).click();
  /** As the browser does when the connection is back. */
  const reconnect = (page: Page) => page.evaluate(() => dispatchEvent(new Event("online")));
  const goTo = (page: Page, name: string) => page.getByRole("navigation").getByRole("link", { name }).click();
  const alert = (page: Page, words: RegExp) => page.getByRole("alert").getByText(words).waitFor();
  const test = (name: string, run: (context: TestContext) => Promise<void>) =>
    it(name, async (context) => {
      if (pages === undefined) return context.skip("there is no Chromium");
      try {
        await run(context);
      } catch (error) {
        const shown = await Promise.all(
          last?.pages().map((page) => page.locator("body").textContent()) ?? [],
        );
        throw new Error(`The pages showed:\n${shown.join("\n---\n")}`, { cause: error });
      } finally {
        await last?.close();
        last = undefined;
      }
    });

  test("keeps an answer while the relayer is gone, and brings it there once", async () => {
    const { page } = await opened();
    const { campaign, url } = link("relayer gone");
    await lookAt(page, url);
    await sayYes(page);
    await page.getByText("Not everything is sent yet").click();
    await page.getByText(/The relayer at .* did not answer/).waitFor();
    assert.deepEqual(await violationsInAllLooks(page), []);
    assert.equal(await answersTo(pages, campaign), 0);
    await startRelayer();
    await reconnect(page);
    await settled(pages, campaign);
  });

  test("says so when the brand is gone, and goes on when it is back", async () => {
    const { page } = await opened();
    const { url } = link("brand gone");
    const places = `${pages.world.url()}/**`;
    await page.route(places, (route) => route.abort());
    await page.getByLabel("Link of the request").fill(url);
    await page.getByRole("button", { name: "Open a request" }).click();
    await alert(page, /The other side cannot be reached/);
    assert.deepEqual(await violationsInAllLooks(page), []);
    await page.unroute(places);
    await page.getByRole("button", { name: "Open a request" }).click();
    await page.getByRole("heading", { name: "Gym asks you" }).waitFor();
  });

  test("waits for a slow node and says so, and tries again where it was gone", async () => {
    const { page } = await opened();
    const { url } = link("node gone");
    await lookAt(page, url);
    await page.getByText("Your proof is ready").waitFor();
    const node = `${pages.world.agents.url}/**`;
    await page.route(node, (route) => route.abort());
    await page.getByRole("link", { name: "Requests" }).first().click();
    await page.getByRole("link", { name: "Look at it" }).first().click();
    await alert(page, /The other side cannot be reached/);
    await page.unroute(node);
    let isHeld = true;
    await page.route(node, async (route) => {
      while (isHeld) await new Promise((resolve) => setTimeout(resolve, 50));
      await route.continue();
    });
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("This takes longer than usual").waitFor();
    assert.deepEqual(await violationsInAllLooks(page), []);
    isHeld = false;
    await page.getByRole("heading", { name: "Gym asks you" }).waitFor();
  });

  test("sends nothing with a wrong key file, and proves once the right one is there", async () => {
    const { page } = await opened();
    const { campaign, url } = link("wrong key");
    const key = "**/circuit/answer.zkey";
    await page.context().route(key, (route) => route.fulfill({ body: "not a key" }));
    await lookAt(page, url);
    await yes(page);
    await alert(page, /A file that proofs are made with is damaged/);
    assert.deepEqual(await violationsInAllLooks(page), []);
    await page.context().unroute(key);
    await sayYes(page);
    await startRelayer();
    await settled(pages, campaign);
  });

  test("sends nothing that it cannot keep: a full device", async () => {
    const { page } = await opened();
    const { campaign, url } = link("full");
    await lookAt(page, url);
    await page.getByText("Your proof is ready").waitFor();
    // As browsers do it where there is no room.
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      const scope = globalThis as unknown as { makeRoom(): void };
      scope.makeRoom = () => {
        IDBObjectStore.prototype.put = put;
      };
      IDBObjectStore.prototype.put = function (...given) {
        const { transaction } = this;
        const error = new DOMException("The disk is full.", "QuotaExceededError");
        Object.defineProperty(transaction, "error", { value: error });
        const request = put.apply(this, given);
        transaction.abort();
        return request;
      };
    });
    await yes(page);
    await alert(page, /There is no room left on this device/);
    assert.deepEqual(await violationsInAllLooks(page), []);
    assert.equal(await answersTo(pages, campaign), 0);
    await page.evaluate(() => (globalThis as unknown as { makeRoom(): void }).makeRoom());
    await sayYes(page);
    await startRelayer();
    await settled(pages, campaign);
  });

  test("loses and doubles nothing when it is closed at every step of an answer", async () => {
    await startRelayer();
    const { context, page: first } = await opened();
    const { campaign, url } = link("closed");
    await lookAt(first, url);
    await makeBreakable(context);
    let page = first;
    const openAgain = async () => {
      await page.close();
      page = await context.newPage();
      await page.goto(pages.url);
      await unlock(page);
    };
    const waiting = () => page.getByRole("listitem").filter({ hasText: /closed.*waits for you/s });
    // An answer takes four writes until it is handed to the relayer, and more until its receipt is complete.
    for (let steps = 0; steps < 9; steps++) {
      await openAgain();
      await page.getByRole("listitem").first().waitFor();
      if ((await waiting().count()) === 1) {
        await waiting().getByRole("link").click();
        await page.getByText("Your proof is ready").waitFor();
        await endAfterWrites(page, steps);
        await yes(page);
      } else {
        await endAfterWrites(page, steps % 4);
        await reconnect(page);
      }
      await until(
        async () => (await hasEnded(page)) || (await answersTo(pages, campaign)) > 0,
        `the page is closed after ${steps} writes, or the answer is settled`,
        60_000,
      );
    }
    await openAgain();
    await reconnect(page);
    await settled(pages, campaign);
    assert.equal(await waiting().count(), 0, "what was given does not wait");
    await page.getByRole("link", { name: "My permissions" }).click();
    await page.getByRole("link", { name: "Stop" }).waitFor();
  });

  test("signs nothing by a wrong clock", async () => {
    const { page } = await device({ time: 1_500_000_000 });
    // The chain of the test is one whose clock people move on purpose; this one says that it is another.
    const places = [pages.world.url(), pages.world.agents.url, `${pages.url}/network.json`];
    const isOfChain = ({ href }: URL) => places.some((place) => href.startsWith(place));
    await page.route(isOfChain, async (route) => {
      const reply = await route.fetch();
      const body = (await reply.text()).replaceAll(/(chainId\\?":\s*)31337/g, "$11");
      await route.fulfill({ response: reply, body: body.replaceAll('"0x7a69"', '"0x1"') });
    });
    await openWithVault(page, pages);
    const { url } = link("clock");
    await page.getByLabel("Link of the request").fill(url);
    await page.getByRole("button", { name: "Open a request" }).click();
    await alert(page, /The clock of this device differs/);
    assert.deepEqual(await violationsInAllLooks(page), []);
  });

  test("works in one tab at a time, and moves to another one on demand", async () => {
    await startRelayer();
    const { page, another } = await opened();
    const { campaign, url } = link("tabs");
    await lookAt(page, url);
    const second = await another();
    await second.goto(pages.url);
    await second.getByRole("heading", { name: "It is open in another tab" }).waitFor();
    assert.deepEqual(await violationsInAllLooks(second), []);
    await second.getByRole("button", { name: "Use it here" }).click();
    await unlock(second);
    await page.getByRole("heading", { name: "It is open in another tab" }).waitFor();
    await second.getByRole("link", { name: "Look at it" }).first().click();
    await sayYes(second);
    await settled(pages, campaign);
  });

  test("takes the device from a tab that does not react, which then writes nothing", async () => {
    const { page, another } = await device();
    // This tab hears nothing of others.
    await page.addInitScript(() => {
      const { request } = LockManager.prototype;
      LockManager.prototype.request = function (this: LockManager, ...given: never[]) {
        const asked = request.apply(this, given as never) as Promise<unknown>;
        return new Promise((resolve) => void asked.then(resolve, () => {})) as never;
      } as never;
      Object.defineProperty(BroadcastChannel.prototype, "onmessage", { set: () => {} });
    });
    await openWithVault(page, pages);
    const { url, campaign } = link("zombie");
    await lookAt(page, url);
    await page.getByText("Your proof is ready").waitFor();
    const second = await another();
    await second.goto(pages.url);
    await second.getByRole("button", { name: "Use it here" }).click();
    await second.getByRole("heading", { name: "Welcome back" }).waitFor();
    await yes(page);
    await alert(page, /Another tab works with this device now/);
    await unlock(second);
    await second.getByText("waits for you").waitFor();
    assert.equal(await answersTo(pages, campaign), 0);
  });

  test("stops a permission offline, for a week, and brings that on chain when there is a connection", async () => {
    await startRelayer();
    const { page, context, setTime } = await opened();
    const { campaign, url } = link("offline");
    await page.getByRole("contentinfo").getByText("Version 1").waitFor();
    await lookAt(page, url);
    await sayYes(page);
    await settled(pages, campaign);
    await context.setOffline(true);
    await page.getByText("You are offline").waitFor();
    await goTo(page, "My permissions");
    await page.getByRole("link", { name: "Stop" }).first().click();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("heading", { name: /^Stopped/ }).waitFor();
    await page.reload();
    await unlock(page);
    await goTo(page, "My permissions");
    await page.getByText("On the chain").waitFor();
    assert.deepEqual(await violationsInAllLooks(page), []);

    const { client } = pages.world.agents;
    await client.increaseTime({ seconds: WEEK });
    await client.mine({ blocks: 1 });
    await setTime(Number((await client.getBlock()).timestamp) + 2);
    await page.reload();
    await unlock(page);
    await context.setOffline(false);
    await goTo(page, "My permissions");
    await until(
      async () => /On the chain(?!not yet)/.test((await page.locator("main").textContent()) ?? ""),
      "the stop is on the chain",
      60_000,
    );
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
