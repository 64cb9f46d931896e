import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { launchChromium } from "../../browser/chromium.ts";
import type { ProofCase } from "./proofCases.ts";
import { openProvingSite } from "./proofInBrowser.ts";
import type { ProvePage } from "./provePage.ts";

declare const provePage: ProvePage;

const PROOFS = 50;
/** Proofs after which everything that a page keeps is there. */
const SETTLED = 5;

/** Memory of a page's process in MB, resident, once it has settled and after 50 proofs. */
export interface PageMemory {
  readonly settledMB: number;
  readonly after50MB: number;
}

/** Makes 50 proofs in one page and looks at the memory of its process. */
export async function measurePageMemory(chromium: string, answer: ProofCase): Promise<PageMemory> {
  const site = await openProvingSite([answer]);
  const browser = await launchChromium(chromium);
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site.origin}/index.html`, { waitUntil: "load" });
    await page.evaluate(([name, input]) => provePage.load(name, input), [
      answer.name,
      JSON.stringify(answer.input),
    ] as const);
    await page.evaluate((by) => provePage.prepare(by), answer.by);
    const prove = async (times: number) => {
      for (let made = 0; made < times; made++) await page.evaluate(() => provePage.proveWitness());
      return largestRenderer(browser);
    };
    const settledMB = await prove(SETTLED);
    return { settledMB, after50MB: await prove(PROOFS - SETTLED) };
  } finally {
    await browser.close();
    await site.close();
  }
}

/** MB that the largest of the browser's renderers holds: the one that proves. */
async function largestRenderer(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0));
  return Math.max(...sizes) / 1024;
}
