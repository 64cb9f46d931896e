import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { noteFigure } from "../../../scripts/web/figures.ts";
import { fromRoot } from "../../../services/shared/paths.ts";

const axe = readFileSync(fromRoot("node_modules/axe-core/axe.min.js"), "utf8");

/** What axe-core finds in the present state of a page. */
export async function violationsOf(page: Page): Promise<string[]> {
  // The page's own policy forbids what axe brings along; the browser's protocol does not ask it.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (
      globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run(),
  );
  noteFigure("axe.violations", violations.length);
  noteFigure("axe.states", 1);
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

/** How a page is looked at by who sees little, or has a small screen. */
const looks = [
  { name: "320 px", width: 320 },
  // A window of 1280 px, enlarged to 200 %.
  { name: "200 %", width: 640 },
  { name: "dark", media: { colorScheme: "dark" } },
  { name: "forced colours", media: { forcedColors: "active" } },
] as const;

/**
 * What axe-core finds in the present state of a page, as it is and in each of these looks; and where it has to be
 * scrolled sideways.
 */
export async function violationsInAllLooks(page: Page): Promise<string[]> {
  const size = page.viewportSize()!;
  const found = await violationsOf(page);
  for (const look of looks) {
    if ("width" in look) await page.setViewportSize({ width: look.width, height: size.height });
    else await page.emulateMedia(look.media);
    const [width, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    const sideways = width! > seen! ? [`${width} px wide where ${seen} are seen`] : [];
    found.push(...[...(await violationsOf(page)), ...sideways].map((one) => `${look.name}: ${one}`));
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
  }
  return found;
}
