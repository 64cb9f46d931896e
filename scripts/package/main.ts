import { step } from "../shared/progress.ts";
import { buildPackage } from "./build.ts";

await step("Build dist/", buildPackage);
