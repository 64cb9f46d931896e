import { NoReply } from "../../../test/support/node/fault.ts";
import { openAccountPages } from "../../../test/support/web/accountPage.ts";
import type { Scenes } from "../scene.ts";

/** Somebody looks at what a brand did, and at each of its campaigns. */
export const accountScenes: Scenes = async (shoot) => {
  const pages = (await openAccountPages())!;
  try {
    const { page } = await pages.visitor();
    pages.node.suffer(() => Promise.reject(new NoReply()));
    await page.goto(pages.url);
    await page.getByRole("alert").waitFor();
    await shoot(page, "node-gone");
    pages.node.suffer();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".verdict").waitFor();
    await shoot(page, "brand");
    for (const campaign of [1, 2, 3]) {
      await page.goto(`${pages.url}/#/${pages.brand}/${campaign}`);
      await page.getByRole("heading", { level: 1, name: `Campaign ${campaign}` }).waitFor();
      await shoot(page, `campaign-${campaign}`);
    }
  } finally {
    await pages.close();
  }
};
