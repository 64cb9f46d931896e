import { readdirSync } from "node:fs";
import { fromRoot } from "../../services/shared/paths.ts";

/** Quick tests come first, because the first failure ends the run. */
const order = ["vectors.test.ts", "binding.test.ts", "validity.test.ts", "uniqueness.test.ts"];
/** Compares hashes with the released key, so it would notice every mutant without looking at what it does. */
const leftOut = "key.test.ts";

/** The tests that look at what the circuit does, in our order. */
export function circuitTestFiles(): string[] {
  const folder = "test/circuits";
  const names = readdirSync(fromRoot(folder)).filter((name) => name.endsWith(".test.ts") && name !== leftOut);
  const rank = (name: string) => (order.indexOf(name) + names.length) % names.length;
  return names.sort((left, right) => rank(left) - rank(right)).map((name) => `${folder}/${name}`);
}
