import type { Browser, BrowserContext, Page } from "playwright-core";
import { noteFigure } from "../../../scripts/web/figures.ts";

export interface DeviceOptions {
  readonly width?: number;
  readonly height?: number;
  readonly language?: string;
  /** Unix seconds that the device's clock shows at first; this machine's clock by default. */
  readonly time?: number;
  /** Origins that the device may ask; undefined lets it ask any. */
  readonly known?: () => readonly string[];
}

/** A device of its own with one page, and what went on there. */
export interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What its pages complained about. */
  readonly said: string[];
  /** The origins that it asked. */
  readonly asked: Set<string>;
  /** Another page on the same device. */
  another(): Promise<Page>;
  /** Sets the clock, Unix seconds; counts for what is loaded from then on. */
  setTime(time: number): Promise<void>;
}

export async function openDevice(browser: Browser, options: DeviceOptions = {}): Promise<Device> {
  const { width = 390, height = 844, language = "en", time, known } = options;
  const context = await browser.newContext({ viewport: { width, height }, locale: language });
  // What runs TypeScript here names functions by it, also those that are handed to a page.
  await context.addInitScript({ content: "globalThis.__name ??= (given) => given;" });
  const setTime = async (seconds: number) => {
    await context.addInitScript(shiftClock, seconds * 1000 - Date.now());
  };
  if (time !== undefined) await setTime(time);
  const said: string[] = [];
  const asked = new Set<string>();
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) said.push(message.text());
  });
  context.on("weberror", (error) => said.push(`${error.error().stack}`));
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (!/^https?:$/.test(protocol)) return;
    asked.add(origin);
    if (known !== undefined) noteFigure("foreignRequests", known().includes(origin) ? 0 : 1);
  });
  const another = () => context.newPage();
  return { context, page: await another(), said, asked, another, setTime };
}

/** For a page to run: only what its clock says is changed, by milliseconds; timers run as ever. */
export function shiftClock(offset: number): void {
  const scope = globalThis as unknown as { RealDate?: DateConstructor };
  scope.RealDate ??= Date;
  const Real = scope.RealDate;
  globalThis.Date = class extends Real {
    constructor(...given: number[]) {
      super(...((given.length === 0 ? [Real.now() + offset] : given) as [number]));
    }
    static override now = () => Real.now() + offset;
  } as DateConstructor;
}
