import { gzipSync } from "node:zlib";
import { step } from "../shared/progress.ts";
import { buildCustomerPages, pagesFolder, writePages } from "./build.ts";

const files = await step("Build the pages", buildCustomerPages);
await step("Compress and write them", () => writePages(files));
for (const [place, content] of files) {
  console.log(`${place.padEnd(24)} ${`${Math.round(gzipSync(content).length / 1024)}`.padStart(6)} KB gzip`);
}
console.log(`The pages are in ${pagesFolder}.`);
