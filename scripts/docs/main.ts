import { spawnSync } from "node:child_process";
import { fromRoot } from "../../services/shared/paths.ts";
import { installFolder } from "../shared/installFolder.ts";

await installFolder("scripts/docs", "typedoc");
const typedoc = fromRoot("scripts/docs/node_modules/typedoc/bin/typedoc");
const options = ["--options", fromRoot("scripts/docs/typedoc.json")];
const { status } = spawnSync(process.execPath, [typedoc, ...options], { cwd: fromRoot(), stdio: "inherit" });
process.exit(status ?? 1);
