import { createRequire } from "node:module";
import { fromRoot } from "../../../services/shared/paths.ts";
import { installFolder } from "../../shared/installFolder.ts";

const FOLDER = "scripts/brand/counterparts";

/** What a brand's stack speaks with, as its own makers publish it: installed once, by a lock file of its own. */
export async function loadCounterparts() {
  await installFolder(FOLDER, "what a brand's stack speaks with");
  const load = createRequire(fromRoot(FOLDER, "package.json"));
  return {
    openFeature: load("@openfeature/server-sdk"),
    ofrep: load("@openfeature/ofrep-provider"),
    segment: load("@segment/analytics-node"),
    webhooks: load("standardwebhooks"),
    growthBook: load("@growthbook/growthbook"),
  };
}
