import { readdirSync, readFileSync } from "node:fs";
import { fromRoot } from "../../services/shared/paths.ts";
import { parse } from "./build.ts";
import { circomEdits } from "./circomMutants.ts";
import { type Mutant, mutantsOf } from "./mutant.ts";
import { solidityEdits } from "./solidityMutants.ts";

/** All mutants, always the same and in the same order: contracts first, then the circuit. */
export function listMutants(): Mutant[] {
  const folders = ["contracts", "contracts/campaigns", "contracts/libraries"];
  const contracts = folders.flatMap((folder) => filesIn(folder, ".sol"));
  const circuits = [...filesIn("circuits", ".circom"), ...filesIn("circuits/lib", ".circom")];
  const read = (file: string) => readFileSync(fromRoot(file), "utf8");
  return [
    ...contracts.flatMap((file) =>
      mutantsOf("contracts", file, read(file), solidityEdits(read(file), parse(file))),
    ),
    ...circuits.flatMap((file) => mutantsOf("circuit", file, read(file), circomEdits(read(file)))),
  ];
}

function filesIn(directory: string, suffix: string): string[] {
  const names = readdirSync(fromRoot(directory)).filter((name) => name.endsWith(suffix));
  return names.sort().map((name) => `${directory}/${name}`);
}
