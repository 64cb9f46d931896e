import { rm } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import { findChromium } from "../browser/chromium.ts";
import { step } from "../shared/progress.ts";
import type { SiteName } from "../web/build.ts";
import { shootInto } from "./scene.ts";
import { scenes } from "./sites.ts";

// Every screen of every site, or of those that are named, to out/screenshots/SITE.
const names = Object.keys(scenes) as SiteName[];
const given = process.argv.slice(2);
const unknown = given.find((name) => !Object.hasOwn(scenes, name));
if (unknown !== undefined) {
  console.error(`There is no site "${unknown}". There are: ${names.join(", ")}.`);
  process.exit(2);
}
if (findChromium() === undefined) {
  console.error("There is no Chromium. Install it, or name it in DECDP_CHROMIUM.");
  process.exit(2);
}
for (const name of given.length === 0 ? names : (given as SiteName[])) {
  const folder = fromRoot("out/screenshots", name);
  await rm(folder, { recursive: true, force: true });
  let count = 0;
  await step(`Journey on the pages for ${name}`, () =>
    scenes[name]!(
      shootInto(folder, () => {
        count++;
      }),
    ),
  );
  console.log(`${count} pictures are in out/screenshots/${name}.`);
}
process.exit(0);
