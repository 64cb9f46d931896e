import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { noteFigure } from "../../scripts/web/figures.ts";
import { linkTo, lookAt, sayYes } from "../support/web/customerJourney.ts";
import { type CustomerPages, openCustomerPages, openWithVault } from "../support/web/customerPage.ts";
import { forgetTasks, measure, measuredOn } from "../support/web/measuring.ts";
import { sizesOf } from "../support/web/sizes.ts";
import { violationsInAllLooks } from "../support/web/violations.ts";

describe("the customer's page", { timeout: 240_000 }, () => {
  let pages: CustomerPages | undefined;
  before(async () => {
    pages = await openCustomerPages();
  });
  after(() => pages?.close());

  it("is small", async () => {
    const { firstScreen, beyondFirst, program } = await sizesOf("customer");
    const [opening, worker, guard] = [beyondFirst("/opening.ts"), program("worker"), program("guard")];
    noteFigure("firstScreenGzipKB", firstScreen);
    noteFigure("openingGzipKB", opening);
    noteFigure("workerGzipKB", worker);
    assert.ok(firstScreen <= 60, `first screen ${firstScreen} KB`);
    // 110 is the aim: viem and the shapes of receipts, which a vault holds, are most of it.
    assert.ok(opening <= 165, `opening ${opening} KB`);
    assert.ok(worker <= 130, `worker ${worker} KB`);
    assert.ok(guard <= 6, `guard ${guard} KB`);
  });

  // How long things take is noted and not judged: it depends on what else the machine does.
  for (const isSlow of [false, true]) {
    it(`shows its first screen and moves nothing${isSlow ? ", on a slow device far away" : ""}`, async (context) => {
      if (pages === undefined) return context.skip("there is no Chromium");
      const device = await pages.device();
      await measure(device.context);
      if (isSlow) {
        const session = await device.context.newCDPSession(device.page);
        const rate = (1.6 * 1_000_000) / 8;
        await session.send("Network.enable");
        await session.send("Network.emulateNetworkConditions", {
          ...{ offline: false, latency: 150, downloadThroughput: rate, uploadThroughput: rate },
        });
        await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      }
      await device.page.goto(pages.url);
      await device.page.getByRole("heading", { name: "Your details stay with you" }).waitFor();
      await device.page.locator("footer summary").waitFor();
      const { lcp, cls } = await measuredOn(device.page);
      assert.ok(lcp > 0);
      noteFigure(isSlow ? "slow.lcpMs" : "lcpMs", lcp);
      noteFigure("cls", cls);
      assert.ok(cls <= 0.02, `layout shift ${cls}`);
      await device.context.close();
    });
  }

  it("answers to presses while it proves, and is usable in every look", async (context) => {
    if (pages === undefined) return context.skip("there is no Chromium");
    const { page, context: device } = await pages.device();
    await measure(device);
    await openWithVault(page, pages);
    assert.deepEqual(await violationsInAllLooks(page), []);
    const { url } = await linkTo(pages, { name: "bars" });
    await lookAt(page, url);
    await forgetTasks(page);
    for (const summary of await page.locator("main summary").all()) await summary.click();
    await page.getByText("Your proof is ready").waitFor();
    const { longestTask, interaction } = await measuredOn(page);
    noteFigure("longestTaskMs", longestTask);
    noteFigure("interactionMs", interaction);
    assert.deepEqual(await violationsInAllLooks(page), []);
    await sayYes(page);
    assert.deepEqual(await violationsInAllLooks(page), []);
  });
});
