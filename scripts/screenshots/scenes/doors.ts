import path from "node:path";
import { addAuthenticator, openDoorPages } from "../../../test/support/web/doorPages.ts";
import type { Scenes } from "../scene.ts";

/** A customer makes a vault with a passkey, gives it a second way, backs it up, and locks it. */
export const doorScenes: Scenes = async (shoot) => {
  const pages = (await openDoorPages())!;
  try {
    const { page } = await pages.device();
    await addAuthenticator(page);
    const goTo = (place: string) => page.goto(`${pages.url}/#/${place}`);
    await page.goto(pages.url);
    await page.getByRole("button", { name: "With a passkey" }).click();
    await page.getByRole("navigation").waitFor();
    await shoot(page, "no-backup");
    await goTo("vault/add");
    await page.getByText("With a passphrase").click();
    await shoot(page, "vault-add");
    for (const name of ["passphrase", "again"]) {
      await page.locator(`input[name=${name}]`).fill("correct horse battery");
    }
    await page.getByRole("button", { name: "Add the passphrase" }).click();
    await page
      .getByRole("link", { name: /^Remove/ })
      .first()
      .waitFor();
    await shoot(page, "vault");
    await goTo("vault/remove/1");
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("It stays").waitFor();
    await shoot(page, "vault-remove");

    await goTo("vault/backup");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save my vault to a file" }).click();
    const file = path.join(pages.folder, "vault.json");
    await (await downloading).saveAs(file);
    await page.getByLabel("The file that you saved").setInputFiles(file);
    await page.getByRole("button", { name: "With a passkey" }).click();
    await page.getByText("Your backup works").waitFor();
    await shoot(page, "vault-backup");
    await goTo("vault/move");
    await page.getByText("3. Choose the file there").waitFor();
    await shoot(page, "vault-move");

    const other = await pages.device();
    await other.page.goto(`${pages.url}/#/restore`);
    await other.page.getByLabel("I have a vault file").setInputFiles(file);
    await other.page.getByRole("button", { name: "Begin" }).waitFor();
    await shoot(other.page, "restore");
  } finally {
    await pages.close();
  }
};
