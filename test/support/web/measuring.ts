import type { BrowserContext, Page } from "playwright-core";

/** What a page has measured of itself since it was loaded. */
export interface Measured {
  /** Milliseconds until the largest piece of the first screen is there. */
  readonly lcp: number;
  /** How far things have moved by themselves; 0 is not at all. */
  readonly cls: number;
  /** Milliseconds of the longest task. */
  readonly longestTask: number;
  /** Milliseconds from the slowest press of a button or key to the next picture. */
  readonly interaction: number;
}

/** Pages of this device measure themselves. */
export async function measure(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const measured = { lcp: 0, cls: 0, longestTask: 0, interaction: 0 };
    (globalThis as unknown as { measured: Measured }).measured = measured;
    const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) take(entry);
      }).observe({ type, buffered: true, ...(type === "event" && { durationThreshold: 16 }) });
    observe("largest-contentful-paint", ({ startTime }) => {
      measured.lcp = startTime;
    });
    observe("layout-shift", (entry) => {
      const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean };
      if (!hadRecentInput) measured.cls += value;
    });
    observe("longtask", ({ duration }) => {
      measured.longestTask = Math.max(measured.longestTask, duration);
    });
    observe("event", (entry) => {
      const { interactionId, duration } = entry as unknown as { interactionId: number; duration: number };
      if (interactionId > 0) measured.interaction = Math.max(measured.interaction, duration);
    });
  });
}

export function measuredOn(page: Page): Promise<Measured> {
  return page.evaluate(() => (globalThis as unknown as { measured: Measured }).measured);
}

/** Forgets the tasks so far: what comes is measured alone. */
export function forgetTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { measured } = globalThis as unknown as { measured: { longestTask: number } };
    measured.longestTask = 0;
  });
}
