import { linkTo, lookAt, sayYes, settled } from "../../../test/support/web/customerJourney.ts";
import { openCustomerPages, openWithVault } from "../../../test/support/web/customerPage.ts";
import type { Scenes } from "../scene.ts";

/** What is behind "More", by its address, with its heading. */
const rooms = [
  ["more", "More"],
  ["rules", "My rules"],
  ["rules/try", "What would happen if ..."],
  ["rights", "My rights"],
  ["rights/new", "What do you ask for?"],
  ["rewards", "Rewards"],
  ["history", "What happened"],
] as const;

/** A customer opens the page, answers, and stops. */
export const customerScenes: Scenes = async (shoot) => {
  const pages = (await openCustomerPages())!;
  try {
    const { page } = await pages.device();
    await page.goto(pages.url);
    await page.getByRole("heading", { name: "Your details stay with you" }).waitFor();
    await shoot(page, "welcome");
    await openWithVault(page, pages);
    await shoot(page, "no-requests");

    const { url, campaign } = await linkTo(pages, { name: "Which course suits you" });
    await lookAt(page, url);
    await page.getByText("Your proof is ready").waitFor();
    await shoot(page, "request");
    for (const summary of await page.locator("summary").all()) await summary.click();
    await shoot(page, "request-everything");
    await sayYes(page);
    await settled(pages, campaign);
    await shoot(page, "done");
    await page.getByRole("link", { name: "Requests" }).first().click();
    await shoot(page, "requests");
    await page.getByRole("link", { name: "My cards" }).click();
    await shoot(page, "cards");

    for (const [room, title] of rooms) {
      await page.evaluate((name) => {
        location.hash = `/${name}`;
      }, room);
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
      for (const summary of await page.locator("main summary").all()) await summary.click();
      await shoot(page, room.replace("/", "-"));
    }

    await page.getByRole("link", { name: "My permissions" }).click();
    await shoot(page, "permissions");
    await page.getByRole("link", { name: "Stop" }).first().click();
    await shoot(page, "stop");
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("heading", { name: /^Stopped/ }).waitFor();
    await shoot(page, "stopped");

    await page.reload();
    await page.getByRole("heading", { name: "Welcome back" }).waitFor();
    await shoot(page, "locked");
    await page.getByLabel("Passphrase").fill("not the right passphrase");
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("alert").waitFor();
    await shoot(page, "wrong-passphrase");
  } finally {
    await pages.close();
  }
};
