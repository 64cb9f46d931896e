import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";

/** Takes the present screen of a page in both themes and at both widths. */
export type Shoot = (page: Page, name: string) => Promise<void>;

/** A real journey on one site, which calls `shoot` at each screen. Ends what it has started. */
export type Scenes = (shoot: Shoot) => Promise<void>;

const widths = [390, 1280];
const themes = ["light", "dark"] as const;

/** Screens go to FOLDER/NAME-THEME-WIDTH.png, the whole length of each. */
export function shootInto(folder: string, note: (file: string) => void): Shoot {
  return async (page, name) => {
    await mkdir(folder, { recursive: true });
    const before = page.viewportSize()!;
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: width < 600 ? 844 : 800 });
        const file = path.join(folder, `${name}-${colorScheme}-${width}.png`);
        await page.screenshot({ path: file, fullPage: true });
        note(file);
      }
    }
    await page.emulateMedia({ colorScheme: null });
    await page.setViewportSize(before);
  };
}
