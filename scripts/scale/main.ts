import { writeFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import { generateScalePage, page } from "./page.ts";

await writeFile(fromRoot(page), await generateScalePage());
console.log(`Worked out ${page} anew.`);
