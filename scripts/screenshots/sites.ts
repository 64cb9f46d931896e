import type { SiteName } from "../web/build.ts";
import type { Scenes } from "./scene.ts";
import { accountScenes } from "./scenes/account.ts";
import { customerScenes } from "./scenes/customer.ts";
import { doorScenes } from "./scenes/doors.ts";

/** The scenes of each site; a new site adds a line. */
export const scenes: Readonly<Partial<Record<SiteName, Scenes>>> = {
  customer: async (shoot) => {
    await customerScenes(shoot);
    await doorScenes(shoot);
  },
  account: accountScenes,
};
