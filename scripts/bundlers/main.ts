import { findChromium, launchChromium } from "../browser/chromium.ts";
import { apps } from "./apps.ts";
import { installApps } from "./install.ts";

// Proves one answer in an app of each bundler, with the package as npm packs it. esbuild is tried by the tests.

const chromium = findChromium();
if (chromium === undefined) {
  console.error("Chromium is not installed. On Debian: apt-get install chromium.");
  process.exit(1);
}
await installApps();
const browser = await launchChromium(chromium);
const only = process.argv[2];
let failed = 0;
for (const [name, start] of Object.entries(apps)) {
  if (only !== undefined && !name.includes(only)) continue;
  try {
    const server = await start();
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.log(`  ${error.message}`));
    await page.goto(`${server.origin}/index.html`);
    await page.waitForFunction(() => document.querySelector("#state")?.textContent !== "Loading", undefined, {
      timeout: 45_000,
    });
    const state = await page.textContent("#state");
    await page.close();
    await server.close();
    console.log(`${name}: ${state}`);
    if (state !== "Proved") failed++;
  } catch (error) {
    failed++;
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    console.log(`${name}: ${message}\n${stdout}${stderr}`);
  }
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
