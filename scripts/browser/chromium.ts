import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where distributions put Chromium; `DECDP_CHROMIUM` names another place. Playwright's own is not downloaded. */
const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The installed browser's file, or undefined if there is none. */
export function findChromium(): string | undefined {
  const named = process.env.DECDP_CHROMIUM;
  return named === undefined || named === "" ? places.find((file) => existsSync(file)) : named;
}

/** Starts Chromium without a window, which asks nothing of the network but what its pages ask. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
