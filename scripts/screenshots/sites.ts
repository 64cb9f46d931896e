import type { SiteName } from "../web/build.ts";
import type { Scenes } from "./scene.ts";
import { customerScenes } from "./scenes/customer.ts";

/** The scenes of each site. */
export const scenes: Readonly<Record<SiteName, Scenes>> = {
  customer: customerScenes,
};
