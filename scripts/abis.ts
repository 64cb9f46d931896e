import { writeFile } from "node:fs/promises";
import { artifacts, tasks } from "hardhat";
import { abisFile, contractNames, generateAbis } from "./generateAbis.ts";
import { fromRoot } from "./paths.ts";

await tasks.getTask("build").run({ quiet: true, noTests: true });
const contracts = await Promise.all(contractNames.map((name) => artifacts.readArtifact(name)));
await writeFile(fromRoot(abisFile), generateAbis(contracts));
console.log(`The ABIs of ${contractNames.join(", ")} are in ${abisFile}.`);
