import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where distributions install Chromium; `DECDP_CHROMIUM` overrides it. Playwright's own browser is not downloaded. */
const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The path of the installed browser, or undefined if there is none. */
export function findChromium(): string | undefined {
  const named = process.env.DECDP_CHROMIUM;
  return named === undefined || named === "" ? places.find((file) => existsSync(file)) : named;
}

/**
 * Starts Chromium without a window and without network requests of its own.
 *
 * @param options Further options of its command line.
 */
export function launchChromium(executablePath: string, options: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...options,
    ],
  });
}
