import type { BrowserContext, Page } from "playwright-core";

interface Breakable {
  /** Writes until the page is as if it had been closed. */
  writesLeft: number;
  isDead: boolean;
}

/** Pages of this device can be ended in the middle of what they do. */
export function makeBreakable(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const scope = globalThis as unknown as Breakable;
    scope.writesLeft = Number.POSITIVE_INFINITY;
    scope.isDead = false;
    const { transaction } = IDBDatabase.prototype;
    // A transaction that never comes to an end: whoever waits for it waits until the page is closed.
    const never = { objectStore: () => ({ get: () => ({}), put: () => {}, delete: () => {} }) };
    IDBDatabase.prototype.transaction = function (...given: Parameters<typeof transaction>) {
      if (scope.isDead || (given[1] === "readwrite" && scope.writesLeft-- <= 0)) {
        scope.isDead = true;
        return never as unknown as IDBTransaction;
      }
      return transaction.apply(this, given);
    };
    const { fetch } = globalThis;
    globalThis.fetch = (...given) => (scope.isDead ? new Promise(() => {}) : fetch(...given));
  });
}

/** The page ends instead of its next write but so many. */
export async function endAfterWrites(page: Page, count: number): Promise<void> {
  await page.evaluate((left) => {
    (globalThis as unknown as Breakable).writesLeft = left;
  }, count);
}

export function hasEnded(page: Page): Promise<boolean> {
  return page.evaluate(() => (globalThis as unknown as Breakable).isDead);
}
