import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { step } from "../shared/progress.ts";
import { buildPages, folderOf, type SiteName, sites, writePages } from "./build.ts";

for (const name of Object.keys(sites) as SiteName[]) {
  const files = await step(`Build the pages for ${name}`, () => buildPages(name));
  await step("Compress and write them", () => writePages(files, folderOf(name)));
  for (const [place, content] of files) {
    console.log(
      `${place.padEnd(24)} ${`${Math.round(gzipSync(content).length / 1024)}`.padStart(6)} KB gzip`,
    );
  }
  const build = createHash("sha256").update(files.get("/build.json")!).digest("hex");
  console.log(`The pages are in ${folderOf(name)}. Their build is ${build}.`);
}
