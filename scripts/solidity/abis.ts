import { writeFile } from "node:fs/promises";
import { artifacts, tasks } from "hardhat";
import { fromRoot } from "../../services/shared/paths.ts";
import { abisFile, contractNames, generateAbis } from "./generateAbis.ts";

await tasks.getTask("build").run({ quiet: true, noTests: true });
const contracts = await Promise.all(contractNames.map((name) => artifacts.readArtifact(name)));
await writeFile(fromRoot(abisFile), generateAbis(contracts));
console.log(`The ABIs of ${contractNames.join(", ")} are in ${abisFile}.`);
