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
}

export async function openDevice(browser: Browser, options: DeviceOptions = {}): Promise<Device> {
  const { width = 390, height = 844, language = "en", time, known } = options;
  const context = await browser.newContext({ viewport: { width, height }, locale: language });
  if (time !== undefined) await context.clock.install({ time: time * 1000 });
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
  return { context, page: await another(), said, asked, another };
}
