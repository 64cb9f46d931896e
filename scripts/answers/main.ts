import { writeFile } from "node:fs/promises";
import { fromRoot } from "../../services/shared/paths.ts";
import { openProver } from "../shared/openProver.ts";
import { crowdFile, generateCrowd } from "./crowd.ts";
import { answersFile, generateAnswers } from "./generate.ts";

const [which, ...others] = process.argv.slice(2);
if (others.length > 0 || (which !== undefined && which !== "crowd")) {
  console.error(
    "Usage: npm run answers [-- crowd]\nProves the answers for the Solidity tests, or those of a crowd.",
  );
  process.exit(2);
}

const prover = await openProver();
const [file, text] =
  which === "crowd" ? [crowdFile, await generateCrowd(prover)] : [answersFile, await generateAnswers(prover)];
await prover.close();
await writeFile(fromRoot(file), text);
console.log(`The answers are in ${file}.`);
