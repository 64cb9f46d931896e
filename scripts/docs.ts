import { spawnSync } from "node:child_process";
import { installFolder } from "./installFolder.ts";
import { fromRoot } from "./paths.ts";

await installFolder("scripts/docs", "typedoc");
const typedoc = fromRoot("scripts/docs/node_modules/typedoc/bin/typedoc");
const options = ["--options", fromRoot("scripts/docs/typedoc.json")];
const { status } = spawnSync(process.execPath, [typedoc, ...options], { cwd: fromRoot(), stdio: "inherit" });
process.exit(status ?? 1);
