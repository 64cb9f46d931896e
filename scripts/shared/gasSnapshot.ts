import { readFileSync } from "node:fs";
import { fromRoot } from "../../services/shared/paths.ts";

/** Gas of each step that the tests measure ("npm run gas"), by its name in snapshots/gas.json. */
export function readGasSnapshot(): (step: string) => number {
  const snapshot: Record<string, string> = JSON.parse(readFileSync(fromRoot("snapshots/gas.json"), "utf8"));
  return (step) => {
    const gas = snapshot[step];
    if (gas === undefined) throw new Error(`snapshots/gas.json has no "${step}". Run: npm run gas`);
    return Number(gas);
  };
}
