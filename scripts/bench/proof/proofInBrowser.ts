import { setTimeout } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { fromRoot } from "../../../services/shared/paths.ts";
import { bundleForBrowser } from "../../browser/bundle.ts";
import { launchChromium } from "../../browser/chromium.ts";
import { serve } from "../../browser/serve.ts";
import type { ProofCase } from "./proofCases.ts";
import type { ProofMeasure } from "./proofInNode.ts";
import type { ProvePage } from "./provePage.ts";

declare const provePage: ProvePage;

/** snarkjs starts its threads from blobs, and waits for ever for those that a policy forbids. */
const snarkjsPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:";

/** Between two looks at the browser's CPU time, and how many at most. */
const LOOK_MS = 250;
const LOOKS = 40;
/** What the look itself costs. */
const RESTING_SECONDS = 0.02;

/** Proofs of a page: the first one after loading is cold, with the witness; the third is warm, of the proof alone. */
export interface BrowserMeasures {
  readonly cold: ProofMeasure[];
  readonly warm: ProofMeasure[];
}

/** Proves the cases in turn in Chromium, each time in a fresh page with its own process. */
export async function proveInBrowser(
  chromium: string,
  cases: readonly ProofCase[],
  runs: number,
  proved: () => void,
): Promise<BrowserMeasures> {
  const site = await openProvingSite(cases);
  const browser = await launchChromium(chromium);
  const measures: BrowserMeasures = { cold: [], warm: [] };
  try {
    for (let run = 0; run < runs; run++) {
      for (const proofCase of cases) {
        const [cold, warm] = await proveTwice(browser, site.origin, proofCase);
        measures.cold.push(cold);
        measures.warm.push(warm);
        proved();
      }
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return measures;
}

/** A site with the page that proves, and the circuits' files. */
export async function openProvingSite(cases: readonly ProofCase[]) {
  const files = cases.flatMap(({ name, wasm, zkey }) => [
    [`/${name}.wasm`, wasm],
    [`/${name}.zkey`, zkey],
  ]);
  const content = {
    "/index.html": Buffer.from('<!doctype html><script type="module" src="/page.js"></script>'),
    "/page.js": await bundleForBrowser(fromRoot("scripts/bench/proof/provePage.ts")),
    ...Object.fromEntries(files),
  };
  return serve(content, snarkjsPolicy);
}

async function proveTwice(
  browser: Browser,
  origin: string,
  { name, by, input }: ProofCase,
): Promise<[ProofMeasure, ProofMeasure]> {
  // Each page has its own context, because pages of one context may share a process.
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/index.html`, { waitUntil: "load" });
    await page.evaluate(([name, input]) => provePage.load(name, input), [
      name,
      JSON.stringify(input),
    ] as const);
    const measure = async (prove: () => Promise<number>): Promise<ProofMeasure> => {
      const before = await cpuSecondsAtRest(browser);
      const wallMs = await prove();
      return { name, wallMs, cpuMs: 1000 * ((await cpuSecondsAtRest(browser)) - before) };
    };
    const cold = await measure(() => page.evaluate((by) => provePage.proveWhole(by), by));
    await page.evaluate((by) => provePage.prepare(by), by);
    return [cold, await measure(() => page.evaluate(() => provePage.proveWitness()))];
  } finally {
    await context.close();
  }
}

/**
 * CPU seconds that all of the browser's processes have used, once they rest: after a page has loaded, and while code that
 * has already run is compiled again, the browser goes on working for half a second.
 */
async function cpuSecondsAtRest(browser: Browser): Promise<number> {
  let before = await cpuSeconds(browser);
  for (let look = 0; look < LOOKS; look++) {
    await setTimeout(LOOK_MS);
    const now = await cpuSeconds(browser);
    if (now - before <= RESTING_SECONDS) return now;
    before = now;
  }
  return before;
}

/** CPU seconds that all of the browser's processes have used. */
async function cpuSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
