import { buildPackage } from "./package/build.ts";
import { step } from "./progress.ts";

await step("Build dist/", buildPackage);
