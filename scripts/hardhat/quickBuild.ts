import { globSync } from "node:fs";
import os from "node:os";
import type { SolidityBuildProfileConfig } from "hardhat/types/config";
import type { ConfigHooks, SolidityHooks } from "hardhat/types/hooks";
import type { HardhatPlugin } from "hardhat/types/plugins";
import { root } from "../../services/shared/paths.ts";

/** Set in a process whose contracts are built, so that processes beside each other do not write the same files. */
export const BUILT = "DECDP_CONTRACTS_ARE_BUILT";

/** These measure gas, or call the code of libraries that is built into them. */
const builtAsDeployed = [
  "test/contracts/*/*Gas.t.sol",
  "test/contracts/verifier/{AnswerBatch,BN254,MissingPrecompiles,OpenSegment,RequestCheck,RequestCheckCutoffs}.t.sol",
];

/**
 * Builds contracts and tests in a third of the time. Tests deploy the contracts by name, so that their own code need
 * not be optimized. Hardhat compiles in one job whatever shares one object of settings, and runs as many jobs at
 * once as there are cores, less one: here contracts and tests are jobs of their own, and all cores work.
 */
export const quickBuild: HardhatPlugin = {
  id: "decdp-quick-build",
  hookHandlers: {
    config: async () => ({ default: async () => configHooks }),
    solidity: async () => ({ default: async () => solidityHooks }),
  },
};

const configHooks: Partial<ConfigHooks> = {
  resolveUserConfig: async (userConfig, resolveVariable, next) => {
    const config = await next(userConfig, resolveVariable);
    for (const profile of Object.values(config.solidity.profiles)) profile.overrides = overridesOf(profile);
    return config;
  },
};

const solidityHooks: Partial<SolidityHooks> = {
  build: async (context, files, options, next) => {
    if (process.env[BUILT] !== undefined) return new Map();
    return next(context, files, { concurrency: os.availableParallelism(), ...options });
  },
};

function overridesOf({ compilers: [compiler] }: SolidityBuildProfileConfig) {
  if (compiler === undefined) return {};
  const asDeployed = { ...compiler };
  const quick = {
    ...compiler,
    settings: { ...compiler.settings, viaIR: false, optimizer: { enabled: false } },
  };
  const files = (pattern: string | string[]) => globSync(pattern, { cwd: root });
  return Object.fromEntries([
    ...files("test/contracts/**/*.t.sol").map((file) => [file, quick]),
    ...files(builtAsDeployed).map((file) => [file, asDeployed]),
  ]);
}
