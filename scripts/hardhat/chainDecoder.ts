import { readFile } from "node:fs/promises";
import type { HookContext, NetworkHooks } from "hardhat/types/hooks";
import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Starts a process's first chain in half of the time. Hardhat reads all that the compiler has ever said, to name what a
 * transaction calls: three quarters of that are tests in Solidity, which no such chain runs.
 */
export const chainDecoder: HardhatPlugin = {
  id: "decdp-chain-decoder",
  hookHandlers: { network: async () => ({ default: async () => hooks }) },
};

const hooks: Partial<NetworkHooks> = {
  newConnection: async (context, next) => {
    const restore = leaveOutTests(context.artifacts);
    return next(context).finally(restore);
  },
};

type Artifacts = HookContext["artifacts"];

/** For as long as a connection is made; tests in Solidity need everything. */
function leaveOutTests(artifacts: Artifacts): () => void {
  const all = artifacts.getAllBuildInfoIds;
  artifacts.getAllBuildInfoIds = async () => {
    const ids = [...(await all.call(artifacts))];
    const wanted = await Promise.all(ids.map((id) => hasContracts(artifacts, id)));
    return new Set(ids.filter((_, place) => wanted[place]));
  };
  return () => {
    artifacts.getAllBuildInfoIds = all;
  };
}

async function hasContracts(artifacts: Artifacts, id: string): Promise<boolean> {
  const file = await artifacts.getBuildInfoPath(id);
  if (file === undefined) return false;
  const { userSourceNameMap } = JSON.parse(await readFile(file, "utf8"));
  return Object.keys(userSourceNameMap).some((name) => name.startsWith("contracts/"));
}
