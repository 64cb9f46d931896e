import { writeFile } from "node:fs/promises";
import { answersFile, generateAnswers } from "./answers/generate.ts";
import { fromRoot } from "./paths.ts";

await writeFile(fromRoot(answersFile), await generateAnswers());
console.log(`The answers are in ${answersFile}.`);
